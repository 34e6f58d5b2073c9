import { onPath } from '../../sandbox/on-path.ts';

/** A program of Debian's package `prometheus`; `undefined` where it is not installed, and an error in CI. */
export function programOf(name: 'promtool' | 'prometheus'): string | undefined {
  const program = onPath([name]);
  if (program !== undefined) return program;
  const words = `No ${name} on PATH: install Debian's package prometheus.`;
  if (process.env.CI === 'true') throw new Error(words);
  console.warn(`${words} The tests that need it are skipped.`);
  return undefined;
}

/** A folder of this repository's `ops/prometheus`, as a path. */
export const RULES = new URL('../../ops/prometheus/alerts.yml', import.meta.url).pathname;

import { readFileSync, writeFileSync } from 'node:fs';
import { cells, type Figure } from './figure.ts';

/** One bench, run as often and for as long as it wants. */
export interface Result {
  readonly name: string;
  /** Time, machine, commit, and the load before it began. */
  readonly circumstances: string;
  /** Why it could not measure, instead of its figures. */
  readonly outcome: readonly Figure[] | { readonly failed: string };
}

const FILE = new URL('RESULTS.md', import.meta.url);

const HEAD = `# Results of \`npm run bench\`

Whole runs, each from an empty Redis with processes of its own. Several numbers are min / median / max over the
runs; a target is met when every run meets it. What each bench does is said in its \`bench.ts\`, above \`export const bench\`. Each section
says which code it was measured on: one bench can be repeated without the others.`;

/**
 * Writes a result to RESULTS.md, in place of the previous one of the same bench.
 * @param order names of all benches; sections of others are dropped
 */
export function writeResult(result: Result, order: readonly string[]): void {
  const sections = readSections();
  sections.set(result.name, sectionOf(result));
  const known = order.flatMap((name) => sections.get(name) ?? []);
  const unmeasured = order.filter((name) => !sections.has(name));
  const left = unmeasured.length === 0 ? [] : [`No whole run is recorded of: ${unmeasured.join(', ')}.`];
  writeFileSync(FILE, `${[HEAD, ...left, ...known].join('\n\n')}\n`);
}

function readSections(): Map<string, string> {
  const [, ...texts] = readFileSync(FILE, 'utf8').split(/^(?=## )/m);
  return new Map(texts.map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? '', text.trimEnd()]));
}

export const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;

const sectionOf = ({ name, circumstances, outcome }: Result): string =>
  [
    `## ${name}`,
    circumstances,
    'failed' in outcome ? `It could not measure: ${outcome.failed}` : tableOf(outcome),
  ].join('\n\n');

function tableOf(figures: readonly Figure[]): string {
  const rows = [['', 'measured', 'target', 'limit or peer', ''], ...figures.map(cells)];
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 3)),
    [],
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = '', ...lines] = rows.map(line);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [heading, rule, ...lines].join('\n');
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = new URL('../../', import.meta.url);

const script = fileURLToPath(new URL('scripts/build.mjs', ROOT));

let built = false;

/** Builds the bot once for all benches: they measure what `npm start` runs. */
export function build(): void {
  if (!built) execFileSync(process.execPath, [script], { stdio: 'inherit' });
  built = true;
}

const Manifest = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) });

/** Arguments that `npm start` gives to Node, from any folder. */
export function startArguments(): readonly string[] {
  const { scripts } = Manifest.parse(JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')));
  const [, ...all] = scripts.start.split(' ');
  return all.map((one) => (one.startsWith('-') ? one : fileURLToPath(new URL(one, ROOT))));
}

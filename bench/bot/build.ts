import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));

let built = false;

/** What is measured is what `npm run build` makes and `npm start` runs; built once for all benches. */
export function build(): string {
  if (!built) execFileSync(process.execPath, [script], { stdio: 'inherit' });
  built = true;
  return fileURLToPath(new URL('../../dist/bot/main.js', import.meta.url));
}

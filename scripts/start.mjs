// `npm start`: runs what `npm run build` made, with `.env`, or says that nothing was made yet. `-- --check` only looks
// whether the configuration is complete and Redis is fit.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { readEnvFile } from './env-file.mjs';

readEnvFile();

// What the bot holds on to fits 40 MB; the rest is garbage of looks that took a while, which V8 by itself lets grow to
// several times as much before it collects it. This sets no limit: a heap that is needed still grows (ADR 40).
setFlagsFromString('--heap-growing-percent=50');

// Fifty looks a second are little for a compiler that waits until code is hot: most of them would be interpreted for
// minutes.
setFlagsFromString('--interrupt-budget=10000');

const built = new URL('../dist/bot/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('There is no build yet: run `npm run build` first, then `npm start`.');
  process.exitCode = 78;
}

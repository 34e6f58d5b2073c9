// `npm start`: runs what `npm run build` made, with `.env`, or says that nothing was made yet. `-- --check` only looks
// whether the configuration is complete and Redis is fit.
import { existsSync } from 'node:fs';
import { loadBuilt } from './code-cache-load.mjs';
import { EX_CONFIG, readEnvFile } from './command.mjs';

readEnvFile();

if (existsSync(new URL('../dist/bot/main.js', import.meta.url))) {
  loadBuilt('main.js');
} else {
  console.error('There is no build yet: run `npm run build` first, then `npm start`.');
  process.exitCode = EX_CONFIG;
}

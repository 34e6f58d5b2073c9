// Last step of `npm run build`: loads everything that a start loads, and writes V8's code cache. Run without any
// variable, so that the bot ends at once because its configuration is missing.
import { keepCompiled, loadBuilt } from './code-cache-load.mjs';

let complete = false;

process.once('exit', () => {
  if (complete) keepCompiled();
  else process.exitCode = 1;
});
loadBuilt('main.js');
loadBuilt('chunks/web.js');
loadBuilt('chunks/undici.js');
complete = true;

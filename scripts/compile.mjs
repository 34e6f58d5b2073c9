// The last step of `npm run build`: loads what a start loads, and keeps what V8 made of it. Run without a variable, so
// that the bot ends at once because its configuration is missing.
import { keepCompiled, loadBuilt } from './load.mjs';

let complete = false;

process.once('exit', () => {
  if (complete) keepCompiled();
  else process.exitCode = 1;
});
loadBuilt('main.js');
loadBuilt('chunks/web.js');
loadBuilt('chunks/undici.js');
complete = true;

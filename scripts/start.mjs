// `npm start`: runs what `npm run build` made, or says that nothing was made yet.
import { existsSync } from 'node:fs';

const built = new URL('../dist/bot/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('There is no build yet: run `npm run build` first, then `npm start`.');
  process.exitCode = 78;
}

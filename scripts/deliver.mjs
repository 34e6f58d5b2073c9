// `npm run deliver -- --again <id>`: has a message told again that Slack refused. Doctor and Home name the ids.
import { existsSync } from 'node:fs';
import { readEnvFile } from './env-file.mjs';

const EX_USAGE = 64;
const EX_CONFIG = 78;

const built = new URL('../dist/bot/bot/tell-again.js', import.meta.url);
const [word, id, ...more] = process.argv.slice(2);

async function run() {
  if (word !== '--again' || id === undefined || more.length > 0) {
    console.error('Usage: npm run deliver -- --again <id>');
    return EX_USAGE;
  }
  if (!existsSync(built)) {
    console.error('There is no build yet: run `npm run build` first.');
    return EX_CONFIG;
  }
  readEnvFile();
  const { tellAgain } = await import(built.href);
  const { queued, sentence } = await tellAgain(id, process.env);
  console.log(sentence);
  return queued ? 0 : 1;
}

run().then(
  (code) => process.exit(code),
  (error) => {
    console.error(`Nothing was queued: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);

// `npm run explain -- <sid>`: prints the life of a recording from Redis: what was seen, concluded and told.
import { existsSync } from 'node:fs';
import { readEnvFile } from './env-file.mjs';

const EX_USAGE = 64;
const EX_CONFIG = 78;

const built = new URL('../dist/bot/bot/explain.js', import.meta.url);
const [sid, ...more] = process.argv.slice(2);

async function run() {
  if (sid === undefined || more.length > 0) {
    console.error('Usage: npm run explain -- <sid>');
    return EX_USAGE;
  }
  if (!existsSync(built)) {
    console.error('There is no build yet: run `npm run build` first.');
    return EX_CONFIG;
  }
  readEnvFile();
  const { explainRecording } = await import(built.href);
  const lines = await explainRecording(sid, process.env);
  console.log(lines?.join('\n') ?? 'No recording with this sid is known.');
  return lines ? 0 : 1;
}

run().then(
  (code) => process.exit(code),
  (error) => {
    console.error(`Nothing could be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);

// `npm run doctor`: is everything in place? Slack, Agora and Redis are asked; the bot need not run. Ends with 0 if all is
// well, 1 if something is to be looked at, 78 if a setting is missing.
import { existsSync } from 'node:fs';
import { readEnvFile } from './env-file.mjs';

const EX_CONFIG = 78;

const built = new URL('../dist/bot/bot/doctor.js', import.meta.url);

async function run() {
  if (!existsSync(built)) {
    console.error('There is no build yet: run `npm run build` first.');
    return EX_CONFIG;
  }
  readEnvFile();
  const { doctor } = await import(built.href);
  return (await doctor(process.env, console.log)) ? 0 : 1;
}

run().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(error?.name === 'ConfigError' ? EX_CONFIG : 1);
  },
);

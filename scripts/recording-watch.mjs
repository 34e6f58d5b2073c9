#!/usr/bin/env node
// `npx recording-watch status <appId> <resourceId> <sid> <mode>`: looks at one recording from a terminal.
import { existsSync } from 'node:fs';

const EX_USAGE = 64;
const EX_CONFIG = 78;

const built = new URL('../dist/bot/bot/status.js', import.meta.url);
const [command, ...args] = process.argv.slice(2);

async function run() {
  if (!existsSync(built)) {
    console.error('There is no build yet: run `npm run build` first.');
    return EX_CONFIG;
  }
  const { status, USAGE } = await import(built.href);
  if (command !== 'status') {
    console.error(USAGE);
    return EX_USAGE;
  }
  return status(args, { env: process.env, say: console.log, complain: console.error });
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error?.name === 'ConfigError' ? EX_CONFIG : 1;
  },
);

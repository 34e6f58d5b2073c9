#!/usr/bin/env node
// `npx recording-watch status <appId> <resourceId> <sid> <mode>`: looks at one recording from a terminal.
import { EX_USAGE, failed, importBuilt } from './command.mjs';

const [command, ...args] = process.argv.slice(2);

async function run() {
  const { status, USAGE } = await importBuilt('status');
  if (command !== 'status') {
    console.error(USAGE);
    return EX_USAGE;
  }
  return status(args, { env: process.env, say: console.log, complain: console.error });
}

process.exitCode = await run().catch(failed);

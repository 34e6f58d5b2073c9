import { MendedValkey } from './valkey.mjs';

/**
 * Runs Valkey in a process of its own, so that the bot can be killed without its data.
 * Forked with the port as its argument; answers `{ port, pid }` or `{ code, message }`, and ends with its parent.
 */
process.once('disconnect', () => process.exit(0));
// Ctrl-C and a closed terminal reach the whole process group, but the parent decides when this process ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const port = Number(process.argv[2]);
try {
  await new MendedValkey({ port }).start();
  process.send({ port, pid: process.pid });
} catch (error) {
  process.send({ code: error.code, message: error.message });
}

import { createClosing } from './demo/closing.ts';
import { isTaken } from './free-port.ts';

/**
 * `npm run demo`: the whole product on one machine, without an account, a key or a network: a Redis, a pretend Agora, a
 * pretend Slack with a page, and the real bot between them.
 */

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const closing = createClosing(say);
let ending = false;

async function end(code: number): Promise<never> {
  ending = true;
  await closing.close();
  process.exit(code);
}

function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${version} is too old: the demo needs 20.19 or newer.`);
}

function pagePort(given: string | undefined): number {
  const port = given === undefined || given === '' ? 8080 : Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`DEMO_PORT is ${given}, which is not a port.`);
}

// The terminal may close before this process does, and then a write fails.
process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Ctrl-C may arrive twice, because npm and the terminal both pass it on.
    if (!ending) say('\nStopping …');
    end(0);
  });
}

try {
  requireNode(process.versions.node);
  const port = pagePort(process.env.DEMO_PORT);
  if (await isTaken(port))
    throw new Error(`Port ${port} is taken. Choose another: DEMO_PORT=8090 npm run demo`);
  // Imported after the check, because its imports may not load on a Node that is too old.
  const { runDemo } = await import('./demo/run.ts');
  await runDemo({ port, attended: process.stdout.isTTY === true, closing, say });
} catch (error) {
  // Errors caused by ending the demo are not reported.
  if (!ending) {
    say(error instanceof Error ? error.message : String(error));
    await end(1);
  }
}

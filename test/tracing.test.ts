import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, listenAt } from '../sandbox/free-port.ts';
import { within } from '../src/within.ts';
import { createWorld } from './flows/world.ts';
import { startCollector, traceTo } from './story/collector.ts';

test('a trace has the name of an error, and not its message, which may carry what was sent', async () => {
  const collector = await startCollector();
  onTestFinished(collector.close);
  const tracing = traceTo(collector.url);
  const look = tracing.span('look', {}, async () => {
    throw new TypeError('sent with key-of-a-customer');
  });
  await expect(look).rejects.toThrow('key-of-a-customer');
  await tracing.stop(500);
  expect(collector.text()).toContain('TypeError');
  expect(collector.text()).not.toContain('key-of-a-customer');
});

async function silentCollector(): Promise<string> {
  const server = createServer(() => {});
  const port = await listenAt(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}

const noCollector = async () => `http://127.0.0.1:${await freePort()}`;

test.each([
  ['that answers nothing', silentCollector],
  ['that is not there', noCollector],
])('the end does not wait for a collector %s, and says so', async (_, address) => {
  const { log, lines } = createWorld();
  const tracing = traceTo(await address(), log);
  await tracing.span('look', {}, async () => {});
  // The SDK by itself tries for eight to ten seconds.
  expect(await within(5_000, tracing.stop(500), 'waits')).toBeUndefined();
  expect(lines.map(({ outcome }) => outcome)).toEqual(['tracesNotSent']);
});

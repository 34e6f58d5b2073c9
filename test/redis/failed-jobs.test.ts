import { expect, it, onTestFinished } from 'vitest';
import { createEngine } from '../../src/redis/engine.ts';
import { eventually } from '../eventually.ts';
import { startCollector, traceTo } from '../story/collector.ts';
import { createTestLog, HERE, openWorld, share } from './world.ts';

it('a trace says that a job failed, and not what its error said, which may carry what was sent', async () => {
  const collector = await startCollector();
  onTestFinished(collector.close);
  const world = openWorld();
  await world.outbox.put(HERE, share('1'));
  const engine = createEngine({
    keyspace: world.keyspace,
    apps: world.apps,
    log: createTestLog(),
    leases: world.leases,
    historyMs: 60_000,
    poll: async () => {},
    deliver: async () => {
      throw new TypeError('sent with key-of-a-customer');
    },
    tracing: traceTo(collector.url),
  });
  onTestFinished(async () => void (await engine.stop(2_000)));
  await eventually(() => expect(collector.text()).toContain('job failed'));
  expect(collector.text()).not.toContain('key-of-a-customer');
});

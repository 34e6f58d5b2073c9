import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Illustrations, Order } from '../../src/ports/telling.ts';
import { createIllustrations, startIllustrating } from '../../src/redis/pictures/illustrations.ts';
import { eventually } from '../eventually.ts';
import { createTestLog, HERE, openWorld, type World } from './world.ts';

/** With the fraction that 1.1 days have. */
const KEEP_MS = 1.1 * 86_400_000;

let world: World;
let illustrations: Illustrations;
beforeEach(() => {
  world = openWorld();
  const made = createIllustrations({ keyspace: world.keyspace, log: createTestLog(), keepMs: KEEP_MS });
  illustrations = made.illustrations;
  return () => made.closeQueue();
});

const order: Order = { place: HERE, sid: 'a:b c', of: 7 };

/** Works on what is wanted until the test is over. */
function drawing(work: (order: Order, last: boolean) => Promise<void>) {
  const illustrating = startIllustrating(world.keyspace, createTestLog(), work);
  onTestFinished(() => illustrating.stop());
}

test('a picture is remembered for its place and recording, and forgotten with them', async () => {
  expect(await illustrations.find(HERE, 's')).toBeUndefined();
  await illustrations.put(HERE, 's', { of: 7, file: 'F1', refusals: 2 });
  expect(await illustrations.find(HERE, 's')).toEqual({ of: 7, file: 'F1', refusals: 2 });
  expect(await illustrations.find({ ...HERE, channel: 'C2' }, 's')).toBeUndefined();
  const kept = await world.redis.pttl(world.keyspace.key('pictured', 'T1:C1:s'));
  expect(kept).toBeGreaterThan(KEEP_MS - 60_000);
});

test('what is wanted twice before it was drawn is drawn once', async () => {
  await illustrations.want(order);
  await illustrations.want(order);
  const drawn: Order[] = [];
  drawing(async (one) => void drawn.push(one));
  await eventually(() => expect(drawn).toEqual([order]));
  await illustrations.want({ ...order, of: 8 });
  await eventually(() => expect(drawn.map(({ of }) => of)).toEqual([7, 8]));
});

test('what failed is tried again', async () => {
  const attempts: boolean[] = [];
  drawing(async (_, last) => {
    attempts.push(last);
    if (attempts.length === 1) throw new Error('Slack was away');
  });
  await illustrations.want(order);
  await vi.waitFor(() => expect(attempts).toEqual([false, false]), { timeout: 8_000 });
}, 10_000);

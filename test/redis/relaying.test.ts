import { beforeEach, expect, test } from 'vitest';
import type { Relayed } from '../../src/ports/agora.ts';
import { createRelays, startRelaying } from '../../src/redis/bus/relaying.ts';
import { createTestLog, openWorld, type World } from './world.ts';

let world: World;
const log = createTestLog();
beforeEach(() => {
  world = openWorld();
});

const one = (text: string): Relayed => ({ app: 'prod', headers: { a: 'b' }, body: Buffer.from(text) });

test('what was passed before any worker ran is handed on, byte for byte, and an exact copy is not', async () => {
  const { relays, close } = createRelays(world.keyspace, log);
  await relays.pass(one('\u00fc\n'));
  await relays.pass(one('\u00fc\n'));
  await relays.pass(one('other'));
  const got: Relayed[] = [];
  const relaying = startRelaying(world.keyspace, log, async (relayed) => void got.push(relayed));
  await expect.poll(() => got.map(({ body }) => body.toString()).sort()).toEqual(['other', '\u00fc\n']);
  expect(got[0]).toMatchObject({ app: 'prod', headers: { a: 'b' } });
  await relays.pass(one('last'));
  await expect.poll(() => got.length).toBe(3);
  await relaying.stop();
  await close();
});

test('a handler that is away for a moment is tried again', async () => {
  const { relays, close } = createRelays(world.keyspace, log);
  let tries = 0;
  const relaying = startRelaying(world.keyspace, log, async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
  });
  await relays.pass(one('again'));
  await expect.poll(() => tries, { timeout: 8_000 }).toBe(2);
  expect(log.outcomes()).toContain('relayFailed');
  await relaying.stop();
  await close();
});

import { describe, expect, test } from 'vitest';
import { retire } from '../../src/flows/polling/retire.ts';
import { createWorld, NOON, recordingOf, SID } from './world.ts';

const HOUR_MS = 3_600_000;

describe('a recording whose app is configured no longer', () => {
  const gone = recordingOf(SID, { app: 'gone', expiresAt: NOON + HOUR_MS });

  test('ends when it has long expired, and its watchers are told', async () => {
    const world = createWorld(gone);
    await world.watch();
    world.pass(2 * HOUR_MS);
    await retire(SID, world);
    expect(world.lives(SID)).toMatchObject({ phase: 'expired', final: true });
    expect(world.queued()[0]).toMatchObject({ kind: 'recording', news: [{ kind: 'expired' }] });
    expect(world.looks).toEqual([]);
  });

  test('and that is logged with the facts that name its delivery', async () => {
    const world = createWorld(gone);
    await world.watch();
    world.pass(2 * HOUR_MS);
    await retire(SID, world);
    const facts = { sid: SID, app: 'gone', version: 1, phase: 'expired', news: ['expired'] };
    expect(world.lines).toEqual([{ outcome: 'retired', facts }]);
    expect(world.queued()[0]?.id).toBe(`${SID}.1`);
  });

  test('is left alone before that', async () => {
    const world = createWorld(gone);
    world.pass(HOUR_MS);
    await retire(SID, world);
    expect(world.lives(SID)).toMatchObject({ phase: 'registered', version: 0 });
    expect(await world.schedule.claimOne(SID, 'gone')).not.toBe('busy');
  });

  test('is left to whoever is looking at it', async () => {
    const world = createWorld(gone);
    world.claim(SID, 'gone');
    world.pass(2 * HOUR_MS);
    await retire(SID, world);
    expect(world.lives(SID).final).toBe(false);
  });

  test('and is forgotten meanwhile is nothing', async () => {
    await expect(retire(SID, createWorld())).resolves.toBeUndefined();
  });
});

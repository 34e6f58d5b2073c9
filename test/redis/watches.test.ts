import { beforeEach, describe, expect, it } from 'vitest';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { HERE, openWorld, register, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await register(world, SID);
});

const SID = '38f8e3cf';

describe('watching', () => {
  it('by a program that repeats itself changes nothing of what people have chosen', async () => {
    const started = { ...HERE, sid: SID, owner: API_OWNER, since: 5 };
    await world.watches.put(started);
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 6, only: ['lost'], broadcast: 'none' });
    await world.tellAll();
    await world.pauses.pause(HERE, 'is_archived');
    const chosen = await world.watches.find(HERE, SID);
    expect(await world.watches.put({ ...started, since: 9 })).toBe('known');
    expect(await world.watches.find(HERE, SID)).toEqual(chosen);
    expect(chosen).toMatchObject({ only: ['lost'], broadcast: 'none', paused: { reason: 'is_archived' } });
    expect(await world.tellAll()).toEqual([]);
  });

  it('pressed twice in a moment queues one card', async () => {
    await Promise.all([1, 2].map(() => world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 5 })));
    expect(await world.tellAll()).toEqual([expect.stringContaining(`${SID}.card.`)]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { HERE, openWorld, register, type World, watch } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await register(world, SID);
});
afterEach(() => world.close());

const SID = '38f8e3cf';
const THERE = { team: 'T1', channel: 'C2' };

describe('watching', () => {
  it('is remembered with its options, and queues the card', async () => {
    const options = { only: ['ended', 'lost'], lang: 'zh', broadcast: 'none' } as const;
    const wanted = { ...HERE, sid: SID, owner: 'U1', since: 5, ...options };
    expect(await world.watches.put(wanted)).toBe('new');
    expect(await world.watches.find(HERE, SID)).toEqual(wanted);
    expect(await world.watches.of(SID)).toEqual([wanted]);
    expect(await world.watches.at(HERE)).toEqual([SID]);
    const batch = await world.outbox.take(HERE);
    expect(batch?.deliveries).toEqual([
      {
        id: `${SID}.card.${batch?.deliveries[0].at}`,
        kind: 'recording',
        sid: SID,
        at: expect.any(Number),
        news: [],
      },
    ]);
  });

  it('again keeps the owner, the card and what nothing is said of', async () => {
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 5, only: ['ended'] });
    const batch = await world.outbox.take(HERE);
    if (batch) await world.outbox.setCard(batch, SID, '17.1');
    expect(await world.watches.put({ ...HERE, sid: SID, owner: 'U2', since: 9, lang: 'zh' })).toBe('known');
    expect(await world.watches.find(HERE, SID)).toEqual({
      ...HERE,
      sid: SID,
      owner: 'U1',
      since: 5,
      only: ['ended'],
      lang: 'zh',
      card: '17.1',
    });
  });

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

  it('that somebody has ended is begun again by a person, and by no program', async () => {
    await watch(world, SID);
    await world.watches.remove(HERE, SID);
    await world.tellAll();
    const started = { ...HERE, sid: SID, owner: API_OWNER, since: 9 };
    expect(await world.watches.put(started)).toBe('left');
    expect(await world.watches.of(SID)).toEqual([]);
    expect(await world.tellAll()).toEqual([]);
    expect(await world.watches.put({ ...started, owner: 'U2' })).toBe('new');
    expect(await world.watches.put(started)).toBe('known');
  });

  it('pressed twice in a moment queues one card', async () => {
    await Promise.all([1, 2].map(() => world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 5 })));
    expect(await world.tellAll()).toEqual([expect.stringContaining(`${SID}.card.`)]);
  });

  it('goes on in one place when another stops', async () => {
    await watch(world, SID);
    await watch(world, SID, THERE);
    expect(await world.watches.remove(HERE, SID)).toMatchObject({ ...HERE, owner: 'U1' });
    expect(await world.watches.remove(HERE, SID)).toBeUndefined();
    expect(await world.watches.find(HERE, SID)).toBeUndefined();
    expect(await world.watches.at(HERE)).toEqual([]);
    expect(await world.watches.of(SID)).toMatchObject([THERE]);
  });

  it('makes the recording known to the workspace that watches', async () => {
    await watch(world, SID, { team: 'T2', channel: 'C9' });
    expect(await world.recordings.resolve('T2', SID)).toEqual([SID]);
  });

  it('is an error for a recording that nobody knows', async () => {
    const put = world.watches.put({ ...HERE, sid: 'nobody', owner: 'U1', since: 5 });
    await expect(put).rejects.toThrow('nobody');
  });
});

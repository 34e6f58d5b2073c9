import { beforeEach, describe, expect, it } from 'vitest';
import { CLEAR, type Sight } from '../../src/recording/judging/sight.ts';
import { claimOne, ended, HERE, look, openWorld, register, type World, watch } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const DARK: Sight = {
  version: 1,
  dark: { since: 7, cause: 'credentials', looks: 1, told: true, status: 401 },
};
const BLIND = { kind: 'blind', since: 7, cause: 'credentials', status: 401 } as const;
const THERE = { team: 'T2', channel: 'C2' };

describe('the sight of an app', () => {
  it('is written by one of those who judged the same version', async () => {
    await register(world, 'r');
    await watch(world, 'r');
    await world.tellAll();
    const put = () => world.sights.put('prod', CLEAR, DARK, BLIND);
    expect((await Promise.all([put(), put(), put()])).toSorted()).toEqual(['committed', 'fenced', 'fenced']);
    expect((await world.tellAll())[0]).toBe('prod.sight.1');
    expect(await world.tellAll()).toEqual([]);
  });

  it('is told to each place that watches a recording of the app, once, with those recordings', async () => {
    for (const sid of ['a', 'b', 'c']) await register(world, sid);
    await watch(world, 'a');
    await watch(world, 'b');
    await watch(world, 'b', THERE);
    await claimOne(world, 'a');
    await world.sights.put('prod', CLEAR, DARK, BLIND);
    const here = await world.outbox.take(HERE);
    expect(here?.deliveries).toMatchObject([{ id: 'prod.sight.1', kind: 'app', app: 'prod', news: BLIND }]);
    const [delivery] = here?.deliveries ?? [];
    expect(delivery?.kind === 'app' && [...delivery.sids].toSorted()).toEqual(['a', 'b']);
    expect((await world.outbox.take(THERE))?.deliveries).toMatchObject([{ sids: ['b'] }]);
  });

  it('has the cards edited after the message, when the whole view is lost or back', async () => {
    const back = { kind: 'sighted', since: 7, cause: 'credentials' } as const;
    const partly = { kind: 'blind', since: 7, cause: 'quota', partly: true } as const;
    const told = async () => (await world.tellAll()).map((id) => id.replace(/card\..*/, 'card'));
    await register(world, 'r');
    await watch(world, 'r');
    await told();
    await world.sights.put('prod', CLEAR, DARK, BLIND);
    expect(await told()).toEqual(['prod.sight.1', 'r.card']);
    await world.sights.put('prod', DARK, { version: 2 }, back);
    expect(await told()).toEqual(['prod.sight.2', 'r.card']);
    await world.sights.put('prod', { version: 2 }, { version: 3 }, partly);
    expect(await told()).toEqual(['prod.sight.3']);
  });

  it('is not told where only finished recordings, other apps or paused watches are', async () => {
    const first = await register(world, 'finished');
    await register(world, 'paused');
    await watch(world, 'finished');
    await watch(world, 'paused', THERE);
    await look(world, first, { next: ended(first) });
    const [found] = await world.watches.of('paused');
    if (found) await world.pauses.pause(found, 'is_archived');
    await world.sights.put('prod', CLEAR, DARK, BLIND);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.outbox.take(THERE)).toBeUndefined();
  });
});

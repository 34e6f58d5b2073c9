import { beforeEach, describe, expect, it } from 'vitest';
import { cardEdit } from '../../src/recording/telling/delivery.ts';
import { HERE, openWorld, register, share, THERE, type World, watch } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const ids = async (team = 'T1') => (await world.deadLetters.of(team)).map(({ id }) => id);

describe('a message that Slack refuses for what it is', () => {
  it('is kept with its place and the reason, once however often it is refused', async () => {
    for (let n = 0; n < 2; n += 1) await world.deadLetters.keep(HERE, share('a'), 'invalid_blocks');
    expect(await world.deadLetters.of('T1')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{10}$/),
        place: HERE,
        reason: 'invalid_blocks',
        at: expect.any(Number),
      },
    ]);
    await world.deadLetters.keep(THERE, share('a'), 'invalid_blocks');
    expect(new Set(await ids()).size).toBe(2);
    expect(await ids('T2')).toEqual([]);
  });

  it('is one for all edits of a card, of which there may be one every ten minutes', async () => {
    for (const at of [1, 2, 3]) await world.deadLetters.keep(HERE, cardEdit('s', at), 'invalid_arguments');
    expect(await ids()).toHaveLength(1);
  });

  it('is told again once, where it was to be told', async () => {
    await world.deadLetters.keep(THERE, share('a'), 'invalid_blocks');
    const [id = ''] = await ids();
    expect(await Promise.all([1, 2].map(() => world.deadLetters.again(id)))).toEqual(['queued', 'unknown']);
    const batch = await world.take(THERE);
    expect(batch.deliveries).toEqual([{ ...share('a'), again: true }]);
    await world.outbox.settle(batch, 0);
    expect(await world.tellAll(THERE)).toEqual([]);
    expect(await ids()).toEqual([]);
  });

  it('waits anew when it is told again, however old it is', async () => {
    await world.deadLetters.keep(HERE, share('a'), 'invalid_blocks');
    const [id = ''] = await ids();
    await world.outbox.put(HERE, share('b'));
    await world.deadLetters.again(id);
    await world.outbox.settle(await world.take(), 0);
    expect(await world.vitals.oldestUndeliveredMs()).toBeLessThan(60_000);
  });

  it('that only brings a card up to date does not go before news when it is told again', async () => {
    await world.deadLetters.keep(HERE, cardEdit('s', 1), 'invalid_arguments');
    const [id = ''] = await ids();
    await world.deadLetters.again(id);
    await world.outbox.put(HERE, share('a'));
    expect((await world.outbox.take(HERE))?.deliveries.map((one) => one.id)).toEqual(['a']);
  });

  it('stays where its place is told nothing, for there it would be settled untold', async () => {
    await register(world, 's');
    await watch(world, 's');
    await world.deadLetters.keep(HERE, share('a'), 'invalid_blocks');
    await world.pauses.pause(HERE, 'is_archived');
    const [id = ''] = await ids();
    expect(await world.deadLetters.again(id)).toBe('paused');
    expect(await ids()).toEqual([id]);
  });

  it('is forgotten after thirty days', async () => {
    await world.deadLetters.keep(HERE, share('a'), 'invalid_blocks');
    const [id = ''] = await ids();
    const dead = world.keyspace.key('dead');
    const kept = JSON.parse((await world.redis.hget(dead, id)) ?? '');
    await world.redis.hset(dead, id, JSON.stringify({ ...kept, at: kept.at - 31 * 86_400_000 }));
    expect(await ids()).toEqual([]);
    expect(await world.redis.hlen(dead)).toBe(0);
  });
});

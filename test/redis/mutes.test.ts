import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HERE, openWorld, register, type World, watch } from './world.ts';

const SID = '38f8e3cf';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await register(world, SID);
  await watch(world, SID);
});
afterEach(() => world.close());

const muted = async () => (await world.watches.find(HERE, SID))?.muted;
const timed = () => world.redis.zrange(world.keyspace.key('mutes'), '0', '-1');

/** As if it were looked at so much later. */
const age = async (ms: number): Promise<void> => {
  await world.redis.zadd(world.keyspace.key('mutes'), Date.now() - ms, `T1:C1 ${SID}`);
};

describe('a mute', () => {
  it('of what the place does not watch is none', async () => {
    expect(await world.mutes.mute({ team: 'T1', channel: 'C2' }, SID, '1h', 'U2')).toBeUndefined();
    expect(await timed()).toEqual([]);
  });

  it('pressed by several people at once is that of one of them, and each is told of the one before', async () => {
    const people = ['U1', 'U2', 'U3', 'U4'];
    const answers = await Promise.all(people.map((by) => world.mutes.mute(HERE, SID, '1h', by)));
    const firsts = answers.filter((answer) => answer?.before === undefined);
    expect(firsts).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.mute.since)).size).toBe(1);
    expect(people).toContain((await muted())?.by);
    expect(await timed()).toEqual([`T1:C1 ${SID}`]);
  });

  it('ends when it is asked to, and what was missed is told before the card is edited', async () => {
    const begun = await world.mutes.mute(HERE, SID, 'end', 'U2');
    await world.tellAll();
    expect(await world.mutes.unmute(HERE, SID)).toEqual(begun?.mute);
    // Kept until it is told: what was learnt meanwhile may still wait before it.
    expect(await muted()).toEqual({ ...begun?.mute, over: expect.any(Number) });
    const batch = await world.outbox.take(HERE);
    const of = [{ sid: SID, since: begun?.mute.since }];
    expect(batch?.deliveries).toMatchObject([
      { kind: 'missed', after: 'mute', missed: of },
      { kind: 'story', filesOnly: true, of },
    ]);
    expect(await world.mutes.unmute(HERE, SID)).toBeUndefined();
    if (batch) await world.outbox.settle(batch, 0);
    expect(await muted()).toBeUndefined();
    expect((await world.tellAll()).slice(1)).toEqual([expect.stringContaining(`${SID}.card.`)]);
  });

  it('ends by itself once, however many processes look', async () => {
    await world.mutes.mute(HERE, SID, '15min', 'U2');
    await world.tellAll();
    expect(await world.mutes.sweep()).toBe(0);
    // The zset says when to look, the mute itself when it ends.
    await age(1);
    expect(await world.mutes.sweep()).toBe(0);
    expect(await muted()).toBeDefined();
    const field = 'muted:T1:C1';
    const old = JSON.stringify({ by: 'U2', since: 1, until: 2, lets: 'nothing' });
    await world.redis.hset(world.keyspace.key('watch', SID), field, old);
    const swept = await Promise.all([1, 2, 3].map(() => world.mutes.sweep()));
    expect(swept.toSorted()).toEqual([0, 0, 1]);
    // It was over when its time was up, not when somebody looked.
    expect(await muted()).toMatchObject({ over: 2 });
    expect(await timed()).toEqual([]);
    expect((await world.tellAll()).filter((id) => id.includes('unmuted'))).toEqual([
      `${SID}.unmuted.1`,
      `${SID}.unmuted.1.files`,
    ]);
  });

  describe('in a place that is paused', () => {
    const pausedAt = async () => (await world.watches.find(HERE, SID))?.paused?.at;

    it('and ended before, without having been summed up, is summed up after the pause', async () => {
      const old = JSON.stringify({ by: 'U2', since: 1, lets: 'nothing' });
      await world.redis.hset(world.keyspace.key('watch', SID), 'muted:T1:C1', old);
      await world.mutes.unmute(HERE, SID);
      await world.pauses.pause(HERE, 'not_in_channel');
      expect(await muted()).toBeUndefined();
      expect(await pausedAt()).toBe(1);
    });
  });

  it('is kept through options that change, and goes with the watch', async () => {
    await world.mutes.mute(HERE, SID, '1h', 'U2');
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: 9, lang: 'zh' });
    expect(await muted()).toMatchObject({ by: 'U2' });
    await world.watches.remove(HERE, SID);
    expect(await timed()).toEqual([]);
    await watch(world, SID);
    expect(await muted()).toBeUndefined();
  });

  it('goes with a recording that is forgotten', async () => {
    await world.mutes.mute(HERE, SID, '1h', 'U2');
    await world.recordings.forget(SID);
    expect(await timed()).toEqual([]);
  });
});

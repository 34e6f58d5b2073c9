import { beforeEach, describe, expect, it } from 'vitest';
import type { Mute } from '../../src/recording/watching/mute.ts';
import { HERE, openWorld, register, THERE, type World, watch, watchOf } from './world.ts';

const SID = '38f8e3cf';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await register(world, SID);
  await watch(world, SID);
});

const muted = async () => (await world.watches.find(HERE, SID))?.muted;
const timed = () => world.redis.zrange(world.keyspace.key('mutes'), '0', '-1');

/** Stores a mute as if it had been asked for long ago. */
const store = (mute: Mute) =>
  world.redis.hset(world.keyspace.key('watch', SID), 'muted:T1:C1', JSON.stringify(mute));

/** Ages the mute by this many milliseconds. */
const age = async (ms: number): Promise<void> => {
  await world.redis.zadd(world.keyspace.key('mutes'), Date.now() - ms, `T1:C1 ${SID}`);
};

describe('a mute', () => {
  it('pressed by several people at once is that of one of them, and each is told of the one before', async () => {
    const people = ['U1', 'U2', 'U3', 'U4'];
    const answers = await Promise.all(people.map((by) => world.mutes.mute(HERE, SID, '1h', by)));
    const firsts = answers.filter((answer) => answer?.before === undefined);
    expect(firsts).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.mute.since)).size).toBe(1);
    expect(people).toContain((await muted())?.by);
    await world.mutes.mute(THERE, SID, '1h', 'U2');
    expect(await timed()).toEqual([`T1:C1 ${SID}`]);
  });

  it('that ends is summed up from its beginning, with the files alone of what came meanwhile', async () => {
    const begun = await world.mutes.mute(HERE, SID, 'end', 'U2');
    await world.tellAll();
    await world.mutes.unmute(HERE, SID);
    const of = [{ sid: SID, since: begun?.mute.since }];
    expect((await world.take()).deliveries).toMatchObject([
      { kind: 'missed', after: 'mute', missed: of },
      { kind: 'story', filesOnly: true, of },
    ]);
  });

  it('ends by itself once, however many processes look', async () => {
    await world.mutes.mute(HERE, SID, '15min', 'U2');
    await world.tellAll();
    expect(await world.mutes.sweep()).toBe(0);
    // The zset says when to look, the mute itself when it ends.
    await age(1);
    expect(await world.mutes.sweep()).toBe(0);
    expect(await muted()).toBeDefined();
    await store({ by: 'U2', since: 1, until: 2, lets: 'nothing' });
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

  it('that ended before its place was paused, and was not summed up, is summed up after the pause', async () => {
    await store({ by: 'U2', since: 1, lets: 'nothing' });
    await world.mutes.unmute(HERE, SID);
    await world.pauses.pause(HERE, 'not_in_channel');
    expect(await muted()).toBeUndefined();
    expect((await world.watches.find(HERE, SID))?.paused?.at).toBe(1);
  });

  it('is kept through options that change, and goes with the watch', async () => {
    await world.mutes.mute(HERE, SID, '1h', 'U2');
    await world.watches.put({ ...watchOf(SID), lang: 'zh' });
    expect(await muted()).toMatchObject({ by: 'U2' });
    await world.watches.remove(HERE, SID, 'U1');
    expect(await timed()).toEqual([]);
    await watch(world, SID);
    expect(await muted()).toBeUndefined();
  });

  it('goes with a recording that is forgotten', async () => {
    await world.mutes.mute(HERE, SID, '1h', 'U2');
    await world.recordings.forget(SID, 'Algebra');
    expect(await timed()).toEqual([]);
  });
});

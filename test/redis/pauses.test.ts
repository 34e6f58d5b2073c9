import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import {
  HERE,
  newsOf,
  openWorld,
  register,
  STUCK,
  share,
  THERE,
  type World,
  watch,
  watchOf,
} from './world.ts';

let world: World;
const SIDS = ['s', 't', 'u'];

beforeEach(async () => {
  world = openWorld();
  for (const sid of SIDS) await register(world, sid);
});

const direct = (channel: string): Place => ({ team: 'T1', channel });

async function watchAll(owner = 'U1', sids: readonly string[] = SIDS): Promise<void> {
  for (const sid of sids) await world.watches.put({ ...HERE, sid, owner, since: 1 });
  await world.tellAll();
}

/** News of `s` that waits since 5_000. */
const late = (id: string): Delivery => ({ ...newsOf('s', [STUCK], id), at: 5_000 });

const first = async (place: Place): Promise<Delivery | undefined> =>
  (await world.outbox.take(place))?.deliveries[0];

const queuedFor = (owner: string) => world.redis.llen(world.keyspace.key('lane', `T1:${owner}`));

const reasons = async () =>
  Promise.all(SIDS.map(async (sid) => (await world.watches.find(HERE, sid))?.paused?.reason));

describe('a place that cannot be told', () => {
  it('is one message to each person who owns a watch there, however often and at once it is paused', async () => {
    await watchAll('U1', ['s', 't']);
    await watchAll('U2', ['u']);
    await Promise.all([1, 2, 3].map(() => world.pauses.pause(HERE, 'is_archived')));
    for (const owner of ['U1', 'U2']) expect(await queuedFor(owner)).toBe(1);
  });

  it('names only so many of a hundred watches, and counts the rest', async () => {
    const many = Array.from({ length: 100 }, (_, n) => `r${n}`);
    for (const sid of many) await register(world, sid);
    await watchAll('U1', many);
    await world.pauses.pause(HERE, 'is_archived');
    const notice = await first(direct('U1'));
    expect(notice).toMatchObject({ total: 100 });
    expect(notice?.kind === 'paused' && notice.sids.length).toBe(20);
  });
});

describe('a place with rules that cannot be told', () => {
  const rule = (pattern: string, owner: string, place = HERE) =>
    world.rules.add({ ...place, pattern, owner, since: 1 });

  it('and no watch is a message to each person who owns a rule there, once', async () => {
    await rule('class-*', 'U1');
    await rule('show-*', 'U1');
    await rule('*', 'U2');
    await rule('*', 'U3', THERE);
    await Promise.all([1, 2].map(() => world.pauses.pause(HERE, 'is_archived')));
    expect(await first(direct('U1'))).toMatchObject({ channel: 'C1', total: 0, sids: [], rules: 2 });
    expect(await first(direct('U2'))).toMatchObject({ total: 0, rules: 1 });
    expect(await Promise.all(['U1', 'U2', 'U3'].map(queuedFor))).toEqual([1, 1, 0]);
    expect(await world.rules.at(HERE)).toMatchObject([1, 2, 3].map(() => ({ paused: { kind: 'place' } })));
  });

  it('is one message to a person who owns watches and rules', async () => {
    await watchAll('U1', ['s', 't']);
    await rule('*', 'U1');
    await world.pauses.pause(HERE, 'is_archived');
    expect(await first(direct('U1'))).toMatchObject({ total: 2, sids: ['s', 't'], rules: 1 });
    expect(await queuedFor('U1')).toBe(1);
  });

  it('is no message about a rule that a person has paused, nor to a channel that owns one', async () => {
    await rule('class-*', 'U1');
    await world.rules.pause(HERE, 'rule-1', 'U1');
    await rule('*', 'C1');
    await world.pauses.pause(HERE, 'is_archived');
    expect(await world.redis.zcard(world.keyspace.key('lanes'))).toBe(0);
    expect(await world.pauses.of(HERE)).toBeDefined();
  });

  it('has its rules resumed, after which the next pause is told again', async () => {
    await rule('*', 'U1');
    expect(await world.pauses.pause(HERE, 'is_archived')).toBe('paused');
    expect(await world.pauses.resume(HERE)).toBe('rules');
    expect(await world.rules.at(HERE)).not.toMatchObject([{ paused: {} }]);
    expect(await world.pauses.of(HERE)).toBeUndefined();
    expect(await world.pauses.resume(HERE)).toBe('running');
    await world.pauses.pause(HERE, 'is_archived');
    expect(await queuedFor('U1')).toBe(2);
  });

  it('is told what was registered meanwhile when it resumes', async () => {
    await rule('*', 'U1');
    await world.pauses.pause(HERE, 'is_archived');
    await register(world, 'during');
    expect(await world.pauses.resume(HERE)).toBe('trying');
    expect(await first(HERE)).toMatchObject({ kind: 'missed', missed: [{ sid: 'during' }] });
  });
});

describe('resuming a place', () => {
  it('first says what was missed since before the news that could not be told, then brings every card', async () => {
    await watchAll();
    await world.outbox.put(HERE, late('s.9'));
    await world.pauses.pause(HERE, 'is_archived');
    await world.tellAll();
    expect(await world.pauses.resume(HERE)).toBe('trying');
    expect(await reasons()).toEqual([undefined, undefined, undefined]);
    expect(await first(HERE)).toMatchObject({
      kind: 'missed',
      after: 'pause',
      // Nothing of the others waited, so all that was learnt of them before is told.
      missed: SIDS.map((sid) => ({ sid, since: sid === 's' ? 4_999 : expect.any(Number) })),
    });
    expect(await world.redis.zcard(world.keyspace.key('cards', 'T1:C1'))).toBe(3);
  });

  it('tells nothing that waited on its own, as the summary has it', async () => {
    await watchAll();
    for (const id of ['s.1', 's.2']) await world.outbox.put(HERE, late(id));
    await world.outbox.put(HERE, share('x'));
    const batch = await world.take();
    await world.pauses.pause(HERE, 'is_archived');
    await world.outbox.settle(batch, 0);
    await world.pauses.resume(HERE);
    const told = await world.tellAll();
    expect(told.slice(0, 2)).toEqual(['x', 'missed.4999']);
    expect(told[2]).toBe('story.4999');
    expect(told.slice(3)).toHaveLength(3);
  });

  it('pressed twice, or by two, is once', async () => {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    expect(await Promise.all([1, 2].map(() => world.pauses.resume(HERE)))).toEqual(['trying', 'trying']);
    expect((await world.tellAll()).filter((id) => id.startsWith('missed'))).toHaveLength(1);
    await world.pauses.reached(HERE);
    expect(await world.pauses.resume(HERE)).toBe('running');
  });

  it('in vain tells nobody a second time, and forgets nothing of what was missed', async () => {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    const paused = (await world.watches.find(HERE, 's'))?.paused;
    await world.pauses.resume(HERE);
    await world.pauses.pause(HERE, 'channel_not_found');
    expect(await world.pauses.of(HERE)).toEqual({ reason: 'channel_not_found', state: 'paused' });
    expect((await world.watches.find(HERE, 's'))?.paused).toEqual({ ...paused, reason: 'channel_not_found' });
    expect(await queuedFor('U1')).toBe(1);
  });

  it('is over when the place has been reached; the next pause is told again', async () => {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    await world.pauses.reached(HERE);
    expect(await reasons()).toEqual([undefined, undefined, undefined]);
    expect(await world.pauses.of(HERE)).toBeUndefined();
    expect((await world.tellAll())[0]).toMatch(/^missed\./);
    await world.pauses.pause(HERE, 'is_archived');
    expect(await queuedFor('U1')).toBe(2);
  });

  it('is told to whoever delivers there, so that a post that arrives ends the pause', async () => {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    await watch(world, 's');
    await world.watches.put(watchOf('t'));
    expect((await world.outbox.take(HERE))?.paused).toBe(true);
  });

  it('a watch that somebody asks for anew is tried at once', async () => {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    await world.watches.put(watchOf('s'));
    expect(await reasons()).toEqual([undefined, 'is_archived', 'is_archived']);
    expect(await world.tellAll()).toHaveLength(1);
  });
});

describe('a place at which nobody watches anything any more', () => {
  /** Keys about the place itself that are kept. */
  const left = async (): Promise<readonly string[]> => {
    const { redis, keyspace } = world;
    const kept = ['pause', 'pause-told', 'kept'].map((kind) => keyspace.key(kind, 'T1:C1'));
    const fields = await redis.hkeys(keyspace.key('rules', 'T1'));
    return [
      ...(await Promise.all(kept.map(async (key) => ((await redis.exists(key)) ? [key] : [])))).flat(),
      ...fields.filter((field) => field.startsWith('gone:')),
    ];
  };

  async function pauseWithSomethingKept(): Promise<void> {
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    await world.owners.passOn('T1', 'U1');
    expect(await left()).toHaveLength(3);
  }

  it('leaves nothing of its pause when its recordings are forgotten, one after the other', async () => {
    await pauseWithSomethingKept();
    for (const sid of ['s', 't']) await world.recordings.forget(sid, 'Algebra');
    expect(await left()).toHaveLength(3);
    await world.recordings.forget('u', 'Algebra');
    expect(await left()).toEqual([]);
  });

  it('nor when the last of them is unwatched', async () => {
    await pauseWithSomethingKept();
    for (const sid of SIDS) await world.watches.remove(HERE, sid, 'U1');
    expect(await left()).toEqual([]);
    expect(await world.pauses.resume(HERE)).toBe('none');
  });

  it('stays paused while it has a rule, and no longer', async () => {
    for (const place of [HERE, THERE])
      await world.rules.add({ ...place, pattern: '*', owner: 'U1', since: 1 });
    await world.rules.pause(HERE, 'rule-1', 'U1');
    await watchAll();
    await world.pauses.pause(HERE, 'is_archived');
    for (const sid of SIDS) await world.recordings.forget(sid, 'Algebra');
    expect(await left()).toContain('gone:C1');
    expect(await world.pauses.of(HERE)).toBeDefined();
    await world.rules.remove(HERE, 'rule-1');
    expect(await left()).toEqual([]);
    expect(await world.rules.at(THERE)).toHaveLength(1);
  });
});

it('no doubt about what a pause took out of the queue is left to what comes after it', async () => {
  await watchAll();
  await world.outbox.put(HERE, late('s.1'));
  await world.outbox.put(HERE, share('asked for'));
  await world.outbox.postpone(await world.take(), 0, 'unknown');
  await world.pauses.pause(HERE, 'is_archived');
  expect(await world.outbox.take(HERE)).toMatchObject({
    deliveries: [{ id: 'asked for' }],
    doubtful: false,
    attempts: 0,
  });
});

it('a workspace names every place that watches something or has rules, and none of another', async () => {
  await world.watches.put(watchOf('s'));
  await world.watches.put(watchOf('s', { team: 'T2', channel: 'C9' }));
  await world.rules.add({ ...THERE, owner: 'U1', pattern: 'class-*', since: 1 });
  const places = await world.pauses.everywhere('T1');
  expect(places.toSorted((a, b) => a.channel.localeCompare(b.channel))).toEqual([HERE, THERE]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '../../src/flows/watching/say.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import {
  claimOne,
  createTestLog,
  HERE,
  live,
  look,
  NEVER,
  openWorld,
  PROD,
  register,
  THERE,
  type World,
  watch,
  watchOf,
} from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const SID = '38f8e3cf';
const ASKED: News = { kind: 'ended', how: 'asked', between: { after: 1, before: 2 }, files: 0 };

/** One that was seen a minute ago, is found no more, and is called lost. */
async function lost({ final = false } = {}): Promise<Known> {
  const first = await register(world, SID, { endsAt: 'never' });
  const at = Date.now();
  const running = { ...live(first), seenAt: at - 60_000 };
  const gone = { since: at - 30_000, at, from: 'recording' } as const;
  const over = { ...running, phase: 'lost', how: 'unasked', gone, final } as const;
  await look(world, first, { next: over, again: at + 120_000 });
  await watch(world, SID);
  return { ...over, version: 1 };
}

const explained = (known: Known): Known => ({ ...known, phase: 'ended', how: 'asked', final: true });

describe('what is said of a recording that is over', () => {
  it('is written with its news, and it is looked at no more', async () => {
    const known = await lost();
    expect(await world.recordings.amend(known, explained(known), [ASKED], Date.now())).toBe('amended');
    expect(await world.recordings.find(SID)).toEqual({ ...explained(known), version: 2 });
    expect((await world.outbox.take(HERE))?.deliveries).toMatchObject([{ id: `${SID}.2`, news: [ASKED] }]);
    expect(await world.dueIn(SID)).toBeUndefined();
    expect(await world.redis.zscore(world.keyspace.key('finished'), SID)).not.toBeNull();
    expect(await world.planner.reconcile()).toBe(0);
  });

  it('is written of one that is final, which stays it', async () => {
    const known = await lost({ final: true });
    expect(await world.recordings.amend(known, explained(known), [ASKED], Date.now())).toBe('amended');
    expect(await world.recordings.find(SID)).toMatchObject({ how: 'asked', final: true });
    expect(await world.dueIn(SID)).toBeUndefined();
  });

  it('leaves the time of the next look as it was where another is to be taken', async () => {
    const known = await lost();
    await world.recordings.amend(known, { ...known, vouched: { by: 'U1', at: 1 } }, [], 1);
    expect(await world.dueIn(SID)).toBeGreaterThan(100_000);
    // The card alone says who said so.
    expect((await world.outbox.take(HERE))?.deliveries).toMatchObject([{ sid: SID, news: [] }]);
  });

  it('is not written over what somebody else has written', async () => {
    const known = await lost();
    await world.recordings.amend(known, { ...known, rejections: 1 }, [], 1);
    expect(await world.recordings.amend(known, explained(known), [ASKED], Date.now())).toBe('moved');
    expect(await world.recordings.find(SID)).toMatchObject({ phase: 'lost', version: 2 });
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });

  it('fences a look that is under way, and that look is taken again at once', async () => {
    const known = await lost();
    const claim = await claimOne(world, SID);
    await world.recordings.amend(known, { ...known, rejections: 1 }, [], 1);
    expect(await look(world, known, { claim, next: known })).toBe('fenced');
    expect(await world.schedule.begin(claim, NEVER)).toBeUndefined();
    expect(await world.dueIn(SID)).toBeDefined();
    expect(await world.schedule.claimOne(SID, PROD.name)).not.toBe('busy');
  });

  it('is of no recording that nobody knows', async () => {
    const known = await lost();
    await world.recordings.forget(SID, 'Algebra');
    expect(await world.recordings.amend(known, explained(known), [ASKED], Date.now())).toBe('moved');
    expect(await world.recordings.find(SID)).toBeUndefined();
  });
});

describe('a stop that is reported after the end', () => {
  it.for([false, true])('to two processes at once is told once (final: %s)', async (final) => {
    const { gone } = await lost({ final });
    const other = openWorld({ prefix: world.prefix });
    const stopRequestedAt = (gone?.since ?? 0) - 5_000;
    const saying = (one: World) =>
      say(SID, { stopRequestedAt }, { ...one, log: createTestLog(), now: Date.now });
    const answers = await Promise.all([saying(world), saying(other), saying(world), saying(other)]);
    for (const answer of answers) expect(answer).toMatchObject({ known: { how: 'asked', final: true } });
    const told = (await world.outbox.take(HERE))?.deliveries ?? [];
    expect(told.flatMap((one) => (one.kind === 'recording' ? one.news : []))).toMatchObject([
      { kind: 'ended', how: 'asked', was: { phase: 'lost' } },
    ]);
  });
});

describe('after how many hours watches want to hear that it still runs', () => {
  const kept = async () => (await world.recordings.find(SID))?.recording.watchMax;

  it('stands with the recording, each once, as long as somebody wants it', async () => {
    await register(world, SID);
    const elsewhere = { team: 'T1', channel: 'C3' };
    const wanted = (place: Place, max: number | 'none') => world.watches.put({ ...watchOf(SID, place), max });
    await wanted(HERE, 1.5);
    await wanted(THERE, 1.5);
    await wanted(elsewhere, 'none');
    expect((await kept())?.toSorted()).toEqual([1.5, 'none']);
    await wanted(THERE, 4);
    await world.watches.remove(HERE, SID, 'U1');
    expect((await kept())?.toSorted()).toEqual([4, 'none']);
    for (const place of [THERE, elsewhere]) await world.watches.remove(place, SID, 'U1');
    expect(await kept()).toBeUndefined();
  });

  it('comes with the watch that a rule begins', async () => {
    await world.rules.add({ ...HERE, owner: 'U1', since: 1, pattern: '*', max: 2 });
    await register(world, SID);
    expect(await world.watches.find(HERE, SID)).toMatchObject({ max: 2 });
    expect(await kept()).toEqual([2]);
  });

  it('leaves nothing behind of a recording that is forgotten', async () => {
    await register(world, SID);
    await world.watches.put({ ...watchOf(SID), max: 2 });
    await world.recordings.forget(SID, 'Algebra');
    expect(await world.redis.exists(world.keyspace.key('rec', SID))).toBe(0);
  });
});

it('a look knows how late it began', async () => {
  await register(world, SID);
  await world.redis.zadd(world.keyspace.key('due', PROD.name), Date.now() - 5_000, SID);
  const [claim] = await world.claim();
  if (!claim) throw new Error('nothing claimed');
  const begun = await world.schedule.begin(claim, NEVER);
  expect(begun?.lateMs).toBeGreaterThan(4_000);
});

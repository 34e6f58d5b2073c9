import { beforeEach, expect, it } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { Outbox } from '../../src/ports/telling.ts';
import type { News } from '../../src/recording/news.ts';
import type { Saying } from '../../src/recording/telling/saying.ts';
import { createOutbox } from '../../src/redis/telling/outbox.ts';
import { refusalOf } from '../../src/slack/api/codes.ts';
import { createSlackInMemory } from '../flows/world.ts';
import { createTestLog, HERE, openWorld, register, type World, watchOf } from './world.ts';

const SIDS = Array.from({ length: 100 }, (_, n) => `room-${n}`);
const fileOf = (sid: string): News => ({ kind: 'file', files: [{ name: `${sid}.mp4` }] });
const ENDED: News = { kind: 'ended', between: { after: 1, before: 9_000 }, how: 'exited', files: 1 };

let world: World;

/** Every recording has its card already. */
beforeEach(async () => {
  world = openWorld();
  for (const sid of SIDS) {
    await register(world, sid);
    await world.watches.put(watchOf(sid));
    const batch = await world.take();
    await world.outbox.setCard(batch, sid, `card of ${sid}`);
    await world.outbox.settle(batch, 0);
  }
});

/** A bot without the pace of Slack, which would take minutes; it is killed as often as `dies` says. */
function createBot(dies: () => boolean) {
  const { messenger } = createSlackInMemory();
  const posted: Saying[] = [];
  let shown: Saying | undefined;
  const recording: Messenger = {
    ...messenger,
    async post(place, id, saying, card) {
      const outcome = await messenger.post(place, id, saying, card);
      posted.push(saying);
      if (saying.kind === 'digest') shown = saying;
      return outcome;
    },
    async edit(place, id, ts, saying) {
      if (saying.kind === 'digest') shown = saying;
      return messenger.edit(place, id, ts, saying);
    },
  };
  const impatient = createOutbox(world.keyspace, 50);
  const outbox: Outbox = {
    ...impatient,
    settle: async (batch, _pace, ...told) => {
      if (dies()) throw new Error('killed');
      return impatient.settle(batch, 0, ...told);
    },
  };
  const needs = {
    ...world,
    outbox,
    messenger: recording,
    refusalOf,
    log: createTestLog(),
    random: () => 0,
    now: Date.now,
  };
  return {
    posted,
    /** The table as it was posted or edited last. */
    shown: () => (shown?.kind === 'digest' ? shown.told.map(({ known }) => known.recording.sid) : []),
    step: () => deliver(HERE, needs).catch((error: unknown) => String(error)),
  };
}

const put = (sid: string, version: number, ...news: News[]) =>
  world.outbox.put(HERE, { id: `${sid}.${version}`, kind: 'recording', sid, at: Date.now(), news });

it.each([
  ['at once', [100], () => false],
  ['in pieces', [1, 60, 39], () => false],
  ['told by a bot that is killed over and over', [3, 97], everyFifth()],
])(
  'a hundred endings %s are three messages, a table with all others, and a line in every thread, each once',
  async (_, pieces, dies) => {
    const bot = createBot(dies);
    const waiting = [...SIDS];
    for (const size of pieces) {
      for (const sid of waiting.splice(0, size)) {
        await put(sid, 1, fileOf(sid));
        await put(sid, 2, ENDED);
      }
      await bot.step();
    }
    const threads = () =>
      bot.posted.flatMap((one) => (one.kind === 'news' ? [one.subject.known.recording.sid] : []));
    await expect
      .poll(
        async () => {
          for (let steps = 0; steps < 40; steps += 1) await bot.step();
          return new Set(threads()).size === 100 && bot.shown().length;
        },
        { timeout: 40_000, interval: 20 },
      )
      .toBe(98);

    expect(threads().toSorted()).toEqual(SIDS.toSorted());
    const loud = bot.posted.filter(
      (one) =>
        one.kind === 'digest' || (one.kind === 'news' && one.pieces.some(({ told }) => told === 'channel')),
    );
    expect(loud.map(({ kind }) => kind)).toEqual(['news', 'news', 'digest']);
    const alone = loud.flatMap((one) => (one.kind === 'news' ? [one.subject.known.recording.sid] : []));
    expect([...bot.shown(), ...alone].toSorted()).toEqual(SIDS.toSorted());
    const names = bot.posted.flatMap((one) =>
      one.kind === 'news' ? one.pieces.flatMap(({ news }) => news.flatMap(namesIn)) : [],
    );
    expect(names.toSorted()).toEqual(SIDS.map((sid) => `${sid}.mp4`).toSorted());
  },
  60_000,
);

it('a table is in the ledger of every recording that it tells, also of one that an edit adds', async () => {
  const bot = createBot(() => false);
  const inTable = async (sid: string) =>
    (await world.ledger.of(sid)).filter(({ delivery }) => delivery.startsWith('digest.')).length;
  const told = async () => {
    await bot.step();
    return Promise.all(['room-2', 'room-3', 'room-4'].map(inTable));
  };
  for (const sid of SIDS.slice(0, 4)) await put(sid, 1, ENDED);
  await expect.poll(told).toEqual([1, 1, 0]);
  // The next edit is due at once.
  await world.redis.hset(world.keyspace.key('table', 'T1:C1'), 'edited', 1);
  await put('room-4', 1, ENDED);
  await expect.poll(told).toEqual([1, 1, 1]);
});

const namesIn = (one: News): readonly string[] =>
  one.kind === 'file' ? one.files.map(({ name }) => name) : [];

function everyFifth(): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % 5 === 0;
  };
}

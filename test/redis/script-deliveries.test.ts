import { beforeEach, describe, expect, it } from 'vitest';
import { CLEAR } from '../../src/recording/judging/sight.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { readLua } from '../../src/redis/open-keyspace.ts';
import { LUA_FILES } from './lua-files.ts';
import { HERE, openWorld, PROD, register, type World, watch, watchOf } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

/** An id with characters that JSON has to escape. */
const SID = 'a/"b"\\c é';
const PERSON: Place = { team: HERE.team, channel: 'U1' };
const at = expect.any(Number);

/** Queue of a place, as it is read back; nothing of it is told. */
async function queued(place: Place = HERE): Promise<readonly Delivery[]> {
  return (await world.outbox.take(place))?.deliveries ?? [];
}

async function watched(count: number): Promise<readonly string[]> {
  const sids = Array.from({ length: count }, (_, index) => `${SID}${index + 10}`);
  for (const sid of sids) {
    await register(world, sid);
    await watch(world, sid);
  }
  return sids;
}

/** By kind, how scripts come to write it, and what is read. */
const WRITTEN: Readonly<Record<string, () => Promise<void>>> = {
  async unwatched() {
    await register(world, SID);
    await world.watches.put(watchOf(SID));
    const batch = await world.take();
    await world.watches.remove(HERE, SID, 'U1');
    await world.outbox.setCard(batch, SID, '1.5');
    await world.outbox.postpone(batch, 0, 'not_sent');
    expect(await queued()).toEqual([
      { id: `${SID}.unwatched.1.5`, kind: 'unwatched', sid: SID, at, card: '1.5' },
    ]);
  },

  async forgotten() {
    await register(world, SID);
    await world.watches.put(watchOf(SID));
    const batch = await world.take();
    await world.outbox.setCard(batch, SID, '1.5');
    await world.outbox.settle(batch, 0);
    await world.recordings.forget(SID, SID, PERSON.channel);
    const facts = { sid: SID, card: '1.5', name: SID, by: 'U1' };
    expect(await queued()).toEqual([{ id: `${SID}.forgotten.1.5`, kind: 'forgotten', at, ...facts }]);
  },

  async app() {
    const sids = await watched(1);
    const news = { kind: 'blind', since: 1, cause: 'credentials', status: 401 } as const;
    await world.sights.put(PROD.name, CLEAR, { version: 3 }, news);
    expect(await queued()).toEqual([{ id: 'prod.sight.3', kind: 'app', app: 'prod', at, news, sids }]);
  },

  async missed() {
    const sids = await watched(2);
    await world.pauses.pause(HERE, 'is_archived');
    await world.pauses.resume(HERE);
    const since = at;
    const missed = sids.map((sid) => ({ sid, since }));
    const id = expect.stringMatching(/^missed\.\d+$/);
    const [summary] = await queued();
    expect(summary).toEqual({ id, kind: 'missed', at, after: 'pause', missed });
  },

  async story() {
    const sids = await watched(2);
    await world.pauses.pause(HERE, 'is_archived');
    await world.pauses.resume(HERE);
    const of = sids.map((sid) => ({ sid, since: at }));
    const [, story] = await queued();
    const id = expect.stringMatching(/^story\.\d+$/);
    expect(story).toEqual({ id, kind: 'story', at, of, filesOnly: false });
  },

  async resumed() {
    await watched(1);
    await world.pauses.pause(HERE, 'is_archived');
    const told = await world.take(PERSON);
    await world.outbox.settle(told, 0, 'told', { ts: '1.7' });
    await world.pauses.reached(HERE);
    const of = told.deliveries[0].id;
    const edit = { id: `${of}.resumed`, kind: 'resumed', at, channel: 'C1', of, card: '1.7' };
    expect(await queued(PERSON)).toEqual([edit]);
  },

  async paused() {
    const sids = await watched(21);
    await world.rules.add({ ...HERE, owner: 'U1', since: 1, pattern: '*' });
    await world.pauses.pause(HERE, 'is_archived');
    const id = expect.stringMatching(/^paused\.C1\.\d{13}$/);
    const told = { channel: 'C1', reason: 'is_archived', total: 21, sids: sids.slice(0, 20), rules: 1 };
    expect(await queued(PERSON)).toEqual([{ id, kind: 'paused', at, ...told }]);
  },

  async passed_on() {
    const sids = await watched(21);
    await world.rules.add({ ...HERE, owner: 'U1', since: 1, pattern: '*' });
    await world.owners.passOn(HERE.team, 'U1');
    const id = expect.stringMatching(/^passed_on\.U1\.\d{13}$/);
    const told = { person: 'U1', watches: 21, rules: 1, sids: sids.slice(0, 20) };
    expect(await queued()).toEqual([{ id, kind: 'passed_on', at, ...told }]);
  },
};

describe('what scripts queue reads back', () => {
  it.for(Object.entries(WRITTEN))('%s', ([, check]) => check());

  it('with an empty list where no watch is concerned', async () => {
    await world.rules.add({ ...HERE, owner: 'U1', since: 1, pattern: '*' });
    await world.pauses.pause(HERE, 'is_archived');
    expect(await queued(PERSON)).toMatchObject([{ kind: 'paused', total: 0, sids: [], rules: 1 }]);
  });

  it('for a card that is to be brought up to date', async () => {
    await register(world, SID);
    await world.watches.put(watchOf(SID));
    const id = expect.stringMatching(/\.card\.\d{13}$/);
    expect(await queued()).toEqual([{ id, kind: 'recording', sid: SID, at, news: [] }]);
  });

  it('of every kind that they write, all in one part', () => {
    const texts = LUA_FILES.map((file) => [file, readLua(file) ?? ''] as const);
    const kinds = texts.flatMap(([, text]) => [...text.matchAll(/write_delivery\('(\w+)'/g)]);
    expect(kinds.map(([, kind]) => kind).toSorted()).toEqual(Object.keys(WRITTEN).toSorted());
    const writers = texts.filter(([, text]) => /"(?:kind|id)":/.test(text)).map(([file]) => file);
    expect(writers).toEqual(['telling/lua/parts/delivery.lua']);
  });
});

describe('a delivery with an id that is queued already', () => {
  const share = (id: string): Delivery => ({ id, kind: 'share', sid: SID, at: 1, by: 'U1' });

  it.for(['s.1', SID, '"', '\\', 'a","b'])('is not queued again: %s', async (id) => {
    for (const _ of [1, 2]) await world.outbox.put(HERE, share(id));
    expect(await queued()).toHaveLength(1);
  });

  it('is not taken for one whose id begins alike', async () => {
    for (const id of ['s.12', 's.1', 's.1"', 's']) await world.outbox.put(HERE, share(id));
    expect(await queued()).toHaveLength(4);
  });
});

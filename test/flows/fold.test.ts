import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import type { News } from '../../src/recording/news.ts';
import { LANE_LEASE_MS } from './stores/outbox.ts';
import { createSlackInMemory, createWorld, HERE, NOON, recordingOf, type World } from './world.ts';

const ENDED: News = {
  kind: 'ended',
  between: { after: NOON, before: NOON + 9_000 },
  how: 'exited',
  files: 1,
};
const FILE: News = { kind: 'file', files: [{ name: 'a_0.mp4' }] };

const SIDS = Array.from({ length: 12 }, (_, n) => `recording-${n}`);

let world: World;
let slack: ReturnType<typeof createSlackInMemory>;

const step = () => deliver(HERE, { ...world, messenger: slack.messenger });
const told = () => slack.posts.map(({ what, id }) => `${what} ${id}`);

async function drain(): Promise<void> {
  for (let steps = 0; world.queued().length > 0; steps += 1) {
    if (steps > 60) throw new Error('does not come to an end');
    await step();
  }
}

const put = (sid: string, version: number, ...news: News[]) =>
  world.outbox.put(HERE, { id: `${sid}.${version}`, kind: 'recording', sid, at: world.now(), news });

/** News of so many recordings at once, from the first on or from another. */
const burst = async (count: number, from = 0): Promise<void> => {
  for (const sid of SIDS.slice(from, from + count)) await put(sid, 1, ENDED);
};

beforeEach(async () => {
  world = createWorld(...SIDS.map((sid) => recordingOf(sid)));
  slack = createSlackInMemory();
  for (const sid of SIDS) await world.watches.put({ ...HERE, sid, owner: 'U1', since: NOON });
  await drain();
  slack.posts.length = 0;
  slack.edits.length = 0;
  world.quiet();
});

describe('a burst of news', () => {
  test('is one message, and each card is edited once', async () => {
    await burst(12);
    await drain();
    expect(told()).toEqual(['digest digest.recording-0.1']);
    expect(slack.posts[0]?.news).toHaveLength(12);
    expect(new Set(slack.edits).size).toBe(12);
  });

  test('of recordings whose first cards still wait keeps no bad news of another waiting behind these', async () => {
    const fresh = Array.from({ length: 100 }, (_, n) => `fresh-${n}`);
    world = createWorld(...[...fresh, 'other'].map((sid) => recordingOf(sid)));
    await world.watches.put({ ...HERE, sid: 'other', owner: 'U1', since: NOON });
    await drain();
    slack.posts.length = 0;
    for (const sid of fresh) await world.watches.put({ ...HERE, sid, owner: 'U1', since: NOON });
    for (const sid of fresh) await put(sid, 1, FILE);
    await put('other', 9, ENDED);
    await step();
    expect(told()).toEqual(['digest digest.fresh-0.1']);
    expect(slack.posts[0]?.news).toContainEqual(ENDED);
  });

  test('leaves in their threads those of which the channel is to hear nothing', async () => {
    for (const sid of SIDS.slice(0, 3)) {
      const watch = await world.watches.find(HERE, sid);
      if (watch) await world.watches.put({ ...watch, broadcast: 'none' });
    }
    await drain();
    await burst(12);
    await drain();
    const quiet = SIDS.slice(0, 3).map((sid) => `news ${sid}.1`);
    expect(told()).toEqual(['digest digest.recording-3.1', ...quiet]);
    expect(slack.posts[0]?.news).toHaveLength(9);
  });

  test('of five is told one by one, of six together', async () => {
    await burst(5);
    await drain();
    expect(told().map((line) => line.split(' ')[0])).toEqual(Array.from({ length: 5 }, () => 'news'));
    world.quiet();
    await burst(6, 5);
    await drain();
    expect(told().at(-1)).toBe('digest digest.recording-5.1');
  });

  test('counts what was told a moment ago, and what comes first waits for nothing', async () => {
    await burst(1);
    await step();
    expect(told()).toEqual(['news recording-0.1']);
    await burst(5, 1);
    await drain();
    expect(told()).toEqual(['news recording-0.1', 'digest digest.recording-1.1']);
  });

  test('goes on to be folded after its digest', async () => {
    await burst(8);
    await step();
    await burst(2, 8);
    await drain();
    expect(told()).toEqual(['digest digest.recording-0.1', 'digest digest.recording-8.1']);
  });

  test('of one recording stays in its thread', async () => {
    for (let version = 1; version <= 8; version += 1) await put('recording-0', version, FILE);
    await drain();
    expect(slack.posts.map(({ what }) => what)).toEqual(Array.from({ length: 8 }, () => 'news'));
  });

  test('leaves out what a watch does not want to hear', async () => {
    for (const sid of SIDS.slice(0, 3)) {
      await world.watches.put({ ...HERE, sid, owner: 'U1', since: NOON, only: ['failed'] });
    }
    await burst(12);
    await drain();
    expect(slack.posts[0]?.news).toHaveLength(9);
    expect(new Set(slack.edits).size).toBe(12);
  });

  test('of which almost nobody wants to hear is no burst', async () => {
    for (const sid of SIDS.slice(0, 9)) {
      await world.watches.put({ ...HERE, sid, owner: 'U1', since: NOON, only: ['failed'] });
    }
    await burst(12);
    await drain();
    expect(slack.posts.map(({ what }) => what)).toEqual(['news', 'news', 'news']);
  });

  test('leaves in order what else there is to tell', async () => {
    await burst(7);
    await world.outbox.put(HERE, { id: 'share-1', kind: 'share', sid: SIDS[0] ?? '', at: NOON, by: 'U2' });
    await drain();
    expect(told()).toEqual(['digest digest.recording-0.1', 'share share-1']);
  });

  test('that nobody watches any more is not told', async () => {
    await burst(7);
    const silent = {
      ...world,
      outbox: { ...world.outbox, settle: () => Promise.reject(new Error('killed')) },
      messenger: { ...slack.messenger, post: () => Promise.reject(new Error('killed')) },
    };
    await expect(deliver(HERE, silent)).rejects.toThrow('killed');
    for (const sid of SIDS) await world.watches.remove(HERE, sid);
    world.pass(LANE_LEASE_MS);
    await drain();
    expect(told()).toEqual([]);
  });
});

describe('a digest and a crash', () => {
  test('after Slack had accepted it: it is found, and not told twice', async () => {
    await burst(8);
    const crashing = { ...world.outbox, settle: () => Promise.reject(new Error('killed')) };
    await expect(deliver(HERE, { ...world, outbox: crashing, messenger: slack.messenger })).rejects.toThrow();
    world.pass(LANE_LEASE_MS);
    await drain();
    expect(told()).toEqual(['digest digest.recording-0.1']);
  });

  test('with the first news in doubt, that one is settled on its own before the rest is folded', async () => {
    await burst(1);
    slack.failures.push({ kind: 'unknown', why: 'timeout' });
    await step();
    await burst(8, 1);
    await drain();
    expect(told()).toEqual(['news recording-0.1', 'digest digest.recording-1.1']);
  });

  test('Slack refusing it with a 429 delays it and nothing else', async () => {
    await burst(8);
    slack.failures.push({ kind: 'later', afterMs: 30_000 });
    await step();
    expect(world.slept).toContain(30_000);
    await drain();
    expect(told()).toEqual(['digest digest.recording-0.1']);
  });
});

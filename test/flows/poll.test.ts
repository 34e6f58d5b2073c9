import { describe, expect, test } from 'vitest';
import { poll } from '../../src/flows/polling/poll.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { createWorld, HERE, NOON, recordingOf, SID, snapshotOf } from './world.ts';

const never = new AbortController().signal;

describe('a background look', () => {
  test('writes what it saw, queues the news for every watcher, and plans the next look', async () => {
    const world = createWorld(recordingOf());
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON });
    world.answers.push(snapshotOf(5));
    await poll(world.claim(), never, world);

    expect((await world.recordings.find(SID))?.phase).toBe('recording');
    expect(world.queued().map(({ id }) => id)).toEqual([`${SID}.1`, `${SID}.card.${NOON}`]);
    expect(world.due.get(SID)).toBe(NOON + 15_000);
  });

  test('queues nothing when nothing changed', async () => {
    const world = createWorld(recordingOf());
    world.answers.push(snapshotOf(5), snapshotOf(5));
    await poll(world.claim(), never, world);
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON });
    const before = world.queued().length;
    await poll(world.claim(), never, world);
    expect(world.queued()).toHaveLength(before);
  });

  test('has a card edited whose time is ten minutes old, and no more than that', async () => {
    const world = createWorld(recordingOf());
    world.answers.push(snapshotOf(5), snapshotOf(5));
    await poll(world.claim(), never, world);
    await world.watches.put({ ...HERE, sid: SID, owner: 'U1', since: NOON });
    const card = await world.outbox.take(HERE);
    if (card) await world.outbox.settle(card, 0);
    expect(world.queued()).toEqual([]);
    world.pass(600_000);
    await poll(world.claim(), never, world);
    expect(world.queued()).toMatchObject([{ kind: 'recording', sid: SID, news: [] }]);
  });

  test('asks nothing for a claim that is gone', async () => {
    const world = createWorld(recordingOf());
    await poll({ ...world.claim(), token: 'of a worker that died' }, never, world);
    expect(world.looks).toEqual([]);
  });

  test('writes nothing when its lease was lost on the way', async () => {
    const world = createWorld(recordingOf());
    world.answers.push(snapshotOf(5));
    const claim = world.claim();
    const look = async (recording: Recording) => {
      await world.schedule.release(claim, NOON);
      return world.agora.look(recording);
    };
    await poll(claim, never, { ...world, agora: { look } });
    expect(world.looks).toEqual([SID]);
    expect((await world.recordings.find(SID))?.phase).toBe('registered');
  });

  test('gives its lease back when the bot stops while it waits for its moment', async () => {
    const world = createWorld(recordingOf());
    const stop = new AbortController();
    const begin = async () => {
      stop.abort();
      throw new Error('aborted');
    };
    await poll(world.claim(), stop.signal, { ...world, schedule: { ...world.schedule, begin } });
    expect(world.looks).toEqual([]);
    expect(await world.schedule.claimOne(SID, 'default')).not.toBe('busy');
  });

  test('lets a recording that was forgotten go', async () => {
    const world = createWorld();
    await poll(world.claim(), never, world);
    expect(world.looks).toEqual([]);
  });

  test('holds the whole credential when Agora says 429', async () => {
    const world = createWorld(recordingOf());
    world.answers.push({ kind: 'throttled', retryAfterMs: 7_000 });
    await poll(world.claim(), never, world);
    expect(world.holds).toEqual([7_000]);
    expect((await world.recordings.find(SID))?.phase).toBe('registered');
  });
});

describe('an app of which requests are turned away', () => {
  test('is told once when that lasts, although it is seen now and then, and once when it is over', async () => {
    const world = createWorld(recordingOf());
    for (let minute = 0; minute < 4; minute++) {
      world.answers.push({ kind: 'throttled' }, snapshotOf(5));
      await poll(world.claim(), never, world);
      await poll(world.claim(), never, world);
      world.pass(60_000);
    }
    world.recover(0.6);
    world.answers.push(snapshotOf(5));
    await poll(world.claim(), never, world);
    expect(world.told.map(({ kind, cause, partly }) => [kind, cause, partly])).toEqual([
      ['blind', 'quota', true],
      ['sighted', 'quota', true],
    ]);
  });
});

describe('an app that cannot be seen', () => {
  test('is told once, and its recordings are neither judged nor asked for in a hurry', async () => {
    const world = createWorld(recordingOf());
    world.answers.push({ kind: 'forbidden', status: 401 }, { kind: 'forbidden', status: 401 });
    await poll(world.claim(), never, world);
    await poll(world.claim(), never, world);
    expect(world.told.map(({ kind }) => kind)).toEqual(['blind']);
    expect(world.due.get(SID)).toBe(NOON + 30_000);
    expect((await world.recordings.find(SID))?.version).toBe(0);
  });

  test('is asked for none of its recordings for ever: each expires where nothing more can be learnt', async () => {
    const world = createWorld(recordingOf(SID, { expiresAt: NOON + 60_000 }));
    for (let looks = 0; looks < 3; looks += 1) {
      world.answers.push({ kind: 'forbidden', status: 401 });
      await poll(world.claim(), never, world);
      world.pass(660_000);
    }
    expect(await world.recordings.find(SID)).toMatchObject({ phase: 'expired', final: true });
  });

  test('is told again when one look succeeds', async () => {
    const world = createWorld(recordingOf());
    world.answers.push({ kind: 'forbidden', status: 401 }, snapshotOf(5));
    await poll(world.claim(), never, world);
    await poll(world.claim(), never, world);
    expect(world.told.map(({ kind }) => kind)).toEqual(['blind', 'sighted']);
    expect((await world.recordings.find(SID))?.phase).toBe('recording');
  });
});

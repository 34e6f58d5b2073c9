import { beforeEach, describe, expect, test } from 'vitest';
import { poll } from '../../src/flows/polling/poll.ts';
import type { Observation } from '../../src/recording/observation.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { looks, never } from './looking.ts';
import { createWorld, HERE, NOON, recordingOf, SID, snapshotOf, type World } from './world.ts';

const FORBIDDEN: Observation = { kind: 'forbidden', status: 401 };

let world: World;

beforeEach(() => {
  world = createWorld(recordingOf());
});

const phase = async () => (await world.recordings.find(SID))?.phase;

describe('a background look', () => {
  test('writes what it saw, queues the news for every watcher, and plans the next look', async () => {
    await world.watch();
    await looks(world, snapshotOf(5));
    expect(await phase()).toBe('recording');
    expect(world.queued().map(({ id }) => id)).toEqual([`${SID}.1`, `${SID}.card.${NOON}`]);
    expect(world.due.get(SID)).toBe(NOON + 15_000);
  });

  test('queues nothing when nothing changed', async () => {
    await looks(world, snapshotOf(5));
    await world.watch();
    const before = world.queued();
    await looks(world, snapshotOf(5));
    expect(world.queued()).toEqual(before);
  });

  test('knows of a recording what was true when the answer came, however long that waits to be judged', async () => {
    world.answers.push(snapshotOf(5));
    const answered = async () => world.pass(90);
    await poll(world.claim(), never, { ...world, schedule: { ...world.schedule, answered } });
    expect(await world.recordings.find(SID)).toMatchObject({ lookedAt: NOON, seenAt: NOON });
  });

  test('has a card edited whose time is ten minutes old, and no more than that', async () => {
    await looks(world, snapshotOf(5));
    await world.watch();
    const card = await world.outbox.take(HERE);
    if (card) await world.outbox.settle(card, 0);
    expect(world.queued()).toEqual([]);
    world.pass(600_000);
    await looks(world, snapshotOf(5));
    expect(world.queued()).toMatchObject([{ kind: 'recording', sid: SID, news: [] }]);
  });

  test('asks nothing for a claim that is gone', async () => {
    await poll({ ...world.claim(), token: 'of a worker that died' }, never, world);
    expect(world.looks).toEqual([]);
  });

  test('writes nothing when its lease was lost on the way', async () => {
    world.answers.push(snapshotOf(5));
    const claim = world.claim();
    const look = async (recording: Recording) => {
      await world.schedule.release(claim, NOON);
      return world.agora.look(recording);
    };
    await poll(claim, never, { ...world, agora: { look } });
    expect(world.looks).toEqual([SID]);
    expect(await phase()).toBe('registered');
  });

  test('gives its lease back when the bot stops while it waits for its moment', async () => {
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
    world = createWorld();
    await poll(world.claim(), never, world);
    expect(world.looks).toEqual([]);
  });

  test('holds the whole credential when Agora says 429', async () => {
    await looks(world, { kind: 'throttled', retryAfterMs: 7_000 });
    expect(world.holds).toEqual([7_000]);
    expect(await phase()).toBe('registered');
  });
});

describe('an app of which requests are turned away', () => {
  test('is told once when that lasts, although it is seen now and then, and once when it is over', async () => {
    for (let minute = 0; minute < 4; minute++) {
      await looks(world, { kind: 'throttled' }, snapshotOf(5));
      world.pass(60_000);
    }
    world.recover(0.6);
    await looks(world, snapshotOf(5));
    expect(world.told.map(({ kind, cause, partly }) => [kind, cause, partly])).toEqual([
      ['blind', 'quota', true],
      ['sighted', 'quota', true],
    ]);
  });
});

describe('an app that cannot be seen', () => {
  test('is told once, and its recordings are neither judged nor asked for in a hurry', async () => {
    await looks(world, FORBIDDEN, FORBIDDEN);
    expect(world.told.map(({ kind }) => kind)).toEqual(['blind']);
    expect(world.due.get(SID)).toBe(NOON + 30_000);
    expect((await world.recordings.find(SID))?.version).toBe(0);
  });

  test('is asked for none of its recordings for ever: each expires where nothing more can be learnt', async () => {
    world = createWorld(recordingOf(SID, { expiresAt: NOON + 60_000 }));
    for (let n = 0; n < 3; n += 1) {
      await looks(world, FORBIDDEN);
      world.pass(660_000);
    }
    expect(await world.recordings.find(SID)).toMatchObject({ phase: 'expired', final: true });
  });

  test('is told again when one look succeeds', async () => {
    await looks(world, FORBIDDEN, snapshotOf(5));
    expect(world.told.map(({ kind }) => kind)).toEqual(['blind', 'sighted']);
    expect(await phase()).toBe('recording');
  });
});

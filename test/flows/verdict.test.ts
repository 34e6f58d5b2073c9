import { describe, expect, test } from 'vitest';
import { poll } from '../../src/flows/polling/poll.ts';
import { lines } from '../../src/flows/telling/lines.ts';
import type { News } from '../../src/recording/news.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { looksAt, NOT_FOUND, never } from './looking.ts';
import { createWorld, HERE, NOON, recordingOf, SID, snapshotOf, type World } from './world.ts';

/** How the ends of an app are reported decides what an end without a word is called: recorded lives say how. */

const BACKEND: Partial<Recording> = { origin: 'backend', startedAt: NOON };

/** Seen recording, then not found for longer than patience. */
async function vanishes(world: World, sid: string): Promise<void> {
  world.know(world.lives(sid));
  await looksAt(world, sid, snapshotOf(5));
  for (let looks = 0; looks < 5; looks++) {
    world.pass(30_000);
    await looksAt(world, sid, NOT_FOUND);
  }
}

/** One that a backend reports the stop of, and that then is found no more. */
async function endsReported(world: World, sid: string): Promise<void> {
  world.know({ ...world.lives(sid), recording: recordingOf(sid, BACKEND) });
  await looksAt(world, sid, snapshotOf(5));
  world.pass(10_000);
  await world.recordings.said(sid, { stopRequestedAt: world.now() });
  world.pass(10_000);
  for (let looks = 0; looks < 5; looks++) {
    await looksAt(world, sid, NOT_FOUND);
    world.pass(30_000);
  }
}

describe('an end that nobody reported', () => {
  test('is a loss where every end was promised to be reported, and the promise was kept before', async () => {
    const world = createWorld(recordingOf(SID, BACKEND));
    await endsReported(world, 'kept-once');
    world.promise();
    await vanishes(world, SID);
    expect(world.lives(SID)).toMatchObject({ phase: 'lost', how: 'unasked' });
  });

  test('is remarkable once nearly all of the last fifty were reported, and no more than that', async () => {
    const world = createWorld(recordingOf(SID, BACKEND));
    for (let n = 0; n < 19; n++) await endsReported(world, `reported-${n}`);
    await vanishes(world, 'before-it-is-a-habit');
    expect(world.lives('before-it-is-a-habit')).toMatchObject({ phase: 'ended', how: 'unseen' });

    await endsReported(world, 'the-twentieth');
    await vanishes(world, SID);
    expect(world.lives(SID)).toMatchObject({ phase: 'ended', how: 'unasked' });

    for (let n = 0; n < 10; n++) world.lessons.push('unexplained');
    await vanishes(world, 'no-habit-any-more');
    expect(world.lives('no-habit-any-more')).toMatchObject({ phase: 'ended', how: 'unseen' });
  });

  test('is asked about only where an end may be believed', async () => {
    const world = createWorld(recordingOf());
    const asked: string[] = [];
    const reports = {
      of: (app: string) => {
        asked.push(app);
        return world.reports.of(app);
      },
    };
    for (const answer of [snapshotOf(5), NOT_FOUND, NOT_FOUND]) {
      world.answers.push(answer);
      await poll(world.claim(), never, { ...world, reports });
      world.pass(10_000);
    }
    expect(asked).toEqual(['default']);
  });
});

describe('near a planned end', () => {
  const nearItsEnd = () => createWorld(recordingOf(SID, { ...BACKEND, endsAt: NOON + 300_000 }));
  /** From the third minute on what is steady is looked at every 30 s. */
  const steadily = async (world: World) => {
    await looksAt(world, SID, snapshotOf(5));
    world.pass(240_000);
    await looksAt(world, SID, snapshotOf(5));
    return (world.due.get(SID) ?? 0) - world.now();
  };

  test('looks close in where the budget has room', async () => {
    expect(await steadily(nearItsEnd())).toBe(7_000);
  });

  test('looks stay as they are where looks have to wait', async () => {
    const world = nearItsEnd();
    world.late(2_000);
    expect(await steadily(world)).toBe(30_000);
  });
});

test('a recording that runs on is told to the watches whose hours it exceeds, and to no others', () => {
  const kinds = (max?: number | 'none') => {
    const watch = { ...HERE, sid: SID, owner: 'U1', since: NOON, ...(max === undefined ? {} : { max }) };
    const news: News[] = [
      { kind: 'left_running', past: 'usual', since: NOON, hours: 24 },
      { kind: 'left_running', past: 'max', since: NOON, hours: 2 },
      { kind: 'left_running', past: 'plan', since: NOON, planned: NOON },
    ];
    return lines(news, NOON, watch, 'mix').map((one) => one.kind === 'left_running' && one.past);
  };
  expect(kinds()).toEqual(['usual', 'plan']);
  expect(kinds(2)).toEqual(['max', 'plan']);
  expect(kinds('none')).toEqual(['plan']);
});

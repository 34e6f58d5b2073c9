import { beforeEach, describe, expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import type { Piece } from '../../src/recording/telling/piece.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import { LANE_LEASE_MS } from './stores/outbox.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf } from './world.ts';

const between = { after: NOON, before: NOON + 9_000 };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };
const FAILED: News = { kind: 'failed', between, how: 'abnormal', files: 1 };
const STOPPING: News = { kind: 'stopping', between };
const file = (name: string): News => ({ kind: 'file', files: [{ name }] });

const SIDS = Array.from({ length: 12 }, (_, n) => `recording-${n}`);

let { world, slack, step, drainInTime: drain, learn, dies }: Telling = createTelling();
/** Posts and edits, in order. */
let { said } = slack;

/** Each is watched, and its card stands in the channel. */
async function begin(more: Partial<Watch> = {}): Promise<void> {
  ({
    world,
    slack,
    step,
    drainInTime: drain,
    learn,
    dies,
  } = createTelling(...SIDS.map((sid) => recordingOf(sid))));
  ({ said } = slack);
  for (const sid of SIDS) await world.watch({ sid, ...more });
  await drain();
  said.length = 0;
}

const lines = (sid: string): readonly Piece[] =>
  said.flatMap(({ how, saying }) =>
    how === 'post' && saying.kind === 'news' && saying.subject.known.recording.sid === sid
      ? saying.pieces
      : [],
  );

/** Messages that the channel sees, in short. */
const loud = (): readonly string[] =>
  said.flatMap(({ how, saying }) => {
    if (saying.kind === 'digest') return [`${how} table of ${saying.told.length}`];
    if (how === 'edit' || saying.kind !== 'news') return [];
    return saying.pieces.some(({ told }) => told === 'channel') ? [saying.subject.known.recording.sid] : [];
  });

beforeEach(() => begin());

describe('six failures in six seconds', () => {
  test('are three messages, the last of which grows', async () => {
    for (const sid of SIDS.slice(0, 6)) {
      await learn(sid, 1, FAILED);
      await step();
      world.pass(1_000);
    }
    await drain();
    expect(loud()).toEqual(['recording-0', 'recording-1', 'post table of 1', 'edit table of 4']);
  });

  test('stand each in its own thread, once', async () => {
    for (const sid of SIDS.slice(0, 6)) await learn(sid, 1, FAILED);
    await drain();
    for (const sid of SIDS.slice(0, 6)) expect(lines(sid).map(({ news }) => news)).toEqual([[FAILED]]);
    expect(lines('recording-5').map(({ told }) => told)).toEqual(['table']);
  });
});

describe('a table', () => {
  const fill = async () => {
    for (const sid of SIDS.slice(0, 4)) await learn(sid, 1, ENDED);
    await drain();
    said.length = 0;
  };

  test('takes whatever the channel is to hear for a minute, and then closes', async () => {
    await fill();
    await learn('recording-4', 1, FAILED);
    await drain();
    expect(loud()).toEqual(['edit table of 3']);
    world.pass(60_000);
    await learn('recording-5', 1, FAILED);
    await drain();
    expect(loud().at(-1)).toBe('recording-5');
  });

  test('has a row for each recording, with all that the channel is to hear of it', async () => {
    await fill();
    await learn('recording-2', 2, {
      kind: 'recovered',
      gap: between,
      from: 'ended',
      phase: 'recording',
      was: { phase: 'ended', how: 'unseen' },
    });
    await drain();
    const table = said.findLast(({ saying }) => saying.kind === 'digest')?.saying;
    expect(table?.kind === 'digest' && table.told.map(({ news }) => news.map(({ kind }) => kind))).toEqual([
      ['ended', 'recovered'],
      ['ended'],
    ]);
  });

  test('that may no longer be edited leaves its new rows to another one', async () => {
    await fill();
    await learn('recording-4', 1, FAILED);
    slack.editFailures.push({ kind: 'no_message' });
    await drain();
    expect(loud()).toEqual(['post table of 1']);
    const facts = { ...HERE, delivery: expect.stringMatching(/^digest\.recording-2\.\d+$/) };
    expect(world.lines).toContainEqual({ outcome: 'tableClosed', facts });
  });

  test('goes before the lines in the threads, and these before cards', async () => {
    for (const sid of SIDS) await learn(sid, 1, ENDED);
    await world.outbox.put(HERE, { id: 'touch', kind: 'recording', sid: 'recording-0', at: NOON, news: [] });
    await drain();
    const kinds = said.filter(({ how }) => how === 'post').map(({ saying }) => saying.kind);
    expect(kinds.slice(0, 4)).toEqual(['news', 'news', 'digest', 'news']);
    expect(said.at(-1)?.saying.kind).toBe('card');
  });
});

describe('news that is only for the thread', () => {
  test('makes no table, and bad news of another recording does not wait for it', async () => {
    for (const sid of SIDS.slice(0, 11)) await learn(sid, 1, file(`${sid}.mp4`));
    await step();
    await learn('recording-11', 1, FAILED);
    await step();
    expect(loud()).toEqual(['recording-11']);
    await drain();
    expect(SIDS.slice(0, 11).map((sid) => lines(sid).length)).toEqual(Array.from({ length: 11 }, () => 1));
  });

  test('that waits goes along with what is louder, in the order in which it was learnt', async () => {
    for (const sid of SIDS) await learn(sid, 1, file(`${sid}.mp4`));
    await step();
    await learn('recording-9', 2, ENDED);
    await drain();
    expect(lines('recording-9').map(({ id, told }) => `${id} ${told}`)).toEqual([
      'recording-9.1 thread',
      'recording-9.2 channel',
    ]);
  });

  test('is edited into the card where the watch wants no line of it', async () => {
    await world.watch({ sid: 'recording-0', only: ['failed'] });
    await drain();
    said.length = 0;
    await learn('recording-0', 1, file('a.mp4'));
    await drain();
    expect(said.map(({ how, saying }) => `${how} ${saying.kind}`)).toEqual(['edit card']);
  });
});

test('that a recording is stopping has no line where the end follows within a minute', async () => {
  await learn('recording-0', 1, STOPPING);
  await step();
  expect(said).toEqual([]);
  world.pass(20_000);
  await learn('recording-0', 2, ENDED);
  await drain();
  expect(lines('recording-0').map(({ news }) => news)).toEqual([[ENDED]]);
});

describe('with cards:bad', () => {
  beforeEach(() => begin({ cards: 'bad' }));

  test('a healthy recording leaves nothing in the channel', async () => {
    await learn('recording-0', 1, { kind: 'started', between, late: false }, file('a.mp4'));
    await learn('recording-0', 2, ENDED);
    await drain();
    expect(said).toEqual([]);
  });

  test('a recording in trouble has its card, and its thread begins with what led to that', async () => {
    const seen = { name: 'a.mp4', announcedAt: world.now() };
    world.know({ ...world.lives('recording-0'), files: [seen] });
    await learn('recording-0', 1, file('a.mp4'));
    await step();
    world.pass(10_000);
    await learn('recording-0', 2, FAILED);
    await learn('recording-0', 3, file('b.mp4'));
    await drain();
    expect(slack.posts.map(({ what }) => what)).toEqual(['card', 'news']);
    const [life, ...rest] = lines('recording-0');
    expect(life).toMatchObject({ since: 0, news: [] });
    expect(rest.map(({ news }) => news)).toEqual([
      [{ kind: 'file', files: [seen] }],
      [FAILED],
      [file('b.mp4')],
    ]);
  });
});

describe('after a pause', () => {
  test('each thread gets what it was not told, its files by name', async () => {
    await learn('recording-0', 1, file('before.mp4'));
    slack.failures.push({ kind: 'gone', reason: 'is_archived' });
    await step();
    world.know({
      ...world.lives('recording-0'),
      files: [
        { name: 'before.mp4', announcedAt: world.now() },
        { name: 'meanwhile.mp4', announcedAt: world.now() + 5_000 },
      ],
    });
    world.pass(60_000);
    await world.pauses.resume(HERE);
    await drain();
    const names = lines('recording-0').flatMap(({ news }) =>
      news.flatMap((one) => (one.kind === 'file' ? one.files.map(({ name }) => name) : [])),
    );
    expect(names).toEqual(['before.mp4', 'meanwhile.mp4']);
    expect(said.filter(({ saying }) => saying.kind === 'missed_here')).toHaveLength(1);
  });
});

describe('a crash', () => {
  test('after Slack had taken a table: it is found, and goes on', async () => {
    for (const sid of SIDS.slice(0, 8)) await learn(sid, 1, ENDED);
    await step();
    await step();
    await dies();
    world.pass(LANE_LEASE_MS);
    await learn('recording-8', 1, ENDED);
    await drain();
    expect(loud()).toEqual(['recording-0', 'recording-1', 'post table of 6', 'edit table of 7']);
  });

  test('after Slack had taken lines of a thread: they are found, and what came since is told once', async () => {
    await learn('recording-0', 1, file('a.mp4'));
    await dies();
    world.pass(LANE_LEASE_MS);
    await learn('recording-0', 2, file('b.mp4'));
    await drain();
    expect(lines('recording-0').map(({ id }) => id)).toEqual(['recording-0.1', 'recording-0.2']);
  });
});

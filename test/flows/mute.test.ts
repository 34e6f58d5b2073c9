import { beforeEach, describe, expect, test } from 'vitest';
import { mute, unmute } from '../../src/flows/watching/pressing/mute.ts';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Missed } from '../../src/recording/summing/missed.ts';
import type { Watch } from '../../src/recording/watching/watch.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf, SID } from './world.ts';

const FILE: News = { kind: 'file', files: [{ name: 'a_0.mp4' }] };
const STARTED: News = { kind: 'started', between: { after: NOON, before: NOON + 9 }, late: false };
const ENDED: News = { kind: 'ended', between: { after: NOON, before: NOON + 9 }, how: 'exited', files: 1 };

let { world, slack, drain, learn }: Telling = createTelling();
let version = 0;

const told = () =>
  slack.posts.map(({ what, news }) => [what, ...(news ?? []).map(({ kind }) => kind)].join(' '));

/** Subject of the summary. */
const summed = (): Missed | undefined =>
  slack.said.flatMap(({ saying }) => (saying.kind === 'missed' ? [saying.missed.missed] : [])).at(-1);
const kindsSummed = () => summed()?.kinds.map(({ kind }) => kind);

/** A look brings something that waits. */
async function queue(change: Partial<Known>, ...news: News[]): Promise<void> {
  version += 1;
  world.know({ ...world.lives(SID), ...change });
  await learn(SID, version, ...news);
}

/** A look brings something, and what is queued is told. */
async function tell(change: Partial<Known>, ...news: News[]): Promise<void> {
  await queue(change, ...news);
  await drain();
}

const file = { name: 'a_0.mp4', startedAt: NOON + 70_000 };

/** Recording since noon, and over just now. */
const over = (): Partial<Known> => ({
  phase: 'ended',
  since: world.now(),
  final: true,
  life: [
    { phase: 'recording', at: NOON },
    { phase: 'ended', at: world.now() },
  ],
});

beforeEach(async () => {
  ({ world, slack, drain, learn } = createTelling(recordingOf()));
  await world.watch();
  await drain();
  world.pass(60_000);
});

describe('while it is muted for an hour', () => {
  beforeEach(async () => {
    await mute(HERE, 'U2', SID, '1h', world);
    await drain();
    world.pass(60_000);
  });

  test('the card goes on and the thread is silent', async () => {
    const edits = slack.edits.length;
    await tell({ files: [file] }, FILE);
    expect(slack.edits.length).toBe(edits + 1);
    expect(told()).toEqual(['card']);
  });

  test('even the end waits, and is in the summary that follows when the time is up', async () => {
    await tell({ ...over(), files: [file] }, ENDED);
    expect(told()).toEqual(['card']);
    world.pass(3_600_000);
    expect(await world.mutes.sweep()).toBe(1);
    await drain();
    expect(told()).toEqual(['card', 'missed', 'news file']);
    expect(kindsSummed()).toEqual(['ended', 'file']);
    expect(world.watching[0]?.muted).toBeUndefined();
  });

  test('Unmute says that something was missed, and has it told', async () => {
    await tell({ files: [file] }, FILE);
    expect(await unmute(HERE, SID, world)).toMatchObject({ kind: 'unmuted', missed: 'in_thread' });
    await drain();
    expect(told()).toEqual(['card', 'missed', 'news file']);
    expect(kindsSummed()).toEqual(['file']);
    await tell({}, STARTED);
    expect(told().at(-1)).toBe('news started');
  });

  test('the summary is told under a new card if the card was deleted meanwhile', async () => {
    await tell({ files: [file] }, FILE);
    await unmute(HERE, SID, world);
    slack.failures.push({ kind: 'no_message' });
    await drain();
    expect(told()).toEqual(['card', 'card', 'missed', 'news file']);
    expect(world.watching[0]?.muted).toBeUndefined();
  });

  test('Unmute tells nothing where nothing happened, and the second press finds no mute', async () => {
    const answer = await unmute(HERE, SID, world);
    expect(answer).toMatchObject({ kind: 'unmuted', mute: { by: 'U2' }, missed: 'nothing' });
    await drain();
    expect(told()).toEqual(['card']);
    expect(await unmute(HERE, SID, world)).toMatchObject({ kind: 'not_muted' });
  });

  test('what was learnt meanwhile and still waits is told once, in the summary', async () => {
    await queue({ files: [file] }, FILE);
    world.pass(3_600_000);
    await world.mutes.sweep();
    await queue({}, STARTED);
    await drain();
    expect(told()).toEqual(['card', 'missed', 'news file started']);
    expect(kindsSummed()).toEqual(['file']);
  });

  test('what is learnt after it and before the summary is told by itself alone', async () => {
    await queue({ files: [file] }, FILE);
    world.pass(1_000);
    expect(await unmute(HERE, SID, world)).toMatchObject({ kind: 'unmuted' });
    world.pass(1_000);
    await queue({ gaps: [{ from: world.now() - 9, to: world.now() }] }, STARTED);
    await drain();
    expect(told()).toEqual(['card', 'missed', 'news file started']);
    expect(kindsSummed()).toEqual(['file']);
  });

  test('muted again before the summary goes on from the beginning, and is summed up once', async () => {
    await queue({ files: [file] }, FILE);
    await unmute(HERE, SID, world);
    const again = await mute(HERE, 'U3', SID, '1h', world);
    expect(again).toMatchObject({ kind: 'muted', mute: { since: NOON + 60_000 } });
    expect(again).not.toHaveProperty('before');
    await drain();
    expect(told()).toEqual(['card']);
    await unmute(HERE, SID, world);
    await drain();
    expect(told()).toEqual(['card', 'missed', 'news file']);
  });

  test('that its app cannot be seen since is in the summary, if that still is so', async () => {
    world.darken({ since: world.now() });
    expect(await unmute(HERE, SID, world)).toMatchObject({ missed: 'in_thread' });
    await drain();
    expect(kindsSummed()).toEqual(['blind']);
  });

  test('that its app could not be seen before is not', async () => {
    world.darken();
    expect(await unmute(HERE, SID, world)).toMatchObject({ missed: 'nothing' });
  });

  describe('Unmute promises no line in the thread', () => {
    const pressed = async () => {
      await tell({ files: [file] }, FILE);
      return unmute(HERE, SID, world);
    };
    const change = (more: Partial<Watch>) => {
      for (const watch of world.watching.splice(0)) world.watching.push({ ...watch, ...more });
    };

    test('of what the watch does not want to hear of', async () => {
      change({ only: ['ended'] });
      expect(await pressed()).toMatchObject({ missed: 'nothing' });
      await drain();
      expect(told()).toEqual(['card']);
    });

    test('in a place where nothing can be posted', async () => {
      change({ paused: { reason: 'not_in_channel', at: NOON } });
      expect(await pressed()).toMatchObject({ missed: 'after_pause' });
    });

    test('under a card that is still to be posted', async () => {
      await queue({ files: [file] }, FILE);
      for (const { card: _, ...watch } of world.watching.splice(0)) world.watching.push(watch);
      expect(await unmute(HERE, SID, world)).toMatchObject({ missed: 'on_card' });
    });
  });

  test('another person may change it, and is told of the first', async () => {
    expect(await mute(HERE, 'U3', SID, 'bad', world)).toMatchObject({
      kind: 'muted',
      mute: { by: 'U3', lets: 'problems', since: NOON + 60_000 },
      before: { by: 'U2' },
    });
  });
});

test('until it ends: the end is told as always, and then what was missed before it', async () => {
  await mute(HERE, 'U2', SID, 'end', world);
  await drain();
  await tell({ files: [file] }, FILE);
  expect(told()).toEqual(['card']);
  world.pass(60_000);
  await tell(over(), ENDED);
  expect(told()).toEqual(['card', 'news ended', 'missed', 'news file']);
  expect(kindsSummed()).toEqual(['file']);
  expect(world.watching[0]?.muted).toBeUndefined();
});

test('until it ends: the files of the look that found it ended are told with the end, and not once more', async () => {
  await mute(HERE, 'U2', SID, 'end', world);
  await queue({ files: [{ ...file, announcedAt: world.now() }] }, FILE);
  world.pass(60_000);
  const now = world.now();
  const files = [
    { ...file, announcedAt: now - 59_999 },
    { name: 'a_1.mp4', announcedAt: now },
  ];
  await tell({ ...over(), files }, FILE, ENDED);
  expect(told()).toEqual(['card', 'news file ended', 'missed', 'news file']);
  expect(summed()).toMatchObject({ files: 1 });
});

test('only bad news: what was let through is not summed up', async () => {
  const url = 'rtmp://x/y';
  await mute(HERE, 'U2', SID, 'bad', world);
  world.pass(1_000);
  const pushes = [{ url, status: 'disconnected' as const, at: world.now() }];
  await tell({ phase: 'recording', pushes }, { kind: 'rtmp_down', urls: [url] });
  await unmute(HERE, SID, world);
  await drain();
  expect(told()).toEqual(['card', 'news rtmp_down']);
});

test('nothing to mute: what is over, what is not watched, what is not known', async () => {
  const elsewhere = { ...HERE, channel: 'C0ELSEWHERE' };
  expect(await mute(elsewhere, 'U2', SID, '1h', world)).toMatchObject({ kind: 'not_watched' });
  expect(await mute(HERE, 'U2', 'ffffffff', '1h', world)).toEqual({ kind: 'unknown' });
  expect(await unmute(HERE, 'ffffffff', world)).toEqual({ kind: 'unknown' });
  world.know({ ...world.lives(SID), phase: 'lost' });
  expect(await mute(HERE, 'U2', SID, 'end', world)).toMatchObject({ kind: 'over' });
  expect(await mute(HERE, 'U2', SID, '15min', world)).toMatchObject({ kind: 'muted' });
  world.know({ ...world.lives(SID), phase: 'ended', final: true });
  expect(await mute(HERE, 'U2', SID, '15min', world)).toMatchObject({ kind: 'over' });
});

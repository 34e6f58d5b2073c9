import { beforeEach, expect, test } from 'vitest';
import { watch } from '../../src/flows/watching/intake.ts';
import type { News } from '../../src/recording/news.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON } from './world.ts';

const sid = (n: number): string => `${n}`.padStart(32, '0');
const ids = (n: number): string => `${sid(n)} ${`${n}`.padStart(200, 'R')} mix`;
const NOT_STARTED: News = {
  kind: 'not_started',
  how: 'watched',
  between: { after: NOON, before: NOON + 90_000 },
  askingUntil: NOON + 3_600_000,
};

let { world, slack, drainInTime: drain, learn }: Telling = createTelling();

beforeEach(() => {
  ({ world, slack, drainInTime: drain, learn } = createTelling());
});

const paste = (...some: readonly number[]) => pasteLines(some.map(ids));
const pasteLines = (lines: readonly string[]) => watch(HERE, 'U1', lines.join('\n'), world);

const posts = () => slack.said.flatMap(({ how, saying }) => (how === 'post' ? [saying] : []));
const kinds = () => posts().map(({ kind }) => kind);
const FIFTY = Array.from({ length: 50 }, (_, n) => n + 1);

test('fifty ids that nobody has seen are one message', async () => {
  expect(await paste(...FIFTY)).toMatchObject({ card: { card: 'awaited' } });
  await drain();
  expect(posts()).toMatchObject([{ kind: 'awaited', by: 'U1', total: 50 }]);
});

test('a first one with a card does not promise one to all', async () => {
  await paste(1);
  await drain();
  expect(await paste(...FIFTY)).toMatchObject({ card: { card: 'awaited' } });
});

test('where only trouble has cards, none is promised', async () => {
  const lines = FIFTY.map((n) => `${ids(n)} cards:bad`);
  expect(await pasteLines(lines)).toMatchObject({ card: { card: 'with_trouble' } });
  await drain();
  expect(posts()).toMatchObject([{ kind: 'awaited', total: 50, cards: 'bad' }]);
});

test('each gets its card once Agora shows it', async () => {
  await paste(...FIFTY);
  await drain();
  world.know({ ...world.lives(sid(7)), phase: 'starting', reached: 'seen' });
  await learn(sid(7), 1);
  await drain();
  expect(posts().slice(1)).toMatchObject([
    { kind: 'card', subject: { known: { recording: { sid: sid(7) } } } },
  ]);
});

test('those that do not start are told in one table, without a card each', async () => {
  await paste(...FIFTY);
  await drain();
  for (const n of FIFTY) {
    world.know({ ...world.lives(sid(n)), phase: 'not_started', how: 'watched' });
    await learn(sid(n), 1, NOT_STARTED);
  }
  await drain();
  expect(kinds()).toEqual(['awaited', 'digest']);
  expect(posts()[1]).toMatchObject({ told: { length: 50 } });
});

test('the same text again says nothing more', async () => {
  await paste(...FIFTY);
  await drain();
  await paste(...FIFTY);
  await drain();
  expect(kinds()).toEqual(['awaited']);
});

test('three ids have their cards at once, and so has one of many that is asked for by itself', async () => {
  await paste(1, 2, 3);
  await drain();
  expect(kinds()).toEqual(['card', 'card', 'card']);
  await paste(...FIFTY.slice(10));
  await paste(20);
  await drain();
  expect(kinds().slice(3).toSorted()).toEqual(['awaited', 'card']);
});

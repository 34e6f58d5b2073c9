import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENDINGS, endingKey, endingOf } from '../../src/recording/ending/ending.ts';
import { NEWS_KINDS } from '../../src/recording/news.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { PHASES } from '../../src/recording/phase.ts';
import { MODES } from '../../src/recording/recording.ts';
import { LIVES, lifeFiles, readLife, replay, toldIn, written } from './life.ts';
import { summaryOf } from './summed.ts';

/**
 * Recorded lives: each file holds the answers of Agora in one life and what the bot told of it. A changed rule
 * shows here as a diff in the bot's own words. `UPDATE_LIVES=1 npx vitest run test/recording/lives.test.ts`
 * writes down what is told now; read the diff before it is kept, for a wrong life is worse than none.
 */
const UPDATE = process.env.UPDATE_LIVES === '1';

const lives = lifeFiles.map((file) => {
  const life = readLife(file);
  return { file, life, looks: replay(life) };
});
const allLooks = lives.flatMap(({ file, looks }) => looks.map((one) => ({ file, ...one })));

test.each(lives)('$file is told as it was recorded', ({ file, life, looks }) => {
  const told = toldIn(looks);
  const last = looks.at(-1);
  const summary = last ? summaryOf(last.next) : '';
  if (UPDATE) writeFileSync(new URL(file, LIVES), written({ ...life, told, summary }));
  else expect({ told, summary }).toEqual({ told: life.told, summary: life.summary });
});

test('each is looked at again, unless it is over for good', () => {
  for (const { file, at, next, due } of allLooks) {
    const [earliest, latest] = due;
    expect(earliest === undefined, `${file}, due after ${at}`).toBe(next.final);
    if (earliest === undefined || latest === undefined) continue;
    expect(earliest, file).toBeGreaterThan(at);
    expect(latest, file).toBeGreaterThanOrEqual(earliest);
  }
});

test('each goes forward in time', () => {
  for (const { file, looks } of lives) {
    const times = looks.map(({ at }) => at);
    expect(times, file).toEqual([...new Set(times)].sort((one, other) => one - other));
  }
});

/** Every class of answer; one missing here does not compile. */
const ANSWERS: Record<Observation['kind'], true> = {
  snapshot: true,
  incomplete: true,
  not_found: true,
  exiting: true,
  no_route: true,
  rejected: true,
  forbidden: true,
  throttled: true,
  unavailable: true,
};

test('together the lives show every phase, every kind of news, every class of answer, every mode and every ending', () => {
  const shown = {
    phases: allLooks.flatMap(({ before, next }) => [before.phase, next.phase]),
    news: allLooks.flatMap(({ news }) => news.map(({ kind }) => kind)),
    answers: allLooks.flatMap(({ seen }) => (seen ? [seen.kind] : [])),
    modes: lives.map(({ life }) => life.mode),
    endings: allLooks.flatMap(({ next }) => endingOf(next.phase, next.how) ?? []).map(endingKey),
  };
  const all = {
    phases: PHASES,
    news: NEWS_KINDS,
    answers: Object.keys(ANSWERS),
    modes: MODES,
    endings: ENDINGS.map(endingKey),
  };
  const sets = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(lists).map(([what, list]) => [what, [...new Set(list)].sort()]);
  expect(sets(shown)).toEqual(sets(all));
  expect(lives.length).toBeGreaterThanOrEqual(40);
});

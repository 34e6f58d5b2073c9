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

test.each(lifeFiles)('%s is told as it was recorded', (file) => {
  const life = readLife(file);
  const looks = replay(life);
  const told = toldIn(looks);
  const summed = looks.at(-1);
  const summary = summed ? summaryOf(summed.next) : '';
  if (UPDATE) writeFileSync(new URL(file, LIVES), written({ ...life, told, summary }));
  else expect({ told, summary }).toEqual({ told: life.told, summary: life.summary });
});

test.each(lifeFiles)('%s is looked at again, unless it is over for good', (file) => {
  for (const { at, next, due } of replay(readLife(file))) {
    const [earliest, latest] = due;
    expect(earliest === undefined, `due after ${at}`).toBe(next.final);
    if (earliest === undefined || latest === undefined) continue;
    expect(earliest).toBeGreaterThan(at);
    expect(latest).toBeGreaterThanOrEqual(earliest);
  }
});

test.each(lifeFiles)('%s goes forward in time', (file) => {
  const times = replay(readLife(file)).map(({ at }) => at);
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
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
  const lives = lifeFiles.map(readLife);
  const looks = lives.flatMap(replay);
  const shown = {
    phases: new Set(looks.flatMap(({ before, next }) => [before.phase, next.phase])),
    news: new Set(looks.flatMap(({ news }) => news.map(({ kind }) => kind))),
    answers: new Set(looks.flatMap(({ seen }) => (seen ? [seen.kind] : []))),
    modes: new Set(lives.map(({ mode }) => mode)),
    endings: new Set(looks.flatMap(({ next }) => endingOf(next.phase, next.how) ?? []).map(endingKey)),
  };
  expect([...shown.phases].sort()).toEqual([...PHASES].sort());
  expect([...shown.news].sort()).toEqual([...NEWS_KINDS].sort());
  expect([...shown.answers].sort()).toEqual(Object.keys(ANSWERS).sort());
  expect([...shown.modes].sort()).toEqual([...MODES].sort());
  expect([...shown.endings].sort()).toEqual(ENDINGS.map(endingKey).sort());
  expect(lives.length).toBeGreaterThanOrEqual(40);
});

import { describe, expect, test } from 'vitest';
import { ticks } from '../../src/picture/axis.ts';
import { layout } from '../../src/picture/layout.ts';
import { type Drawing, type Shape, TEXT } from '../../src/picture/shapes.ts';
import { svgOf } from '../../src/picture/svg.ts';
import type { Known } from '../../src/recording/known.ts';
import { contrast } from '../page/contrast.ts';
import { START } from '../slack/subjects.ts';
import {
  every,
  failed,
  HOUR,
  MINUTE,
  neverAlive,
  normal,
  ofManyStages,
  ofThreeDays,
  troubled,
} from './lives.ts';
import { LANGUAGES, wordsOf } from './words.ts';

function drawn(known: Known, code = 'en'): Drawing {
  const drawing = layout(known, wordsOf(code));
  if (!drawing) throw new Error('Nothing was drawn');
  return drawing;
}

const bars = ({ shapes }: Drawing) => shapes.filter((shape) => shape.kind === 'bar');
const texts = ({ shapes }: Drawing) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const signs = ({ shapes }: Drawing) => shapes.flatMap((shape) => (shape.kind === 'sign' ? [shape.sign] : []));

/** Much red, and little else. */
function isRed(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return red > 150 && green < red / 2 && blue < red / 2;
}

/** Half of the size of a letter is what most are wide. */
const extent = (shape: Shape): readonly [number, number] => {
  switch (shape.kind) {
    case 'bar':
      return [shape.x, shape.x + shape.width];
    case 'line':
      return [Math.min(shape.x1, shape.x2), Math.max(shape.x1, shape.x2)];
    case 'sign':
      return [shape.x - 22, shape.x + 22];
    case 'text': {
      const width = [...shape.text].length * TEXT * 0.5;
      const left = { start: 0, middle: width / 2 }[shape.anchor];
      return [shape.x - left, shape.x - left + width];
    }
  }
};

test('letters are large enough for a phone', () => {
  expect(TEXT).toBeGreaterThanOrEqual(36);
});

describe.each(LANGUAGES)('in %s', (code) => {
  test.each(Object.entries(every))(
    'a life that is %s stays on its paper, and nothing is too thin to see',
    (_, known) => {
      const drawing = drawn(known, code);
      for (const shape of drawing.shapes) {
        const [left, right] = extent(shape);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(drawing.width);
      }
      for (const bar of bars(drawing)) expect(bar.width).toBeGreaterThanOrEqual(5);
      expect(drawing.height).toBeLessThanOrEqual(480);
    },
  );

  test('every pattern is explained, on its bar or beside the axis', () => {
    const { phase, gap, blank, failover, pushUp, pushDown } = wordsOf(code);
    expect(texts(drawn(normal, code))).toEqual(
      expect.arrayContaining([phase.starting, phase.recording, phase.paused, pushUp, pushDown]),
    );
    expect(texts(drawn(troubled, code))).toEqual(expect.arrayContaining([gap, blank, failover]));
    expect(texts(drawn(normal, code))).not.toContain(gap);
  });
});

test('what lasts longer is drawn under what is short, and doubts over all phases', () => {
  const band = bars(drawn(troubled)).filter(({ y }) => y === 24);
  const phases = band.filter(({ fill }) => fill !== 'gap' && fill !== 'blank');
  expect(phases.map(({ width }) => width)).toEqual(
    [...phases.map(({ width }) => width)].sort((a, b) => b - a),
  );
  expect(band.slice(phases.length).map(({ fill }) => fill)).toEqual(['gap', 'gap', 'blank']);
});

test('a recording that could not be found any more has a gap up to the verdict, and no sign of a good end', () => {
  const drawing = drawn(ofManyStages);
  expect(signs(drawing)).toEqual(['unknown']);
  expect(bars(drawing).filter(({ fill, y }) => fill === 'gap' && y === 24)).toHaveLength(1);
});

test('the time within which one ended is no gap, as on its card', () => {
  const { gaps: _, ...one } = ofManyStages;
  const drawing = drawn({ ...one, gaps: [], phase: 'ended', how: 'unseen' });
  const fills = bars(drawing).map(({ fill }) => fill);
  expect([fills.includes('end'), fills.includes('gap')]).toEqual([true, false]);
  expect(texts(drawing)).toContain(wordsOf('en').end);
});

test.each([
  ['ended', 'unseen'],
  ['failed', 'reported'],
] as const)('an end (%s) is drawn within its bounds, however long after them it was judged', (phase, how) => {
  const { since, seenAt = 0, gaps: _, ...one } = ofManyStages;
  const gone = { since: seenAt + MINUTE, at: since, from: 'recording' } as const;
  const over: Known = { ...one, since, seenAt, gaps: [], phase, how, gone };
  const judgedAtOnce = { ...over, since: seenAt + MINUTE };
  expect(since).toBeGreaterThan(seenAt + 2 * MINUTE);
  expect(bars(drawn(over))).toEqual(bars(drawn(judgedAtOnce)));
});

test('ends that are only over, or without a file, have another sign than good ones', () => {
  const as = (changes: Partial<Known>) => signs(drawn({ ...normal, ...changes }));
  expect(as({ how: 'asked' })).toEqual(['ended']);
  for (const how of ['unseen', 'early', 'limit', 'unasked'] as const) expect(as({ how })).toEqual(['over']);
  const empty = { files: [], reached: 'ready' } as const;
  expect(as(empty)).toEqual(['over']);
  expect(as({ ...empty, stuckTold: true })).toEqual(['failed']);
});

test('an end that Agora itself reported leaves no gap', () => {
  expect(signs(drawn(normal))).toEqual(['ended']);
  expect(bars(drawn(normal)).map(({ fill }) => fill)).not.toContain('gap');
});

test('a thousand files are bars that can be told apart, and their number', () => {
  const drawing = drawn(ofThreeDays);
  const files = bars(drawing).filter(({ fill, y }) => fill === 'file' && y < 150);
  expect(files.length).toBeLessThan(130);
  expect(texts(drawing)).toContain('1,000 files');
});

const BAR = /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="([^"]+)"/g;
const WORDS =
  /(?:<text [^>]*fill="none" stroke="([^"]+)"[^>]*>[^<]*<\/text>)?<text x="([\d.]+)" y="([\d.]+)"[^>]* fill="([^"]+)">/g;

/** Words that stand on a bar, as they are drawn: their colour, the bar's, and that of a ground between the two. */
function wordsOnBars(svg: string) {
  const all = [...svg.matchAll(BAR)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height, fill: numbers[4] ?? '' };
  });
  return [...svg.matchAll(WORDS)].flatMap(([, ground, ...rest]) => {
    const [x = 0, y = 0] = rest.map(Number);
    const under = all.findLast(
      (bar) => x > bar.x && x < bar.x + bar.width && y > bar.y && y < bar.y + bar.height,
    );
    return under === undefined
      ? []
      : [{ colour: rest[2] ?? '', bar: under.fill, ground: ground ?? under.fill }];
  });
}

test('words on a bar can be read, on one with a pattern by a ground of their own (WCAG AA, 4.5 : 1)', () => {
  const words = Object.values(every).flatMap((known) => wordsOnBars(svgOf(drawn(known))));
  expect(new Set(words.map(({ bar }) => bar.startsWith('url')))).toEqual(new Set([true, false]));
  const bad = words.filter(
    ({ colour, ground }) => ground.startsWith('url') || contrast(colour, ground) < 4.5,
  );
  expect(bad).toEqual([]);
});

test('a label on a bar is not repeated beside the axis', () => {
  const said = texts(drawn(failed)).filter((text) => text === wordsOf('en').phase.recording);
  expect(said).toHaveLength(2);
});

test('no time of day is named, so that no reader finds a zone that is not theirs', () => {
  const later = (by: number): Known =>
    JSON.parse(JSON.stringify(ofThreeDays), (_, value) =>
      typeof value === 'number' && value >= START ? value + by : value,
    );
  expect(texts(drawn(later(5 * HOUR)))).toEqual(texts(drawn(ofThreeDays)));
  expect(texts(drawn(ofThreeDays))).toEqual(
    expect.arrayContaining(['0:00', '24:00', '48:00', wordsOf('en').axis]),
  );
});

test('a push that was down is drawn over those that were up, so that seconds of it are seen in days', () => {
  const all = bars(drawn(normal)).filter(({ fill }) => fill.startsWith('push'));
  const pushes = all.filter(({ y }) => y === all[0]?.y);
  expect(pushes.map(({ fill }) => fill)).toEqual(['push_else', 'push_up', 'push_up', 'push_down']);
});

test('only a failure is red', () => {
  const reds = (known: Known) =>
    svgOf(drawn(known))
      .match(/#[0-9a-f]{6}/g)
      ?.filter(isRed) ?? [];
  for (const known of [normal, troubled, ofThreeDays, ofManyStages]) expect(reds(known)).toEqual([]);
  expect(reds(failed)).toHaveLength(1);
});

test('a long wait before the start is left out', () => {
  const early = normal.life.map((stage, n) => (n === 0 ? { ...stage, at: START - 48 * HOUR } : stage));
  expect(drawn({ ...normal, life: early })).toEqual(drawn(normal));
});

test('what was never seen alive has no picture', () => {
  expect(layout(neverAlive, wordsOf('en'))).toBeUndefined();
});

describe('the marks of an axis', () => {
  const from = Date.UTC(2026, 10, 22, 23, 58, 7);
  test.each([
    [10_000, ['0:00:00', '0:00:05', '0:00:10']],
    [240_000, ['0:00', '0:01', '0:02', '0:03', '0:04']],
    [3_600_000, ['0:00', '0:15', '0:30', '0:45', '1:00']],
    [72 * 3_600_000, ['0:00', '24:00', '48:00', '72:00']],
    [720 * 3_600_000, ['0:00', '240:00', '480:00', '720:00']],
  ])('over %i ms are round and few', (ms, labels) => {
    expect(ticks({ from, to: from + ms }, 5).marks.map(({ label }) => label)).toEqual(labels);
  });
});

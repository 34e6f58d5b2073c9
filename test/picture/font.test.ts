import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layout } from '../../src/picture/layout.ts';
import { charactersOf } from './glyphs.ts';
import { every } from './lives.ts';
import { LANGUAGES, wordsOf } from './words.ts';

const font = readFileSync(new URL('../../src/picture/font/timeline.otf', import.meta.url));

test.each(LANGUAGES)('every character that a picture in %s can say has a glyph', (code) => {
  const words = wordsOf(code);
  const said = [
    ...Object.values(words.phase),
    ...[
      words.axis,
      words.axisSeconds,
      words.gap,
      words.blank,
      words.failover,
      words.pushUp,
      words.pushDown,
      words.pushElse,
    ],
    ...[0, 1, 23, 456, 7_890, 1_234_567].map((count) => words.files(count)),
    ...Object.values(every).flatMap((known) =>
      (layout(known, words)?.shapes ?? []).flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
    ),
  ].join('');
  const glyphs = charactersOf(font);
  expect([...new Set(said)].filter((letter) => !glyphs.has(letter.codePointAt(0) ?? 0))).toEqual([]);
});

test('the font is small, and its licence lies beside it', () => {
  expect(font.length).toBeLessThan(30_000);
  const licence = readFileSync(new URL('../../src/picture/font/OFL.txt', import.meta.url), 'utf8');
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
  expect(licence).toContain('Adobe');
});

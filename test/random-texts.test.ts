import { expect, test } from 'vitest';
import { wordsOf } from '../bench/fuzz/made.ts';
import { ENTRIES } from '../bench/paste/entries.ts';
import { createRandom } from '../bench/random.ts';

const TEXTS = 150;

test.each(Object.entries(ENTRIES))(
  'random texts are read by “%s”, and none is thrown back',
  async (_, read) => {
    const random = createRandom(20_261_129);
    const thrown: string[] = [];
    for (let nth = 0; nth < TEXTS; nth += 1) {
      const text = wordsOf(random);
      try {
        await read(text);
      } catch (error) {
        thrown.push(`${String(error)}: ${JSON.stringify(text)}`);
      }
    }
    expect(thrown).toEqual([]);
  },
);

test('these are two thousand and more', () => {
  expect(Object.keys(ENTRIES).length * TEXTS).toBeGreaterThanOrEqual(2_000);
});

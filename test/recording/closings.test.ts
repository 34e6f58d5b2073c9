import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingsOf } from '../../src/recording/paste/pieces.ts';

/** Finds the end of a bracket, read from that bracket on. */
function closing(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '{' || letter === '[')) depth += 1;
    else if (!quoted && (letter === '}' || letter === ']')) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

test('each bracket is closed where reading from it on would close it', () => {
  const letters = fc.constantFrom('{', '[', '}', ']', '"', '\\', 'x');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
      const closings = closingsOf(text);
      const brackets = [...text].flatMap((letter, at) => (letter === '{' || letter === '[' ? [at] : []));
      expect(brackets.map((at) => closings[at])).toEqual(brackets.map((at) => closing(text, at)));
    }),
    { numRuns: 2_000 },
  );
});

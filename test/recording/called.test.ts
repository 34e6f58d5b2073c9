import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Known, unseen } from '../../src/recording/known.ts';
import { called, calledLike, calledNearly, named } from '../../src/recording/naming/called.ts';
import { slipsTo } from '../../src/recording/naming/near.ts';
import { recordingOf } from '../flows/world.ts';

const one = (sid: string, alias?: string, cname?: string, seen?: string) => ({
  ...unseen(recordingOf(sid, { ...(alias ? { alias } : {}), ...(cname ? { cname } : {}) })),
  ...(seen ? { cname: seen } : {}),
});

const ALL = [
  one('both', 'Algebra II, room 4', 'class_7'),
  one('pasted', undefined, 'class_8', 'class-eight'),
  one('evening', undefined, 'evening_class_7'),
  one('lesson', '数学课堂'),
  one('nameless'),
].map(named);

const sids = (found: readonly Known[]) => found.map(({ recording }) => recording.sid);

describe('a recording', () => {
  test.each([
    ['algebra ii, ROOM 4', ['both']],
    ['class_7', ['both']],
    ['ｃｌａｓｓ＿７', ['both']],
    ['classˍ7', ['both']],
    ['class_8', ['pasted']],
    ['Class-Eight', ['pasted']],
    ['class', []],
    ['', []],
  ])('is called %j, whichever of its names that is', (text, found) => {
    expect(sids(called(text, ALL))).toEqual(found);
  });

  test.each([
    ['algebra', ['both']],
    ['class_7', ['both', 'evening']],
    ['class', ['both', 'pasted', 'evening']],
    ['room 4', ['both']],
    ['课堂', ['lesson']],
    ['history', []],
    ['', []],
  ])('is found by a part of a name: %j', (text, found) => {
    expect(sids(calledLike(text, ALL))).toEqual(found);
  });

  test.each([
    ['algbera', ['both']],
    ['algebre ii', ['both']],
    ['clas_8', ['pasted']],
    ['calss_7', ['both', 'evening', 'pasted']],
    ['evning', ['evening']],
    ['rom', []],
    ['physics', []],
    ['', []],
  ])('is near a text that was mistyped: %j', (text, found) => {
    expect(sids(calledNearly(text, ALL)).slice(0, found.length)).toEqual(found);
    if (found.length === 0) expect(calledNearly(text, ALL)).toEqual([]);
  });
});

describe('slips of the pen', () => {
  /** The definition, tried out letter by letter. */
  function byDefinition(text: string, name: string): number {
    if (text === '') return 0;
    if (name === '') return text.length;
    const [one, two] = [text.slice(1), name.slice(1)];
    const swapped =
      text.length > 1 && name.length > 1 && text[0] === name[1] && text[1] === name[0]
        ? byDefinition(text.slice(2), name.slice(2)) + 1
        : Number.POSITIVE_INFINITY;
    return Math.min(
      byDefinition(one, two) + (text[0] === name[0] ? 0 : 1),
      byDefinition(one, name) + 1,
      byDefinition(text, two) + 1,
      swapped,
    );
  }

  test('are counted as their definition has them, as far as they may be slips', () => {
    const word = (minLength: number) =>
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength, maxLength: 7 }).map((all) => all.join(''));
    fc.assert(
      fc.property(word(4), word(0), (text, name) => {
        const slips = byDefinition(text, name);
        expect(slipsTo(text, name)).toBe(slips <= (text.length < 6 ? 1 : 2) ? slips : undefined);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['doctorr', 'doctor', 1],
    ['dcotor', 'doctor', 1],
    ['doct', 'doctor', 0],
    ['hel', 'help', 0],
    ['do', 'doctor', undefined],
    ['x'.repeat(41), 'x'.repeat(41), undefined],
  ])('from %s to %s are %s', (text, name, slips) => {
    expect(slipsTo(text, name)).toBe(slips);
  });
});

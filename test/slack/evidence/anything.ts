import fc from 'fast-check';

/** Parts of random answers and messages. */

export const anyOf = <const T>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

export const few = fc.nat({ max: 3 });

export const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(one, { nil: undefined });

/** Lists of any length, not mostly short ones. */
export const some = <T>(one: fc.Arbitrary<T>, minLength: number, maxLength: number): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength, maxLength, size: 'max' });

/** `undefined` means absent, as it is stored. */
export const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

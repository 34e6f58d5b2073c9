import fc from 'fast-check';
import { expect } from 'vitest';
import type { Language } from '../../../src/slack/language/language.ts';
import { languageFor } from '../../../src/slack/language/languages.ts';
import { claimsIn, NO_CLAIM, unfounded } from './needed.ts';
import { type SaidAs, traced } from './traced.ts';

/** One kind of answer or message: what it may be made from, its words, and the evidence that each sentence needs. */
export interface Doing<From> {
  readonly any: fc.Arbitrary<From>;
  readonly say: (from: From, language: Language) => unknown;
  readonly evidence: object;
  /** Paths of sentences that no random input makes. */
  readonly notMade?: readonly string[];
}

/** Binds what a kind is made from to its words, so that different kinds stand in one table. */
export const doing = <From>(one: Doing<From>): Doing<never> => one as unknown as Doing<never>;

/** Says random ones in a language: each sentence has to be borne out, and each claim has to be made by one of them. */
export async function expectBorneOut(
  { any, say, evidence, notMade = [] }: Doing<never>,
  code: string,
  numRuns: number,
): Promise<void> {
  const claims = new Map(claimsIn(evidence));
  const made = new Set<string>();
  await fc.assert(
    fc.asyncProperty(any, async (from) => {
      const said: SaidAs[] = [];
      await say(
        from,
        traced(languageFor(code), (one) => said.push(one)),
      );
      for (const { path } of said) made.add(path);
      expect(unfounded(said, from, claims)).toEqual([]);
    }),
    { numRuns, seed: 11 },
  );
  const never = [...claims].filter(([path, claim]) => claim !== NO_CLAIM && !made.has(path));
  expect(never.map(([path]) => path)).toEqual(notMade);
}

import type { ENGLISH } from './english/english.ts';
import type { Said } from './said.ts';

/** The same names and parameters with any words. `never`: English misspells a field of a `Said`. */
type Sentences<T> = T extends string
  ? string
  : T extends { readonly fact: string }
    ? keyof T extends keyof Said
      ? Said
      : never
    : T extends (...facts: infer Facts) => infer Result
      ? (...facts: Facts) => Sentences<Result>
      : { readonly [Name in keyof T]: Sentences<T[Name]> };

/**
 * Every sentence of the bot, with the names of English: a language that lacks one, or has one more, does not compile.
 * Sentences take numbers, milliseconds and escaped text, and are mrkdwn with `*bold*` and `` `code` `` only.
 */
export type Language = Sentences<typeof ENGLISH>;

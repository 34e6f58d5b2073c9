import type { ENGLISH } from './english/english.ts';
import type { Said } from './said.ts';

/** The same names in any words, made from the same parameters. `never`: English misspells a part of a `Said`. */
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
 * Every sentence that the bot can say, as English has them: one that is missing or too many in another language does
 * not compile. Sentences take numbers, milliseconds, and text that has been made safe to show; they are Slack's
 * mrkdwn with `*bold*` and `` `code` `` only.
 */
export type Language = Sentences<typeof ENGLISH>;

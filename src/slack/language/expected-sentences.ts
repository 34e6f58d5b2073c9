import type { Shown } from '../text.ts';

/** What should happen next, in a few words behind a card's first line. */
export interface ExpectedSentences {
  start(by: Shown): string;
  readonly firstFile: string;
  readonly stop: string;
  readonly resume: string;
  readonly end: string;
  plan(at: Shown): string;
  limit(at: Shown): string;
  expiry(at: Shown): string;
  verdict(at: Shown): string;
  readonly sight: string;
  look(at: Shown): string;
  lateStart(until: Shown): string;
}

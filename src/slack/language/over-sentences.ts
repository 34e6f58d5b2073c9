import type { EndingKey, EndingPhase, WithoutFile } from '../../recording/ending/ending.ts';
import type { Reason } from '../../recording/ending/reasons.ts';
import type { Shown } from '../text.ts';
import type { Said, Span } from './said.ts';

/** Every way of being over, with those in which no more can be learnt. */
export type OverKey = EndingKey | 'expired' | 'refused';

/** Agora's own word of why it failed, by what a reader can do with it. */
export type FailureReason = Extract<
  Reason,
  'session' | 'fatal' | 'capability' | 'engine' | 'page_timeout' | 'page_address' | 'recorder'
>;

/** What is known of an end beside its key; each sentence takes what it needs, and does without what is absent. */
export interface EndFacts {
  readonly files: number;
  readonly without?: WithoutFile;
  /** When it ended, or was last looked for in vain. */
  readonly between?: Span;
  readonly limitHours?: number;
  readonly planned?: Shown;
  /** How long before its planned end it was over at the latest. */
  readonly earlyMs?: number;
  /** When a backend asked for the stop. */
  readonly askedAt?: Shown;
  /** A person said that it was stopped on purpose. */
  readonly vouched?: true;
  /** That person, where a mention may stand. */
  readonly by?: Shown;
  /** No look has ever found it. */
  readonly neverSeen?: true;
  readonly failure?: FailureReason;
  /** Somebody had said that it was not to end. */
  readonly notToEnd?: true;
  /** Nothing had been uploaded when it was lost. */
  readonly unused?: true;
  /** The phase in which it was last seen, in words. */
  readonly lastState?: string;
  /** The last after-look of a lost recording. */
  readonly checkUntil?: Shown;
  readonly waitedMs?: number;
  /** Agora's number, where it answered although nothing was live. */
  readonly status?: number;
  /** Until when it is asked for, or Agora answered for it. */
  readonly until?: Shown;
}

/** One way of being over, in all places where it is told. */
export interface OverWords {
  /** One to three words, for life lines and tallies. */
  readonly short: string;
  /** The verdict, after a name and without a full stop: titles, rows, pushes and the first words of news. */
  state(facts: EndFacts): string;
  /** What is known of the end, what is not, and what to check. */
  why(facts: EndFacts): Said;
}

/** How a recording ended, by what is known of it. */
export interface OverSentences {
  readonly words: Readonly<Record<OverKey, OverWords>>;
  /** Of an end without a file: takes the place of `state` and `short`, and adds to `why`. */
  readonly without: {
    readonly state: Readonly<Record<WithoutFile, string>>;
    readonly short: string;
    readonly why: Said;
  };
  /** Before the verdict that takes the place of an earlier one. */
  readonly notAfterAll: Readonly<Record<EndingPhase, string>>;
  readonly fileAfterAll: string;
  readonly corrected: string;
  replaced(correction: string, state: string): string;
  /** The verdict as a sentence. */
  sentence(state: string): string;
  /** For notifications: what was said last, and its files. */
  withFiles(said: string, files: number): string;
}

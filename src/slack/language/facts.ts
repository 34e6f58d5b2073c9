import type { EndingKey, EndingPhase, WithoutFile } from '../../recording/ending/ending.ts';
import type { Reason } from '../../recording/ending/reasons.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Phase } from '../../recording/phase.ts';
import type { Shown } from '../text.ts';
import type { Said, Span } from './said.ts';

/** Many recordings in one message. */
export interface Burst {
  readonly recordings: number;
  /** Name of the app that all of them are of. */
  readonly app?: Shown;
  /** Time within which all of it happened, in milliseconds. */
  readonly withinMs: number;
  /** All of them are over. */
  readonly over: boolean;
  /** Numbers of recordings by their state now. */
  readonly tallies: readonly Tally[];
}

/** Number of recordings that share the most important fact. */
export interface Tally {
  readonly what: string;
  readonly count: number;
}

/** Requests are per second. */
export interface BudgetLoad {
  readonly fine: boolean;
  readonly recordings: number;
  readonly wanted: number;
  readonly granted: number;
}

/** Meaning of a notice of Agora: a reason, or something else that is worth a line. */
export type WordSays =
  | Reason
  | 'uploaded'
  | 'backed_up'
  | 'uploading'
  | 'began'
  | 'over'
  | 'sound_gone'
  | 'sound_back'
  | 'picture_gone'
  | 'picture_back';

/** Names to read out, and how many more there are. */
export interface Named {
  readonly names: readonly Shown[];
  readonly more: number;
}

/**
 * How a recording was away before it was found alive: `not_found` by looks, `restarting` with a status below 4, or
 * `never_seen`: called over before any look had found it.
 */
export type Absence = 'not_found' | 'restarting' | 'never_seen';

/** Time that it has run past, and since when it runs. */
export interface LeftRunning {
  readonly since: Shown;
  /** Its backend said that it was started then; else a look first found it live then. */
  readonly started: boolean;
  readonly forMs: number;
  readonly planned?: Shown;
  readonly hours?: number;
}

/** The part that did not answer. */
export type Away = 'memory' | 'slack' | 'unknown';

/** Every way of being over, with those in which no more can be learnt. */
export type OverKey = EndingKey | 'expired' | 'refused';

/** Ways of being over in which no end was seen. */
export type OverUnseen = Extract<OverKey, `lost.${string}` | `not_started.${string}` | 'expired' | 'refused'>;

/** Agora's own word of why it failed, by what a reader can do with it. */
export type FailureReason = Extract<
  Reason,
  'session' | 'fatal' | 'capability' | 'engine' | 'page_timeout' | 'page_address' | 'recorder'
>;

/** Facts about an end beside its key; each sentence takes what it needs, and does without what is absent. */
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
  /** The same person by name or mention, if a mention may stand there. */
  readonly by?: Shown;
  /** No look has ever found it. */
  readonly neverSeen?: true;
  readonly failure?: FailureReason;
  /** Somebody had promised to report its end, or Agora was to. */
  readonly promised?: true;
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
  /** Reasons: what is known of the end, what is not, and what to check. */
  why(facts: EndFacts): Said;
}

/** Kinds of news that have a line of their own. */
export type ToldKind = Exclude<NewsKind, 'phase'>;

/** Phases in which nothing is concluded about the end. */
export type GoingOn = Exclude<Phase, EndingPhase | 'expired' | 'refused'>;

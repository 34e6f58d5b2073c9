import type { EndingKey, EndingPhase, WithoutFile } from '../../recording/ending/ending.ts';
import type { Reason } from '../../recording/ending/reasons.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Phase } from '../../recording/phase.ts';
import type { Mode } from '../../recording/recording.ts';
import type { Shown } from '../text.ts';
import type { Said, Span } from './said.ts';

/** A burst of news about many recordings. */
export interface Burst {
  readonly recordings: number;
  /** App of all recordings, if they have one in common. */
  readonly app?: Shown;
  /** Milliseconds within which all of it happened. */
  readonly withinMs: number;
  /** Whether all recordings are over. */
  readonly over: boolean;
  /** Numbers of recordings by their state now. */
  readonly tallies: readonly Tally[];
}

/** Number of recordings with the same short state. */
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

/** Meaning of a notice of Agora: a reason, or another fact with a line of its own. */
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

/** Some names, and how many more there are. */
export interface Named {
  readonly names: readonly Shown[];
  readonly more: number;
}

/**
 * How a recording was away before it was found alive. `restarting`: with a status below 4; `never_seen`: called over
 * before any look had found it.
 */
export type Absence = 'not_found' | 'restarting' | 'never_seen';

/** A recording that runs longer than planned: since when, and past which end. */
export interface LeftRunning {
  readonly since: Shown;
  /** Whether `since` is its start by the backend's word; else it is the first look that found it live. */
  readonly started: boolean;
  readonly forMs: number;
  readonly planned?: Shown;
  readonly hours?: number;
}

/** Part that did not answer; `memory` is Redis. */
export type Away = 'memory' | 'slack' | 'unknown';

/** Ways of being over, with those in which no more can be learnt. */
export type OverKey = EndingKey | 'expired' | 'refused';

/** Ways of being over in which no end was seen. */
export type OverUnseen = Extract<OverKey, `lost.${string}` | `not_started.${string}` | 'expired' | 'refused'>;

/** Reasons that Agora gives for a failure. */
export type FailureReason = Extract<
  Reason,
  'session' | 'fatal' | 'capability' | 'engine' | 'page_timeout' | 'page_address' | 'recorder'
>;

/** Facts about an end; each sentence takes those that it needs and that are known. */
export interface EndFacts {
  /** Absent where only the verdict is told, without advice. */
  readonly mode?: Mode;
  readonly files: number;
  readonly without?: WithoutFile;
  /** When it ended, or was first not found. */
  readonly between?: Span;
  readonly limitHours?: number;
  readonly planned?: Shown;
  /** Milliseconds before its planned end at which it was over at the latest. */
  readonly earlyMs?: number;
  /** When a backend asked for the stop that ended it. */
  readonly askedAt?: Shown;
  /** When a backend asked for a stop that did not end it. */
  readonly otherStopAt?: Shown;
  /** When it still ran after that stop; absent if it was gone before. */
  readonly ranAt?: Shown;
  /** A person said that it was stopped on purpose. */
  readonly vouched?: true;
  /** Mention of that person; absent in plain text. */
  readonly by?: Shown;
  /** No look has ever found it. */
  readonly neverSeen?: true;
  readonly failure?: FailureReason;
  /** A report of its end was promised. */
  readonly promised?: true;
  /** It was not to end by itself. */
  readonly notToEnd?: true;
  /** Nothing had been uploaded when it was lost. */
  readonly unused?: true;
  /** Phase in which it was last seen, in words. */
  readonly lastState?: string;
  /** Moment of the last after-look of a lost recording. */
  readonly checkUntil?: Shown;
  readonly waitedMs?: number;
  /** Status that Agora answered although nothing was live. */
  readonly status?: number;
  /** Moment until which it is asked for, or Agora answered for it. */
  readonly until?: Shown;
}

/** Words for one way of being over. */
export interface OverWords {
  /** One to three words, for life lines and tallies. */
  readonly short: string;
  /** The verdict, to follow a name, without a full stop: for titles, rows, pushes and the beginning of news. */
  state(facts: EndFacts): string;
  /** Facts of the end, what is not known of it, and what to check. */
  why(facts: EndFacts): Said;
}

/** Kinds of news that have a line of their own. */
export type ToldKind = Exclude<NewsKind, 'phase'>;

/** Phases in which nothing is concluded about the end. */
export type GoingOn = Exclude<Phase, EndingPhase | 'expired' | 'refused'>;

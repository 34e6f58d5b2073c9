import type { HOW, Verdict, WithoutFile } from './ending/ending.ts';
import type { Word } from './ending/words.ts';
import type { RecordedFile, Rejected } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Bounds, Instant } from './recording.ts';

/** Reasons why nothing can be seen: credentials refused, App ID not enabled, over quota, or no usable answer. */
export const BLIND_CAUSES = ['credentials', 'app_id', 'quota', 'unavailable'] as const;
export type BlindCause = (typeof BLIND_CAUSES)[number];

/** Facts of a verdict that replaces an earlier one. */
interface Replacing {
  /** The earlier verdict. */
  readonly was?: Verdict;
  /** It is replaced because a person took a vouch back. */
  readonly withdrawn?: true;
}

/**
 * Something that watchers of one recording are told. A `Bounds` is the time between the last look before a change and
 * the first look after it, because polling never sees the moment itself.
 */
export type News =
  /** A change that shows on the card and has no line of its own. `status` is Agora's number if known. */
  | { readonly kind: 'phase'; readonly from: Phase; readonly to: Phase; readonly status?: number }
  /** Status 5 for the first time. `late`: after it had been called `not_started`. */
  | {
      readonly kind: 'started';
      readonly between: Bounds;
      readonly late: boolean;
      /** The verdict that this takes back. */
      readonly was?: Verdict;
    }
  | { readonly kind: 'paused'; readonly between: Bounds }
  | { readonly kind: 'resumed'; readonly pausedSince: Instant }
  | { readonly kind: 'file'; readonly files: readonly RecordedFile[] }
  | { readonly kind: 'stopping'; readonly between: Bounds }
  | ({
      readonly kind: 'ended';
      readonly how: (typeof HOW.ended)[number];
      readonly between: Bounds;
      readonly files: number;
      readonly without?: WithoutFile;
      /** The planned end. */
      readonly planned?: Instant;
      /** The limit in hours that it has reached. */
      readonly limitHours?: number;
      /** User ID of the person who said that it was stopped on purpose. */
      readonly by?: string;
      /** No look has ever found it. */
      readonly neverSeen?: true;
    } & Replacing)
  | ({
      readonly kind: 'failed';
      readonly how: (typeof HOW.failed)[number];
      readonly between: Bounds;
      readonly files: number;
      /** Agora's own word about the reason. */
      readonly word?: Word;
    } & Replacing)
  | ({
      readonly kind: 'lost';
      readonly how: (typeof HOW.lost)[number];
      readonly between: Bounds;
      /** First look that did not find it. */
      readonly missingSince: Instant;
      readonly lastPhase: Phase;
      /** `false`: it never reached 5, so most likely nobody published. */
      readonly uploaded: boolean;
      /** Somebody had said that it was not to end. */
      readonly notToEnd?: true;
    } & Replacing)
  | {
      readonly kind: 'recovered';
      readonly gap: Bounds;
      /** Phase until now: `lost`, `not_started`, or the one in which it went missing. */
      readonly from: Phase;
      readonly phase: Phase;
      readonly was?: Verdict;
    }
  | {
      readonly kind: 'not_started';
      /** `unseen`: it was not in sight from its start, so it may have run and be over. */
      readonly how: (typeof HOW.not_started)[number];
      /** No look between these two moments found it live. */
      readonly between: Bounds;
      /** Agora's last number, if it answered: one below 4, or one that is not documented. */
      readonly status?: number;
      readonly askingUntil: Instant;
    }
  | { readonly kind: 'stuck_ready'; readonly since: Instant }
  | { readonly kind: 'rtmp_down'; readonly urls: readonly string[] }
  | { readonly kind: 'rtmp_up'; readonly urls: readonly string[] }
  /**
   * `file`: a name begins with `bak<n>_`. `restart`: the status fell back below 4. `uid`: another recorder answers.
   * `nth` counts the moves of this recording from 1; Agora tries three times.
   */
  | { readonly kind: 'failover'; readonly sign: 'file' | 'restart' | 'uid'; readonly nth: number }
  | { readonly kind: 'expiring'; readonly at: Instant }
  | { readonly kind: 'expired'; readonly at: Instant; readonly lastPhase: Phase }
  | {
      readonly kind: 'refused';
      readonly check: Rejected['check'] | 'route';
      readonly code?: number;
      readonly reason?: string;
    }
  /** This one recording cannot be seen, though others of its app can. */
  | { readonly kind: 'blind'; readonly since: Instant; readonly cause: BlindCause }
  | { readonly kind: 'sighted'; readonly since: Instant }
  /** Live for longer than its plan, than the hours that a watch named, or than usual for its mode (overrun.ts). */
  | {
      readonly kind: 'left_running';
      readonly past: 'plan' | 'max' | 'usual';
      /** Time of its start, or of the look that first found it live. */
      readonly since: Instant;
      /** Hours that were exceeded; absent for `plan`. */
      readonly hours?: number;
      readonly planned?: Instant;
    }
  | { readonly kind: 'paused_long'; readonly since: Instant }
  /** A web recording ends by itself at `at`. */
  | { readonly kind: 'limit_ahead'; readonly at: Instant; readonly hours: number }
  /** Agora's own word of trouble while it runs, or of the reason of an end that a look saw by itself. */
  | { readonly kind: 'reason'; readonly word: Word }
  /** `backup`: some files have not reached the bucket yet. */
  | { readonly kind: 'uploaded'; readonly at: Instant; readonly where: 'bucket' | 'backup' };

export type NewsKind = News['kind'];

/**
 * Place in which each kind is told, in the order in which kinds are listed: `card` only edits the card, `thread` adds a
 * line under it, `channel` is a line for the whole channel.
 */
export const TOLD: Record<NewsKind, 'card' | 'thread' | 'channel'> = {
  started: 'thread',
  phase: 'card',
  paused: 'thread',
  resumed: 'thread',
  file: 'thread',
  stopping: 'thread',
  ended: 'channel',
  failed: 'channel',
  lost: 'channel',
  recovered: 'thread',
  not_started: 'channel',
  stuck_ready: 'thread',
  rtmp_down: 'thread',
  rtmp_up: 'thread',
  failover: 'thread',
  expiring: 'thread',
  expired: 'channel',
  refused: 'channel',
  blind: 'thread',
  sighted: 'thread',
  left_running: 'channel',
  paused_long: 'thread',
  limit_ahead: 'thread',
  uploaded: 'thread',
  reason: 'thread',
};

export const NEWS_KINDS = Object.keys(TOLD) as readonly NewsKind[];

export const isNewsKind = (text: string): text is NewsKind => Object.hasOwn(TOLD, text);

/** The verdict that a piece of news takes back or replaces. */
export const takenBack = (news: News): Verdict | undefined => ('was' in news ? news.was : undefined);

/** Kinds of news that end a recording, or the wait for it. */
const ENDS: readonly NewsKind[] = ['ended', 'failed', 'lost', 'not_started', 'expired', 'refused'];

export const isEnd = (kind: NewsKind): boolean => ENDS.includes(kind);

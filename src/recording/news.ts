import type { HOW, Verdict, WithoutFile } from './ending/ending.ts';
import type { Word } from './ending/words.ts';
import type { RecordedFile, Rejected } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Bounds, Instant } from './recording.ts';

/** Reasons why nothing can be seen: credentials refused, App ID not enabled, over quota, or no usable answer. */
export const BLIND_CAUSES = ['credentials', 'app_id', 'quota', 'unavailable'] as const;
export type BlindCause = (typeof BLIND_CAUSES)[number];

/**
 * Something that watchers of one recording are told. Each piece says what is known and how well: a `Bounds` is the time
 * between the last look before and the first look after, because polling never sees the moment itself.
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
  /**
   * `was`, here and below: the earlier verdict that this one replaces. `withdrawn`: it does so because a person took
   * back that the recording was stopped on purpose.
   */
  | {
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
      readonly was?: Verdict;
      readonly withdrawn?: true;
    }
  | {
      readonly kind: 'failed';
      readonly how: (typeof HOW.failed)[number];
      readonly between: Bounds;
      readonly files: number;
      /** Agora's own word about the reason. */
      readonly word?: Word;
      readonly was?: Verdict;
      readonly withdrawn?: true;
    }
  | {
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
      readonly was?: Verdict;
      readonly withdrawn?: true;
    }
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
  /**
   * Live for longer than intended. `past`: its planned end, the hours that a watch named, or the usual length for its
   * mode.
   * @see overrun.ts
   */
  | {
      readonly kind: 'left_running';
      readonly past: 'plan' | 'max' | 'usual';
      /** When it was started, or first found live. */
      readonly since: Instant;
      /** Hours that were exceeded; absent for `plan`. */
      readonly hours?: number;
      readonly planned?: Instant;
    }
  | { readonly kind: 'paused_long'; readonly since: Instant }
  /** A web recording ends by itself at `at`. */
  | { readonly kind: 'limit_ahead'; readonly at: Instant; readonly hours: number }
  /** Agora's own word of trouble on the way, or of why it is over where `query` had said that alone. */
  | { readonly kind: 'reason'; readonly word: Word }
  /** `backup`: some files have not reached the bucket yet. */
  | { readonly kind: 'uploaded'; readonly at: Instant; readonly where: 'bucket' | 'backup' };

export type NewsKind = News['kind'];

/** Every kind, in the order of the contract; a kind missing here does not compile. */
const ORDER: Record<NewsKind, true> = {
  started: true,
  phase: true,
  paused: true,
  resumed: true,
  file: true,
  stopping: true,
  ended: true,
  failed: true,
  lost: true,
  recovered: true,
  not_started: true,
  stuck_ready: true,
  rtmp_down: true,
  rtmp_up: true,
  failover: true,
  expiring: true,
  expired: true,
  refused: true,
  blind: true,
  sighted: true,
  left_running: true,
  paused_long: true,
  limit_ahead: true,
  uploaded: true,
  reason: true,
};

export const NEWS_KINDS = Object.keys(ORDER) as readonly NewsKind[];

export const isNewsKind = (text: string): text is NewsKind => Object.hasOwn(ORDER, text);

/**
 * Place in which a kind is told: `card` only edits the card, `thread` adds a line under it, `channel` is a line for the
 * whole channel. A healthy recording of two hours must cost one message and two or three lines.
 */
export const TOLD: Record<NewsKind, 'card' | 'thread' | 'channel'> = {
  phase: 'card',
  started: 'thread',
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

/** The verdict that a piece of news takes back or replaces. */
export const takenBack = (news: News): Verdict | undefined => ('was' in news ? news.was : undefined);

/** News that ends a recording, or the wait for it. */
const ENDS: readonly NewsKind[] = ['ended', 'failed', 'lost', 'not_started', 'expired', 'refused'];

export const isEnd = (kind: NewsKind): boolean => ENDS.includes(kind);

import type { RecordedFile, Rejected } from './observation.ts';
import type { Phase } from './phase.ts';
import type { Bounds, Instant } from './recording.ts';

/** Why nothing can be seen: credentials refused, App ID not enabled, over quota, or no usable answer. */
export const BLIND_CAUSES = ['credentials', 'app_id', 'quota', 'unavailable'] as const;
export type BlindCause = (typeof BLIND_CAUSES)[number];

/**
 * Something a watcher of one recording is told. Each says what is known and how well: a `Bounds` is the
 * time between the last look before and the first look after, because polling never sees the moment itself.
 */
export type News =
  /** A change that shows on the card and has no line of its own. `status` is Agora's number when known. */
  | { readonly kind: 'phase'; readonly from: Phase; readonly to: Phase; readonly status?: number }
  /** Status 5 for the first time. `late`: after it had been called `not_started`. */
  | { readonly kind: 'started'; readonly between: Bounds; readonly late: boolean }
  | { readonly kind: 'paused'; readonly between: Bounds }
  | { readonly kind: 'resumed'; readonly pausedSince: Instant }
  | { readonly kind: 'file'; readonly files: readonly RecordedFile[] }
  | { readonly kind: 'stopping'; readonly between: Bounds }
  | {
      readonly kind: 'ended';
      readonly between: Bounds;
      /** `exited`: Agora said 8. `gone`: not found for longer than patience, after a stop was seen or asked for. */
      readonly how: 'exited' | 'gone';
      readonly files: number;
    }
  | { readonly kind: 'failed'; readonly between: Bounds; readonly files: number }
  | {
      readonly kind: 'lost';
      readonly between: Bounds;
      /** Not found since this look. */
      readonly missingSince: Instant;
      readonly lastPhase: Phase;
      /** `false`: it never reached 5, so most likely nobody published. */
      readonly uploaded: boolean;
    }
  | {
      readonly kind: 'recovered';
      readonly gap: Bounds;
      /** What it was taken to be until now: `lost`, `not_started`, or where it was when it went missing. */
      readonly from: Phase;
      readonly phase: Phase;
    }
  | {
      readonly kind: 'not_started';
      /** Looks have found nothing live between these two moments. */
      readonly between: Bounds;
      /** Agora's last number, when it did answer: one below 4, or one that is not documented. */
      readonly status?: number;
      readonly askingUntil: Instant;
    }
  | { readonly kind: 'stuck_ready'; readonly since: Instant }
  | { readonly kind: 'rtmp_down'; readonly urls: readonly string[] }
  | { readonly kind: 'rtmp_up'; readonly urls: readonly string[] }
  /** `file`: a name begins with `bak<n>_`. `restart`: the status fell back below 4. */
  | { readonly kind: 'failover'; readonly sign: 'file' | 'restart' }
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
  | { readonly kind: 'sighted'; readonly since: Instant };

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
};

export const NEWS_KINDS = Object.keys(ORDER) as readonly NewsKind[];

export const isNewsKind = (text: string): text is NewsKind => Object.hasOwn(ORDER, text);

/**
 * Where a kind is told: `card` only edits the card, `thread` adds a line under it, `channel` is a line that
 * the whole channel sees. A healthy recording of two hours must cost one message and two or three lines.
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
};

/** As `TOLD`, except that what takes back a line to the channel is told as loudly as that line was. */
export function toldWhere(news: News): 'card' | 'thread' | 'channel' {
  const takesBack =
    (news.kind === 'recovered' && (news.from === 'lost' || news.from === 'not_started')) ||
    (news.kind === 'started' && news.late);
  return takesBack ? 'channel' : TOLD[news.kind];
}

/** A moment: milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** Milliseconds. */
export const HOUR_MS = 3_600_000;

export const MODES = ['individual', 'mix', 'web', 'raw'] as const;

/** Characters of any name that is taken, an alias or a channel's. Agora's own channels have 64 bytes at most. */
export const LONGEST_NAME = 500;

/** Characters of a sid that is taken. Every sid known has 32; buttons carry it, and take no more than they must. */
export const LONGEST_SID = 128;

/** Characters of a sid by which a recording is found, at least: fewer say too little. */
export const SHORTEST_PREFIX = 6;

/** Recordings that are listed at most where a text may mean several. */
export const MOST_CANDIDATES = 10;

/** Agora's longest `resourceExpiredHour`. No recording is older, so a file that claims to be bears no date. */
export const MOST_EXPIRY_HOURS = 720;

/** How Agora records: part of the query URL, chosen at `start`, never changed later. */
export type Mode = (typeof MODES)[number];

/**
 * What somebody registered: the ids of one `start` call and what was said about them.
 *
 * `query` needs app, resource ID, sid and mode together and Agora has no list, so a recording that is not
 * registered cannot be seen at all.
 */
export interface Recording {
  readonly sid: string;
  /** Name of the configured Agora app, never its App ID. */
  readonly app: string;
  /** 192 to 363 characters of base64url; never shown whole, never put in a button. */
  readonly resourceId: string;
  readonly mode: Mode;
  readonly registeredAt: Instant;
  /** After this moment Agora may no longer answer for the sid (`resourceExpiredHour`). */
  readonly expiresAt: Instant;
  readonly cname?: string;
  readonly uid?: string;
  /** The name people gave it with `as:`. */
  readonly alias?: string;
  /** When the backend called `start`. */
  readonly startedAt?: Instant;
  /** When the backend asked Agora to stop it, which Agora no longer tells once the recording is gone. */
  readonly stopRequestedAt?: Instant;
  /** Hours after which a web recording ends by itself; may be a fraction. */
  readonly maxRecordingHour?: number;
  /** When it is planned to end; `never`: it is not to end by itself. */
  readonly endsAt?: Instant | 'never';
  /** Who registered it: a program by `/v1`, which knows when it called `start`, or a person. Absent: a person. */
  readonly origin?: 'backend' | 'person';
  /** Whether the registration or its key promises that every end is reported. Absent: as the app does. */
  readonly reportsStop?: boolean;
  /** After how many hours its watches want to hear that it still runs, where they say so; each once. */
  readonly watchMax?: readonly (number | 'none')[];
  /** Where its files can be read; `query` names no bucket. */
  readonly fileBaseUrl?: string;
}

/** A stretch of time in which something happened; neither end is known better than this. */
export interface Bounds {
  readonly after: Instant;
  readonly before: Instant;
  /** It was so at the first sight: `after` is the registration, and it may have happened before that. */
  readonly orEarlier?: true;
}

/** A moment: milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** One hour, and one day, in milliseconds. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const MODES = ['individual', 'mix', 'web', 'raw'] as const;

/** Longest name that is accepted, alias or channel, in characters. Agora's own channels have 64 bytes at most. */
export const LONGEST_NAME = 500;

/** Longest sid that is accepted, in characters. Every known sid has 32; the value of a button, which has it, is short. */
export const LONGEST_SID = 128;

/** Shortest prefix of a sid that finds a recording, in characters: shorter ones fit too many. */
export const SHORTEST_PREFIX = 6;

/** Most recordings that are listed when a text may mean several. */
export const MOST_CANDIDATES = 10;

/** Most recordings of which a message gets the names; the others are counted. */
export const MOST_NAMED = 20;

/** Agora's longest `resourceExpiredHour`, in hours. */
export const MOST_EXPIRY_HOURS = 720;

/** Greatest age of a recording, in milliseconds: an older date of a file is wrong. */
export const OLDEST_MS = MOST_EXPIRY_HOURS * HOUR_MS;

/** Mode of a recording: part of the query URL, chosen at `start` and never changed. */
export type Mode = (typeof MODES)[number];

/**
 * Content of a registration. `query` needs app, resource ID, sid and mode together, and Agora lists no recordings, so
 * one that is not registered cannot be seen.
 */
export interface Recording {
  readonly sid: string;
  /** Name of the configured Agora app, never its App ID. */
  readonly app: string;
  /** 192 to 363 characters of base64url. Never shown whole, and never put in a button. */
  readonly resourceId: string;
  readonly mode: Mode;
  readonly registeredAt: Instant;
  /** End of the right to query, after which Agora need not answer for the sid (`resourceExpiredHour`). */
  readonly expiresAt: Instant;
  readonly cname?: string;
  readonly uid?: string;
  /** The name people gave it with `as:`. */
  readonly alias?: string;
  /** Time of the backend's `start` call. */
  readonly startedAt?: Instant;
  /** Time of the backend's `stop` call, as the backend reported it. */
  readonly stopRequestedAt?: Instant;
  /** Hours after which a web recording ends by itself; may be a fraction. */
  readonly maxRecordingHour?: number;
  /** Planned end; `never`: it is not to end by itself. */
  readonly endsAt?: Instant | 'never';
  /** `backend`: registered through `/v1` by the program that starts it. Absent: a person. */
  readonly origin?: 'backend' | 'person';
  /** Name of the API key by which it was registered first, or `api token`; absent: a person registered it. */
  readonly registeredBy?: string;
  /** Whether the registration or its key promises to report its end. Absent: as the app promises. */
  readonly reportsStop?: boolean;
  /** The `max:` options of its watches, each once; absent if none has one. */
  readonly watchMax?: readonly (number | 'none')[];
  /** Base address of its files; `query` names no bucket. */
  readonly fileBaseUrl?: string;
}

/** A period in which something happened; no more precise time is known. */
export interface Bounds {
  readonly after: Instant;
  readonly before: Instant;
  /** It may have happened before `after`, which is the registration: the first look found it already so. */
  readonly orEarlier?: true;
}

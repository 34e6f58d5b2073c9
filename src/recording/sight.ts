import type { BlindCause } from './news.ts';
import type { Observation } from './observation.ts';
import type { Instant } from './recording.ts';

/** Whether the recordings of one app can be seen at all. */
export interface Sight {
  readonly version: number;
  /** Set while no look of this app brings an answer about a recording. */
  readonly dark?: {
    readonly since: Instant;
    readonly cause: BlindCause;
    readonly looks: number;
    readonly told: boolean;
    readonly status?: number;
  };
}

/** Told once to every channel that watches a live recording of the app. */
export type SightNews =
  | { readonly kind: 'blind'; readonly since: Instant; readonly cause: BlindCause; readonly status?: number }
  | { readonly kind: 'sighted'; readonly since: Instant; readonly cause: BlindCause };

export const CLEAR: Sight = { version: 0 };

/** Outages and quota squeezes shorter than this are nobody's business. */
const TELL_AFTER_MS = 120_000;

const IMMEDIATE: Record<BlindCause, boolean> = {
  credentials: true,
  app_id: true,
  quota: false,
  unavailable: false,
};

/** Why this answer shows nothing, or `undefined` when it does show something of the recording. */
export function blindCause(seen: Observation): BlindCause | undefined {
  switch (seen.kind) {
    case 'forbidden':
      return 'credentials';
    case 'rejected':
      return seen.scope === 'app' ? 'app_id' : undefined;
    case 'throttled':
      return 'quota';
    case 'unavailable':
      return 'unavailable';
    default:
      return undefined;
  }
}

/** Answers that are no sign of trouble and no sign of sight either: nobody looked for the recording. */
const ANSWERED_BY_THE_GATEWAY: Partial<Record<Observation['kind'], true>> = {
  incomplete: true,
  no_route: true,
};

/**
 * Judges the view of a whole app by one answer. Refused credentials are told at once, an outage or a quota
 * squeeze only when no look of the app has succeeded for two minutes; each is told once, and so is its end.
 */
export function observeSight(
  known: Sight,
  seen: Observation,
  now: Instant,
): { next: Sight; news: SightNews | undefined } {
  const cause = blindCause(seen);
  const { dark } = known;
  if (!cause) {
    if (!dark || ANSWERED_BY_THE_GATEWAY[seen.kind]) return { next: known, news: undefined };
    const news = dark.told ? { kind: 'sighted' as const, since: dark.since, cause: dark.cause } : undefined;
    return { next: { version: known.version + 1 }, news };
  }
  const since = dark?.since ?? now;
  const tell = !dark?.told && (IMMEDIATE[cause] || now - since >= TELL_AFTER_MS);
  const status = 'status' in seen && seen.status !== undefined ? { status: seen.status } : {};
  const next: Sight = {
    version: known.version + 1,
    dark: { since, cause, looks: (dark?.looks ?? 0) + 1, told: tell || (dark?.told ?? false), ...status },
  };
  return { next, news: tell ? { kind: 'blind', since, cause, ...status } : undefined };
}

/**
 * While this holds, only one look at a time is taken for the whole app: it costs one request to learn that
 * the view is back, and anything more would be taken from a quota that is already in trouble.
 */
export const isDark = (sight: Sight): boolean => sight.dark?.told === true;

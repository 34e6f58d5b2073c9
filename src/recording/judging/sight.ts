import type { Blindness } from '../known.ts';
import type { BlindCause } from '../news.ts';
import type { Observation } from '../observation.ts';
import type { Instant } from '../recording.ts';

/** Whether the recordings of one app can be seen. */
export interface Sight {
  readonly version: number;
  /** Set while no look at a recording of this app brings an answer. */
  readonly dark?: Blindness & { readonly status?: number };
  /** Set while less than half of the planned requests are sent, because Agora rejects too many. */
  readonly squeezed?: { readonly since: Instant; readonly told: boolean };
}

/** News about the view of an app, told once to every place that watches a live recording of it. */
export interface SightNews {
  readonly kind: 'blind' | 'sighted';
  readonly since: Instant;
  readonly cause: BlindCause;
  /** Agora's HTTP status. */
  readonly status?: number;
  /** The app is seen, but less than half as often as planned. */
  readonly partly?: true;
}

export const CLEAR: Sight = { version: 0 };

/** Time after which an outage or a squeezed rate is told, in milliseconds; shorter ones need no action. */
const TELL_AFTER_MS = 120_000;

/** Share of the planned rate below which it is squeezed: cards are then more than twice as old as people expect. */
const ENOUGH = 0.5;

/** Causes that are told at once, because they do not pass by themselves. */
const IMMEDIATE: Record<BlindCause, boolean> = {
  credentials: true,
  app_id: true,
  quota: false,
  unavailable: false,
};

/** Earliest moment at which people can have been told that the app cannot be seen. */
export const blindToldFrom = ({ since, cause }: NonNullable<Sight['dark']>): Instant =>
  IMMEDIATE[cause] ? since : since + TELL_AFTER_MS;

/** Why this answer shows nothing; `undefined` if it shows something of the recording. */
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

/** Whether an answer shows neither that the app can be seen nor that it cannot. */
function saysNothingOfTheApp(seen: Observation): boolean {
  if (seen.kind === 'incomplete' || seen.kind === 'no_route') return true;
  if (seen.kind !== 'unavailable') return false;
  const { cause, status } = seen;
  // These two statuses are about a single recording; a failing service or gateway answers with others.
  return cause === 'other_recording' || (cause === 'http' && (status === 400 || status === 404));
}

/** Judges the view of a whole app by one answer. A loss is told once, at once or after `TELL_AFTER_MS`, and so is its end. */
export function observeSight(
  known: Sight,
  seen: Observation,
  now: Instant,
): { next: Sight; news: SightNews | undefined } {
  if (saysNothingOfTheApp(seen)) return { next: known, news: undefined };
  const cause = blindCause(seen);
  const { dark } = known;
  if (!cause) {
    if (!dark) return { next: known, news: undefined };
    const news = dark.told ? { kind: 'sighted' as const, since: dark.since, cause: dark.cause } : undefined;
    const { dark: _over, ...rest } = known;
    return { next: { ...rest, version: known.version + 1 }, news };
  }
  const since = dark?.since ?? now;
  // After an outage was told, a cause that does not pass by itself is told too.
  const another = dark?.told === true && IMMEDIATE[cause] && cause !== dark.cause;
  const tell = another || (!dark?.told && (IMMEDIATE[cause] || now - since >= TELL_AFTER_MS));
  const status = 'status' in seen && seen.status !== undefined ? { status: seen.status } : {};
  const next: Sight = {
    ...known,
    version: known.version + 1,
    // The cause that was told stays, so that two alternating causes are not told repeatedly.
    dark:
      dark?.told && !tell
        ? { ...dark, looks: dark.looks + 1 }
        : { since, cause, looks: (dark?.looks ?? 0) + 1, told: tell, ...status },
  };
  return { next, news: tell ? { kind: 'blind', since, cause, ...status } : undefined };
}

/**
 * Judges the rate that is left after Agora rejected requests. A squeezed rate is told after `TELL_AFTER_MS`, unless
 * people know already that the app cannot be seen at all.
 * @param left share of the credential's rate that is used, up to 1
 */
export function observeRate(
  known: Sight,
  left: number,
  now: Instant,
): { next: Sight; news: SightNews | undefined } {
  const { squeezed, ...rest } = known;
  const version = known.version + 1;
  if (left >= ENOUGH) {
    if (!squeezed) return { next: known, news: undefined };
    const news: SightNews | undefined = squeezed.told
      ? { kind: 'sighted', since: squeezed.since, cause: 'quota', partly: true }
      : undefined;
    return { next: { ...rest, version }, news };
  }
  const since = squeezed?.since ?? now;
  const tell = !squeezed?.told && !isDark(known) && now - since >= TELL_AFTER_MS;
  if (squeezed && !tell) return { next: known, news: undefined };
  return {
    next: { ...known, version, squeezed: { since, told: tell } },
    news: tell ? { kind: 'blind', since, cause: 'quota', partly: true } : undefined,
  };
}

/** Whether people were told that the app cannot be seen. It then gets one look at a time: one shows if the view is back. */
export const isDark = (sight: Sight): boolean => sight.dark?.told === true;

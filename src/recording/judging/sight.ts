import type { BlindCause } from '../news.ts';
import type { Observation } from '../observation.ts';
import type { Instant } from '../recording.ts';

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
  /** Set while Agora turns so many requests away that less than half of the planned ones are sent. */
  readonly squeezed?: { readonly since: Instant; readonly told: boolean };
}

/**
 * Told once to every channel that watches a live recording of the app. `partly`: it is seen, but less than half as
 * often as planned.
 */
export type SightNews =
  | {
      readonly kind: 'blind';
      readonly since: Instant;
      readonly cause: BlindCause;
      readonly status?: number;
      readonly partly?: true;
    }
  | {
      readonly kind: 'sighted';
      readonly since: Instant;
      readonly cause: BlindCause;
      readonly partly?: true;
    };

export const CLEAR: Sight = { version: 0 };

/** Outages and quota squeezes shorter than this are nobody's business. */
const TELL_AFTER_MS = 120_000;

/** Of the planned rate. With less, what the cards say is more than twice as old as people expect. */
const ENOUGH = 0.5;

const IMMEDIATE: Record<BlindCause, boolean> = {
  credentials: true,
  app_id: true,
  quota: false,
  unavailable: false,
};

/** When people were told that an app cannot be seen, or soon afterwards. */
export const blindToldFrom = ({ since, cause }: NonNullable<Sight['dark']>): Instant =>
  IMMEDIATE[cause] ? since : since + TELL_AFTER_MS;

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

/** Whether an answer is no sign of trouble of the app and none of sight either: its question was not understood or not finished. */
function saysNothingOfTheApp(seen: Observation): boolean {
  if (seen.kind === 'incomplete' || seen.kind === 'no_route') return true;
  if (seen.kind !== 'unavailable') return false;
  const { cause, status } = seen;
  // With these two Cloud Recording answers for one recording; what is wrong with a service or a gateway has other numbers.
  return cause === 'other_recording' || (cause === 'http' && (status === 400 || status === 404));
}

/**
 * Judges the view of a whole app by one answer. Refused credentials are told at once, an outage or a quota
 * squeeze only when no look of the app has succeeded for two minutes; each is told once, and so is its end.
 */
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
  // Who was told of an outage has to hear that it is now the credentials: that one does not pass by itself.
  const another = dark?.told === true && IMMEDIATE[cause] && cause !== dark.cause;
  const tell = another || (!dark?.told && (IMMEDIATE[cause] || now - since >= TELL_AFTER_MS));
  const status = 'status' in seen && seen.status !== undefined ? { status: seen.status } : {};
  const next: Sight = {
    ...known,
    version: known.version + 1,
    // Once told, what was told stays the cause, so that two that take turns are not told again and again.
    dark:
      dark?.told && !tell
        ? { ...dark, looks: dark.looks + 1 }
        : { since, cause, looks: (dark?.looks ?? 0) + 1, told: tell, ...status },
  };
  return { next, news: tell ? { kind: 'blind', since, cause, ...status } : undefined };
}

/**
 * Judges how much of the planned rate is left after Agora turned requests away. A squeeze that passes within two minutes
 * is nobody's business, and neither is one of an app that cannot be seen at all, which is told already.
 * @param left of the credential's rate that is used, up to 1
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

/**
 * While this holds, only one look at a time is taken for the whole app: it costs one request to learn that
 * the view is back, and anything more would be taken from a quota that is already in trouble.
 */
export const isDark = (sight: Sight): boolean => sight.dark?.told === true;

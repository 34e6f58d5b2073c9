import { limitAt } from '../ending/plan.ts';
import { type Silence, silences, wordOfSilence } from '../ending/streams.ts';
import type { Judgement } from '../judging/judgement.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import { isLive, isOver } from '../phase.ts';
import { HOUR_MS, type Instant } from '../recording.ts';
import { overrun } from './overrun.ts';

/** Time in `ready` without an upload after which it is told, in milliseconds: usually nobody publishes. */
export const STUCK_READY_MS = 120_000;

/** Time on hold after which a pause is long, in milliseconds: usually somebody forgot to resume. */
export const LONG_PAUSE_MS = 900_000;

/** Time without any sound, or any picture, after which it is told, in milliseconds: cameras are often off for a minute. */
export const SILENT_MS = 240_000;

/** Time between the warning and the limit of a web recording, in milliseconds. */
const LIMIT_AHEAD_MS = 900_000;

interface Reminder {
  readonly news: readonly News[];
  /** Fields that note that it was given. */
  readonly told: Partial<Known>;
}

const REMINDERS: readonly ((known: Known, now: Instant) => Reminder | undefined)[] = [
  stuck,
  expiring,
  pausedLong,
  silent,
  limitAhead,
  overrun,
];

/** News that time alone causes: no upload, a near expiry, a long pause, a silence, a near limit, an overrun. */
export function reminders(known: Known, now: Instant): Judgement {
  let next = known;
  const news: News[] = [];
  for (const reminder of REMINDERS) {
    const due = reminder(known, now);
    if (due === undefined) continue;
    next = { ...next, ...due.told };
    news.push(...due.news);
  }
  return { next, news };
}

function stuck({ phase, reached, since, stuckTold }: Known, now: Instant): Reminder | undefined {
  if (stuckTold || phase !== 'ready' || reached !== 'ready' || now - since <= STUCK_READY_MS)
    return undefined;
  return { news: [{ kind: 'stuck_ready', since }], told: { stuckTold: true } };
}

function expiring(known: Known, now: Instant): Reminder | undefined {
  const { phase, expiryTold, recording } = known;
  const at = recording.expiresAt;
  if (expiryTold || !isLive(phase) || now < warningAt(known) || now >= at) return undefined;
  return { news: [{ kind: 'expiring', at }], told: { expiryTold: true } };
}

/** Beginning of the pause in which it was last seen. Neither a disappearance nor a restart ends a pause. */
export function pauseOf({ life }: Known): Instant | undefined {
  const before = life.findLastIndex(
    ({ phase }) => phase !== 'paused' && phase !== 'starting' && !isOver(phase),
  );
  return life.slice(before + 1).find(({ phase }) => phase === 'paused')?.at;
}

/** Told once for each pause. */
function pausedLong(known: Known, now: Instant): Reminder | undefined {
  if (known.phase !== 'paused') return undefined;
  const since = pauseOf(known);
  if (since === undefined || since === known.longPause || now - since <= LONG_PAUSE_MS) return undefined;
  return { news: [{ kind: 'paused_long', since }], told: { longPause: since } };
}

/** Told once, until sound or picture is back. */
function silent({ phase, words, silencesTold }: Known, now: Instant): Reminder | undefined {
  if (words.length === 0 || (phase !== 'ready' && phase !== 'recording')) return undefined;
  const isTold = ({ what }: Silence) => silencesTold.some((told) => told.what === what);
  const due = silences(words).filter((one) => now - one.since > SILENT_MS && !isTold(one));
  if (due.length === 0) return undefined;
  return {
    news: due.map((one) => ({ kind: 'reason', word: wordOfSilence(one) })),
    told: { silencesTold: [...silencesTold, ...due] },
  };
}

function limitAhead({ phase, recording, limitTold }: Known, now: Instant): Reminder | undefined {
  const at = limitAt(recording);
  if (limitTold || at === undefined || !isLive(phase) || now < at - LIMIT_AHEAD_MS || now >= at)
    return undefined;
  const { maxRecordingHour: hours = 0 } = recording;
  return { news: [{ kind: 'limit_ahead', at, hours }], told: { limitTold: true } };
}

/** Time of the warning of the expiry: an hour before it, or half-way if the right to query is shorter than two hours. */
export function warningAt({ recording }: Known): Instant {
  const { registeredAt, expiresAt } = recording;
  return expiresAt - Math.min(HOUR_MS, (expiresAt - registeredAt) / 2);
}

import type { Ending } from '../ending/ending.ts';
import { endingNews } from '../ending/ending-news.ts';
import { boundsOf, evidenceOf, isExplained } from '../ending/evidence.ts';
import { reconsidered } from '../ending/late.ts';
import { type Reporting, wordDue } from '../ending/reporting.ts';
import { stopExplains, stoppedUnseen } from '../ending/stop.ts';
import { judgeEnd } from '../ending/verdict.ts';
import { type Gone, type Known, type Suspicion, startDeadline, wasLive, watchedFrom } from '../known.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { inEnding, inPhase, type Judgement, undoubted } from './judgement.ts';

/** Time after which a gap is shown on the card, in milliseconds: Agora's own confirmation of a 404 spans 30 s. */
const SHOWN_AFTER_MS = 30_000;

/**
 * Looks after a verdict that only the disappearance supports, in milliseconds from the verdict. Each may still take it
 * back.
 */
export const AFTER_LOOKS_MS = [120_000, 300_000, 900_000] as const;

/**
 * Largest distance between two looks of one suspicion, in milliseconds. Looks further apart may belong to two different
 * failovers, with an unseen life between them. Planned looks at a suspect are 30 s apart, so only lost sight or an
 * overload makes such a gap.
 */
export const UNPROVEN_GAP_MS = 45_000;

/**
 * Most times that a suspicion begins again: an overloaded bot, whose looks are always far apart, needs a verdict too.
 */
const RESTARTS = 3;

/** Blind time during a start, in milliseconds, after which a start may have been missed. */
const UNSEEN_START_MS = 30_000;

/**
 * Judges a 404 "failed to find worker": never started, ended, expired, or alive and being moved. One look is not yet a
 * verdict.
 */
export function missing(known: Known, now: Instant, policy: Policy, reporting: Reporting): Judgement {
  if (known.gone) return afterLook(known, now);
  const since = known.suspect?.since ?? now;
  const wasThere = wasLive(known) || stopExplains(known, since) || stoppedUnseen(known, since);
  return wasThere ? suspect(known, now, policy, reporting) : notYetLive(known, now, policy);
}

function notYetLive(known: Known, now: Instant, policy: Policy): Judgement {
  if (now >= known.recording.expiresAt) return expired(known, now);
  const waiting = known.phase === 'not_started' || now < startDeadline(known, policy);
  if (waiting) return { next: known, news: [] };
  return notStarted(known, now, isWatchedFromStart(known, policy) ? 'watched' : 'unseen');
}

type NotStarted = Extract<Ending, { readonly phase: 'not_started' }>;

/**
 * Verdict "did not start": not live by the deadline. It is not final: the recording may start late, and is queried
 * until it expires.
 */
export function notStarted(known: Known, now: Instant, how: NotStarted['how']): Judgement {
  const status = known.status === undefined ? {} : { status: known.status };
  return {
    next: inEnding(known, { phase: 'not_started', how }, now),
    news: [
      {
        kind: 'not_started',
        how,
        between: { after: watchedFrom(known), before: now },
        askingUntil: known.recording.expiresAt,
        ...status,
      },
    ],
  };
}

/** The recording was in sight from its start. Only then can we say that it did not start. */
function isWatchedFromStart({ recording, watchedFrom, unseenMs = 0 }: Known, policy: Policy): boolean {
  const { registeredAt, origin } = recording;
  // A program registers what it has just started; a person may paste the ids of a recording that is over.
  const startedAt = recording.startedAt ?? (origin === 'backend' ? registeredAt : undefined);
  if (startedAt === undefined || registeredAt - startedAt > policy.startDeadlineMs) return false;
  return watchedFrom === undefined && unseenMs <= UNSEEN_START_MS;
}

function suspect(known: Known, now: Instant, policy: Policy, reporting: Reporting): Judgement {
  const suspicion = nextSuspicion(known.suspect, now);
  if (now - suspicion.since <= policy.patienceMs) return { next: { ...known, suspect: suspicion }, news: [] };
  return believed(known, suspicion.since, now, reporting);
}

function nextSuspicion(held: Suspicion | undefined, now: Instant): Suspicion {
  if (!held) return { since: now, lastAt: now, looks: 1, restarts: 0, shown: false };
  const unproven = now - held.lastAt > UNPROVEN_GAP_MS;
  if (unproven && held.restarts < RESTARTS) {
    return { ...held, since: now, lastAt: now, looks: 1, restarts: held.restarts + 1 };
  }
  const shown = held.shown || now - held.since >= SHOWN_AFTER_MS;
  return { ...held, lastAt: now, looks: held.looks + 1, shown };
}

/** Verdict by disappearance: not found for longer than patience. */
function believed(known: Known, since: Instant, now: Instant, reporting: Reporting): Judgement {
  const vanished: Gone = { since, at: now, from: known.phase };
  const due = wordDue(known, boundsOf(known, vanished), reporting);
  const gone: Gone = due === undefined ? vanished : { ...vanished, wordDue: due };
  // After its expiry a recording is not found even while it lives, so the looks before expiry must prove the end. If
  // the end is explained, a disappearance before expiry is proof enough.
  const provenAt = isExplained(evidenceOf(known, gone)) ? since : now;
  if (provenAt >= known.recording.expiresAt) return expired(known, now);
  return ended(known, gone, now);
}

function ended(known: Known, gone: Gone, now: Instant): Judgement {
  const evidence = evidenceOf(known, gone);
  const clear: Known = { ...undoubted(known), gone, afterLooks: 0, final: isExplained(evidence) };
  const next = inEnding(clear, judgeEnd(evidence), now);
  return { next, news: endingNews(known, next, boundsOf(known, gone)) };
}

function afterLook(known: Known, now: Instant): Judgement {
  // A word may have come after the verdict.
  const { next, news } = reconsidered(known, known, now);
  const due = AFTER_LOOKS_MS[known.afterLooks];
  // A look that a person asked for in between proves nothing more than the verdict did.
  const counts = due === undefined || now - (known.gone?.at ?? known.since) >= due;
  if (next.final || !counts) return { next, news };
  const afterLooks = next.afterLooks + 1;
  return { next: { ...next, afterLooks, final: afterLooks >= AFTER_LOOKS_MS.length }, news };
}

/** The right to query has ended, so we stop asking and cannot know what the recording does now. */
export function expired(known: Known, now: Instant): Judgement {
  const next = { ...inPhase(undoubted(known), 'expired', now), final: true };
  return { next, news: [{ kind: 'expired', at: known.recording.expiresAt, lastPhase: known.phase }] };
}

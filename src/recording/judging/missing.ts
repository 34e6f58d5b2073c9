import type { Ending } from '../ending/ending.ts';
import { endingNews } from '../ending/ending-news.ts';
import { boundsOf, evidenceOf, isExplained } from '../ending/evidence.ts';
import { reconsidered } from '../ending/late.ts';
import { type Reporting, wordDue } from '../ending/reporting.ts';
import { isStopReported } from '../ending/stop.ts';
import { judgeEnd } from '../ending/verdict.ts';
import { filled } from '../filled.ts';
import { type Gone, type Known, type Suspicion, startDeadline, wasLive, watchedFrom } from '../known.ts';
import { phaseOfStatus } from '../phase.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { inEnding, inPhase, type Judgement, undoubted } from './judgement.ts';

/** Time after which a gap is shown on the card, in milliseconds: Agora's documents confirm a 404 over 30 s. */
const SHOWN_AFTER_MS = 30_000;

/** Times of the after-looks, in milliseconds from a verdict that only the disappearance supports. */
export const AFTER_LOOKS_MS = [120_000, 300_000, 900_000] as const;

/**
 * Longest time between two looks of one suspicion, in milliseconds. Looks further apart may belong to two failovers
 * between which the recording was alive. Planned looks are at most 30 s apart.
 */
export const UNPROVEN_GAP_MS = 45_000;

/** Limit of restarts of a suspicion: an overloaded bot, whose looks are always far apart, has to reach a verdict too. */
const RESTARTS = 3;

/** Time without answers during a start after which the start may have been missed, in milliseconds. */
const UNSEEN_START_MS = 30_000;

/** Judges a 404 "failed to find worker": never started, ended, expired, or alive and being moved. */
export function missing(known: Known, now: Instant, policy: Policy, reporting: Reporting): Judgement {
  if (known.gone) return afterLook(known, now);
  const since = known.suspect?.since ?? now;
  const wasThere = wasLive(known) || isStopReported(known, since);
  return wasThere
    ? suspect(known, now, policy, reporting)
    : notYetLive({ next: known, news: [] }, now, policy);
}

/** Judges a recording that no look has seen live: its start is awaited or overdue, or it can no longer be asked for. */
export function notYetLive(awaited: Judgement, now: Instant, policy: Policy): Judgement {
  const { next: known } = awaited;
  if (now >= known.recording.expiresAt) return expired(known, now);
  const waiting = known.phase === 'not_started' || now < startDeadline(known, policy);
  return waiting ? awaited : notStarted(known, now, isWatchedFromStart(known, policy) ? 'watched' : 'unseen');
}

type NotStarted = Extract<Ending, { readonly phase: 'not_started' }>;

/** Verdict "did not start": not live by the deadline. It is not final: the recording is queried until it expires. */
function notStarted(known: Known, now: Instant, how: NotStarted['how']): Judgement {
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

/** Whether looks could see the recording from its start on. Only then is it certain that it did not start. */
function isWatchedFromStart(known: Known, policy: Policy): boolean {
  const { recording, watchedFrom, unseenMs = 0, status } = known;
  const { registeredAt, origin } = recording;
  // It may have been live while Agora answered a number that no document explains.
  if (status !== undefined && phaseOfStatus(status) === undefined) return false;
  // A backend registers what it has just started; a person may paste the ids of a recording that is over.
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
  const gone: Gone = {
    ...vanished,
    ...filled({
      wordDue: wordDue(known, boundsOf(known, vanished), reporting),
      unlimited: known.recording.watchMax?.includes('none') || undefined,
    }),
  };
  // After its expiry even a living recording is not found, so the looks before it must prove the end. An end that is
  // explained needs only a disappearance before the expiry.
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
  // A look that a person asked for in between is too early to prove more than the verdict did.
  const counts = due === undefined || now - (known.gone?.at ?? known.since) >= due;
  if (next.final || !counts) return { next, news };
  const afterLooks = next.afterLooks + 1;
  return { next: { ...next, afterLooks, final: afterLooks >= AFTER_LOOKS_MS.length }, news };
}

/** Verdict "expired": the right to query has ended, so the state of the recording cannot be known any more. */
export function expired(known: Known, now: Instant): Judgement {
  const next = { ...inPhase(undoubted(known), 'expired', now), final: true };
  return { next, news: [{ kind: 'expired', at: known.recording.expiresAt, lastPhase: known.phase }] };
}

import { inPhase, type Judgement, sinceLastSeen, trusted } from './judgement.ts';
import { type Known, type Suspicion, startDeadline, wasLive, watchedFrom } from './known.ts';
import type { Policy } from './policy.ts';
import type { Bounds, Instant } from './recording.ts';
import { stopExplains } from './stop.ts';

/** Agora's own confirmation of a 404 spans 30 s; a gap that outlasts it is shown on the card. */
const SHOWN_AFTER_MS = 30_000;

/** After the verdict `lost`, the looks that may still take it back. */
export const AFTER_LOOKS_MS = [120_000, 300_000, 900_000] as const;

/**
 * Two looks further apart than this may belong to two different failovers, with a life between them that nobody
 * saw. Planned looks at a suspect are 30 s apart, so only lost sight or an overload makes such a gap.
 */
export const UNPROVEN_GAP_MS = 45_000;

/** An overloaded bot, whose looks are always far apart, has to come to a verdict too. */
const RESTARTS = 3;

/** 404 "failed to find worker": never started, ended, expired, or alive and being moved. Not yet a verdict. */
export function missing(known: Known, now: Instant, policy: Policy): Judgement {
  if (known.phase === 'lost') return afterLook(known, now);
  const wasThere = wasLive(known) || stopExplains(known, known.suspect?.since ?? now);
  return wasThere ? suspect(known, now, policy) : notYetLive(known, now, policy);
}

function notYetLive(known: Known, now: Instant, policy: Policy): Judgement {
  if (now >= known.recording.expiresAt) return expired(known, now);
  const waiting = known.phase === 'not_started' || now < startDeadline(known, policy);
  return waiting ? { next: known, news: [] } : notStarted(known, now);
}

/** Never live by the deadline. Not final: it may start late, and is asked for until it expires. */
export function notStarted(known: Known, now: Instant): Judgement {
  const status = known.status === undefined ? {} : { status: known.status };
  return {
    next: inPhase(known, 'not_started', now),
    news: [
      {
        kind: 'not_started',
        between: { after: watchedFrom(known), before: now },
        askingUntil: known.recording.expiresAt,
        ...status,
      },
    ],
  };
}

function suspect(known: Known, now: Instant, policy: Policy): Judgement {
  const suspicion = nextSuspicion(known.suspect, now);
  if (now - suspicion.since > policy.patienceMs) return verdict(known, suspicion, now);
  return { next: { ...known, suspect: suspicion }, news: [] };
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

function verdict(known: Known, { since }: Suspicion, now: Instant): Judgement {
  // Past its expiry a recording is not found even while it lives, so only a run that was proven before counts.
  // Where a stop had been seen or asked for, the disappearance before expiry is proof enough.
  const stopped = known.phase === 'stopping' || stopExplains(known, since);
  const provenAt = stopped ? since : now;
  if (provenAt >= known.recording.expiresAt) return expired(known, now);
  const between = sinceLastSeen(known, since);
  const clear = trusted(known);
  if (stopped) return goneAsAsked(clear, between, now);
  const uploaded = known.reached === 'recording';
  return {
    next: { ...inPhase(clear, 'lost', now), missingSince: since, afterLooks: 0 },
    news: [{ kind: 'lost', between, missingSince: since, lastPhase: known.phase, uploaded }],
  };
}

function goneAsAsked(known: Known, between: Bounds, now: Instant): Judgement {
  return {
    next: { ...inPhase(known, 'ended', now), final: true },
    news: [{ kind: 'ended', how: 'gone', between, files: known.files.length }],
  };
}

function afterLook(known: Known, now: Instant): Judgement {
  const { missingSince } = known;
  // The backend's word came after the verdict.
  if (missingSince !== undefined && stopExplains(known, missingSince)) {
    return goneAsAsked(trusted(known), sinceLastSeen(known, missingSince), now);
  }
  const due = AFTER_LOOKS_MS[known.afterLooks];
  // A person's look in between proves nothing more than the verdict did.
  if (due !== undefined && now - known.since < due) return { next: known, news: [] };
  const afterLooks = known.afterLooks + 1;
  return { next: { ...known, afterLooks, final: afterLooks >= AFTER_LOOKS_MS.length }, news: [] };
}

/** The right to query has ended, and with it our asking. What the recording does now cannot be known. */
export function expired(known: Known, now: Instant): Judgement {
  const next = { ...inPhase(trusted(known), 'expired', now), final: true };
  return { next, news: [{ kind: 'expired', at: known.recording.expiresAt, lastPhase: known.phase }] };
}

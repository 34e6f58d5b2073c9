import type { Agora } from '../ports/agora.ts';
import type { Budget } from '../ports/budget.ts';
import type { Recordings } from '../ports/recordings.ts';
import type { Known } from '../recording/known.ts';
import type { BlindCause } from '../recording/news.ts';
import { blindCause } from '../recording/sight.ts';
import { type JudgeWorld, judge } from './judge.ts';

export interface FreshWorld extends JudgeWorld {
  readonly agora: Agora;
  readonly budget: Budget;
  readonly recordings: Recordings;
  readonly pause: (ms: number) => Promise<void>;
}

/** How the facts of an answer were obtained, which the answer says. */
export type Freshness =
  | { readonly kind: 'asked'; readonly tookMs: number }
  | { readonly kind: 'recent'; readonly ageMs: number }
  /** The recording is over and no longer asked for. */
  | { readonly kind: 'final' }
  /** Agora was asked and its answer shows nothing. */
  | { readonly kind: 'unanswered'; readonly cause: BlindCause; readonly requestId?: string }
  /** The budget is spent, or another look is taking long. */
  | { readonly kind: 'waiting'; readonly ms: number };

export interface Fresh {
  readonly known: Known;
  readonly freshness: Freshness;
}

/** A look this young answers for a new one. */
const YOUNG_MS = 2_000;

/** Nobody at a telephone waits longer than this. */
const PATIENCE_MS = 6_000;

const WATCH_EVERY_MS = 40;

/**
 * A person's look: ahead of polling but out of the same budget, joined to a look already under way, and
 * answered from one that is younger than 2 s. Never throws for Agora; Redis failures reject.
 */
export async function fresh(known: Known, world: FreshWorld): Promise<Fresh> {
  if (known.final) return { known, freshness: { kind: 'final' } };
  const ageMs = world.now() - (known.lookedAt ?? Number.NEGATIVE_INFINITY);
  if (ageMs < YOUNG_MS && !known.blind) return { known, freshness: { kind: 'recent', ageMs } };

  const { sid, app } = known.recording;
  const claim = await world.schedule.claimOne(sid, app);
  if (claim === 'busy') return joined(known, world);
  const waitMs = await world.budget.reserve(app, PATIENCE_MS);
  if (waitMs > 0) {
    await world.schedule.release(claim);
    return { known, freshness: { kind: 'waiting', ms: waitMs } };
  }
  const seen = await world.agora.look(known.recording);
  const judged = await judge(claim, known, seen, world);
  const cause = blindCause(seen);
  const latest =
    judged.outcome === 'committed' ? judged.known : ((await world.recordings.find(sid)) ?? known);
  if (cause || seen.kind === 'incomplete') {
    const requestId = seen.requestId === undefined ? {} : { requestId: seen.requestId };
    return { known: latest, freshness: { kind: 'unanswered', cause: cause ?? 'unavailable', ...requestId } };
  }
  return { known: latest, freshness: { kind: 'asked', tookMs: seen.tookMs ?? 0 } };
}

/** Somebody else is looking right now: their answer is as good as ours would be. */
async function joined(known: Known, world: FreshWorld): Promise<Fresh> {
  const began = world.now();
  let latest = known;
  while (world.now() - began < PATIENCE_MS) {
    await world.pause(WATCH_EVERY_MS);
    latest = (await world.recordings.find(known.recording.sid)) ?? known;
    if (latest.version > known.version) {
      return {
        known: latest,
        freshness: { kind: 'recent', ageMs: world.now() - (latest.lookedAt ?? began) },
      };
    }
  }
  return { known: latest, freshness: { kind: 'waiting', ms: PATIENCE_MS } };
}

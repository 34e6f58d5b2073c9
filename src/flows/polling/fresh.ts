import type { Agora } from '../../ports/agora.ts';
import type { Recordings } from '../../ports/knowing.ts';
import type { Budget, Claim, Delay } from '../../ports/polling.ts';
import type { App } from '../../recording/app.ts';
import { blindCause } from '../../recording/judging/sight.ts';
import type { Known } from '../../recording/known.ts';
import type { BlindCause } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import { type JudgeNeeds, judge } from './judge.ts';
import { type InTime, PATIENCE_MS } from './patience.ts';

export interface FreshNeeds extends JudgeNeeds {
  readonly agora: Agora;
  readonly budget: Budget;
  readonly recordings: Recordings;
  /** Configured apps: Agora can be asked only with their credentials. */
  readonly apps: readonly App[];
  readonly wait: (ms: number) => Promise<void>;
  readonly inTime: InTime;
}

/** How the facts of an answer were obtained; the answer tells it. */
export type Freshness =
  | { readonly kind: 'asked'; readonly tookMs: number }
  | { readonly kind: 'recent'; readonly ageMs: number }
  /** The recording is over and is not queried any more. */
  | { readonly kind: 'final' }
  /** Agora was asked, and its answer shows nothing. */
  | { readonly kind: 'unanswered'; readonly cause: BlindCause; readonly requestId?: string }
  /** Agora was not asked, because no request may be sent for so long. */
  | Delay
  /** A look has brought nothing for so long, and goes on. */
  | { readonly kind: 'under_way'; readonly ms: number }
  /** Its app was removed from the configuration. */
  | { readonly kind: 'not_configured' };

export interface Fresh {
  readonly known: Known;
  readonly freshness: Freshness;
}

/** Largest age of a look that is used instead of a new one, in milliseconds. */
const YOUNG_MS = 2_000;

/** Milliseconds between two attempts to claim while another look is under way. */
const WATCH_EVERY_MS = 40;

/**
 * Takes a look for a person: ahead of polling, but from the same budget. It waits for a look that is under way, and
 * answers from any that is younger than 2 s. A look that takes longer than a person waits goes on, and its outcome
 * counts for whoever asks next. Failures of Agora never throw; those of Redis reject.
 */
export async function fresh(known: Known, needs: FreshNeeds): Promise<Fresh> {
  const { schedule, now, wait } = needs;
  const { sid, app } = known.recording;
  const until = now() + PATIENCE_MS;
  const answer = answerFrom(known, now());
  if (answer) return answer;
  if (!needs.apps.some(({ name }) => name === app)) return { known, freshness: { kind: 'not_configured' } };
  const underWay: Fresh = { known, freshness: { kind: 'under_way', ms: PATIENCE_MS } };
  let claim = await schedule.claimOne(sid, app);
  while (claim === 'busy') {
    if (now() >= until) return underWay;
    await wait(WATCH_EVERY_MS);
    claim = await schedule.claimOne(sid, app);
  }
  const asked = askOrRelease(claim, known, until, needs);
  const inTime = await needs.inTime(asked, Math.max(0, until - now()));
  if (inTime !== 'late') return inTime;
  asked.catch((error: unknown) => needs.log.warn({ sid, app, error }, 'lookFailed'));
  return underWay;
}

async function askOrRelease(claim: Claim, known: Known, until: Instant, needs: FreshNeeds): Promise<Fresh> {
  try {
    return await ask(claim, known, until, needs);
  } catch (error) {
    // Otherwise nobody could look at it until the lease of the longest possible look has ended.
    await needs.schedule.release(claim);
    throw error;
  }
}

/** Answer without a look: the recording is final, or was looked at within `YOUNG_MS`. */
function answerFrom(known: Known, now: Instant): Fresh | undefined {
  if (known.final) return { known, freshness: { kind: 'final' } };
  const { blind, lookedAt = Number.NEGATIVE_INFINITY } = known;
  const ageMs = now - lookedAt;
  if (ageMs >= YOUNG_MS) return undefined;
  // Only the look itself is recent; it showed nothing of the recording.
  if (blind) return { known, freshness: { kind: 'unanswered', cause: blind.cause } };
  return { known, freshness: { kind: 'recent', ageMs } };
}

async function ask(claim: Claim, before: Known, until: Instant, needs: FreshNeeds): Promise<Fresh> {
  const { agora, budget, recordings, schedule, now } = needs;
  const { sid, app } = claim;
  // The previous holder of the claim may have learnt something: that is an answer, and the state by which this look
  // is judged.
  const known = (await recordings.find(sid)) ?? before;
  const answer = answerFrom(known, now());
  if (answer) {
    await schedule.release(claim);
    return answer;
  }
  const delay = await budget.reserve(app, Math.max(0, until - now()));
  if (delay) {
    await schedule.release(claim);
    return { known, freshness: delay };
  }
  // No further try begins after the person's patience.
  const again = async (ms: number) => now() + ms <= until && budget.again(app, ms);
  const seen = await agora.look(known.recording, again);
  const judged = await judge(claim, known, seen, now(), needs);
  if (judged.outcome === 'fenced') await schedule.release(claim);
  const latest = judged.outcome === 'committed' ? judged.known : ((await recordings.find(sid)) ?? known);
  const cause = blindCause(seen);
  if (cause || seen.kind === 'incomplete') {
    const requestId = seen.requestId === undefined ? {} : { requestId: seen.requestId };
    return { known: latest, freshness: { kind: 'unanswered', cause: cause ?? 'unavailable', ...requestId } };
  }
  return { known: latest, freshness: { kind: 'asked', tookMs: seen.tookMs ?? 0 } };
}

import type { Reports } from '../../ports/knowing.ts';
import type { Begun, Budget, Claim, Schedule, Sights } from '../../ports/polling.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { NOTHING_PROMISED } from '../../recording/ending/reporting.ts';
import { observe } from '../../recording/judging/observe.ts';
import {
  blindCause,
  isDark,
  observeRate,
  observeSight,
  type Sight,
  type SightNews,
} from '../../recording/judging/sight.ts';
import type { Known } from '../../recording/known.ts';
import type { Observation } from '../../recording/observation.ts';
import { nextLook } from '../../recording/pacing/cadence.ts';
import type { Policy } from '../../recording/policy.ts';
import type { Instant } from '../../recording/recording.ts';
import { readsDifferently, timeIsUp } from '../../recording/summing/shows.ts';

export interface JudgeNeeds {
  readonly schedule: Schedule;
  readonly budget: Budget;
  readonly sights: Sights;
  readonly reports: Reports;
  readonly policy: Policy;
  readonly log: Log;
  readonly now: Clock;
  /** Answers a number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** `appDark`: the answer said only that the whole app cannot be seen, which is told elsewhere. */
export type Judged =
  | { readonly outcome: 'committed'; readonly known: Known }
  | { readonly outcome: 'fenced' | 'appDark' };

/**
 * Time until a recording of a dark app is due again, in milliseconds. The planner decides how many of them are queried.
 */
const DARK_AGAIN_MS = 30_000;

/**
 * Time after its expiry, in milliseconds, from which a recording of a dark app is judged by itself; otherwise it would
 * be queried as long as the app is dark.
 */
const EXPIRED_UNSEEN_MS = 600_000;

/** Wait after an answer "over quota" that names no time, in milliseconds. */
export const HOLD_MS = 5_000;

/**
 * Turns an answer into what is stored: first about the whole app, then about the recording.
 * @param now when the answer came; it may have waited since
 * @param begun state read at the beginning of the look; absent for a person's look
 */
export async function judge(
  claim: Claim,
  known: Known,
  seen: Observation,
  now: Instant,
  needs: JudgeNeeds,
  begun?: Omit<Begun, 'known'>,
): Promise<Judged> {
  const { schedule, reports, policy, log } = needs;
  const { sid, app } = claim;
  const version = known.version + 1;
  const facts = { sid, app, version, answer: seen.kind, requestId: seen.requestId };
  const sight = await viewOf(claim.app, seen, now, needs, begun?.sight);
  const expired = now - known.recording.expiresAt >= EXPIRED_UNSEEN_MS;
  if (blindCause(seen) && isDark(sight) && !expired) {
    // One message tells that the whole app is dark, and its cards show it: see asTold.
    await schedule.release(claim, now + DARK_AGAIN_MS);
    return { outcome: 'appDark' };
  }

  // How ends are reported is read only if an end may be believed now.
  const mayEnd = seen.kind === 'not_found' && known.suspect !== undefined;
  const reporting = mayEnd ? await reports.of(known.recording.app) : NOTHING_PROMISED;
  const { next, news } = observe(known, seen, now, policy, reporting);
  const due = nextLook(next, now, needs.random(), policy, isRoomy(begun, sight));
  // State and news are one write, so a crash can neither lose the news nor tell it twice.
  const show = readsDifferently(known, next) || (timeIsUp(known, next) && 'older');
  const outcome = await schedule.commit(claim, known, next, news, show, due);
  if (outcome === 'fenced') {
    log.warn(facts, 'fenced');
    return { outcome };
  }
  if (news.length > 0) log.info({ ...facts, phase: next.phase, news: news.map(({ kind }) => kind) }, 'news');
  return { outcome, known: { ...next, version } };
}

/** Largest delay of a look that counts as on time, in milliseconds; a later one had to wait for the budget. */
const IN_TIME_MS = 1_000;

/** Whether the budget has room: this look did not have to wait, and Agora throttles nothing. */
const isRoomy = (begun: Pick<Begun, 'lateMs'> | undefined, sight: Sight): boolean =>
  (begun?.lateMs ?? 0) < IN_TIME_MS && !sight.squeezed;

/** Judges the whole app by an answer: whether it can be seen, and as often as planned. */
async function viewOf(
  app: string,
  seen: Observation,
  now: Instant,
  needs: JudgeNeeds,
  known: Sight | undefined,
): Promise<Sight> {
  const { budget, sights } = needs;
  const left =
    seen.kind === 'throttled' ? await budget.throttled(app, seen.retryAfterMs ?? HOLD_MS) : undefined;
  const sight = known ?? (await sights.get(app));
  await sights.asked(app);

  const view = observeSight(sight, seen, now);
  // Nearly every answer leaves the view as it is, and is spared a call.
  if (view.next !== sight) await noteSight({ app, requestId: seen.requestId }, sight, view, needs);

  // The rate is read only in trouble.
  if (left === undefined && !view.next.squeezed) return view.next;
  const rate = observeRate(view.next, left ?? (await budget.rateLeft(app)), now);
  await noteSight({ app }, view.next, rate, needs);
  return rate.next;
}

/** Writes what is known of the whole app. Of all looks that judge the same, one writes, and logs the news. */
export async function noteSight(
  facts: { readonly app: string; readonly requestId?: string | undefined },
  before: Sight,
  { next, news }: { readonly next: Sight; readonly news: SightNews | undefined },
  { sights, log }: Pick<JudgeNeeds, 'sights' | 'log'>,
): Promise<void> {
  const { app } = facts;
  if (next === before || (await sights.put(app, before, next, news)) === 'fenced' || !news) return;
  const { version } = next;
  log.warn({ ...facts, version, delivery: `${app}.sight.${version}`, ...news }, news.kind);
}

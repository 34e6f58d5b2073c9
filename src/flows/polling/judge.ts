import type { Reports } from '../../ports/knowing.ts';
import type { Begun, Budget, Claim, Schedule, Sights } from '../../ports/polling.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { observe } from '../../recording/judging/observe.ts';
import { blindCause, isDark, observeRate, observeSight, type Sight } from '../../recording/judging/sight.ts';
import type { Known } from '../../recording/known.ts';
import type { Observation } from '../../recording/observation.ts';
import { nextLook } from '../../recording/pacing/cadence.ts';
import type { Policy } from '../../recording/policy.ts';
import { readsDifferently, timeIsUp } from '../../recording/summing/shows.ts';

export interface JudgeNeeds {
  readonly schedule: Schedule;
  readonly budget: Budget;
  readonly sights: Sights;
  readonly reports: Reports;
  readonly policy: Policy;
  readonly log: Log;
  readonly now: Clock;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/** `appDark`: the answer said nothing but that the whole app cannot be seen, which is told elsewhere. */
export type Judged =
  | { readonly outcome: 'committed'; readonly known: Known }
  | { readonly outcome: 'fenced' | 'appDark' };

/** While nothing of its app can be seen, a recording is due again so much later; how many of them are asked for, the planner says. */
const DARK_AGAIN_MS = 30_000;

/** One whose right to be asked for has been over for so long is judged on its own, or it would be asked for as long as the app is dark. */
const EXPIRED_UNSEEN_MS = 600_000;

/** Over quota and not told for how long. */
const HOLD_MS = 5_000;

/**
 * From an answer to what is written down: first about the app as a whole, then about the recording.
 * @param begun what was read when the look began; of a person's look nothing
 */
export async function judge(
  claim: Claim,
  known: Known,
  seen: Observation,
  needs: JudgeNeeds,
  begun?: Omit<Begun, 'known'>,
): Promise<Judged> {
  const { schedule, policy, log } = needs;
  const now = needs.now();
  const facts = { sid: claim.sid, app: claim.app, answer: seen.kind, requestId: seen.requestId };
  const sight = await viewOf(claim.app, seen, needs, begun?.sight);
  const expired = now - known.recording.expiresAt >= EXPIRED_UNSEEN_MS;
  if (blindCause(seen) && isDark(sight) && !expired) {
    // One message says that the whole app is dark; 37 cards saying so as well would only be noise.
    await schedule.release(claim, now + DARK_AGAIN_MS);
    return { outcome: 'appDark' };
  }

  const { next, news } = observe(known, seen, now, policy, await reportingFor(known, seen, needs));
  const due = nextLook(next, now, needs.random(), policy, isRoomy(begun, sight));
  // State and news are one write: a crash can neither lose the news nor tell it twice.
  const show = readsDifferently(known, next) || (timeIsUp(known, next) && 'older');
  const outcome = await schedule.commit(claim, known, next, news, show, due);
  if (outcome === 'fenced') {
    log.warn(facts, 'fenced');
    return { outcome };
  }
  if (news.length > 0) log.info({ ...facts, phase: next.phase, news: news.map(({ kind }) => kind) }, 'news');
  return { outcome, known: { ...next, version: known.version + 1 } };
}

/** Only where an end may be believed is it worth a question how ends are reported. */
const reportingFor = async ({ suspect, recording }: Known, { kind }: Observation, { reports }: JudgeNeeds) =>
  kind === 'not_found' && suspect ? reports.of(recording.app) : undefined;

/** A look that began later than this after it was due, in milliseconds, had to wait for the budget. */
const IN_TIME_MS = 1_000;

/** Room to spare: this look had not to wait, and Agora turns nothing away. */
const isRoomy = (begun: Pick<Begun, 'lateMs'> | undefined, sight: Sight): boolean =>
  (begun?.lateMs ?? 0) < IN_TIME_MS && !sight.squeezed;

/** What an answer says of the app as a whole: whether it can be seen at all, and as often as planned. */
async function viewOf(
  app: string,
  seen: Observation,
  needs: JudgeNeeds,
  known: Sight | undefined,
): Promise<Sight> {
  const { budget, sights, log, now } = needs;
  const left =
    seen.kind === 'throttled' ? await budget.throttled(app, seen.retryAfterMs ?? HOLD_MS) : undefined;
  const sight = known ?? (await sights.get(app));
  await sights.asked(app);

  const view = observeSight(sight, seen, now());
  if (view.next !== sight) await sights.put(app, sight, view.next, view.news);
  if (view.news) log.warn({ app, requestId: seen.requestId, ...view.news }, view.news.kind);

  // Only in trouble is it worth a question.
  if (left === undefined && !view.next.squeezed) return view.next;
  const rate = observeRate(view.next, left ?? (await budget.rateLeft(app)), now());
  if (rate.next !== view.next) await sights.put(app, view.next, rate.next, rate.news);
  if (rate.news) log.warn({ app, ...rate.news }, rate.news.kind);
  return rate.next;
}

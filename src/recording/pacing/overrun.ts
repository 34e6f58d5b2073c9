import { isNotToEnd, plannedEnd } from '../ending/plan.ts';
import type { Known, Overrun } from '../known.ts';
import type { News } from '../news.ts';
import { isLive } from '../phase.ts';
import { DAY_MS, HOUR_MS, type Instant, type Mode } from '../recording.ts';
import { startOf } from './start.ts';

/** Time after its planned end after which a recording was probably forgotten, in milliseconds. */
const PAST_PLAN_MS = 900_000;

/** Hours after which it was probably forgotten, if its watches name none. A web recording is billed until it is stopped. */
const USUAL_MAX_HOURS: Record<Mode, number> = { web: 6, mix: 24, individual: 24, raw: 24 };

interface Passed {
  readonly of: Overrun['of'];
  readonly news: News;
}

/** The limits of its length that have passed: its plan, the hours that its watches name, and the usual hours. */
function passed(known: Known, now: Instant): readonly Passed[] {
  const { recording } = known;
  const { mode, watchMax = [] } = recording;
  const since = startOf(known);
  if (since === undefined) return [];
  const all: Passed[] = [];
  const planned = plannedEnd(recording);
  if (planned !== undefined && now >= planned + PAST_PLAN_MS) {
    all.push({ of: 'plan', news: { kind: 'left_running', past: 'plan', since, planned } });
  }
  const limit = (hours: number, past: 'max' | 'usual') => {
    if (now < since + hours * HOUR_MS) return;
    all.push({ of: hours, news: { kind: 'left_running', past, since, hours } });
  };
  for (const hours of watchMax) if (hours !== 'none') limit(hours, 'max');
  const usual = USUAL_MAX_HOURS[mode];
  if (!isNotToEnd(known) && !watchMax.includes(usual)) limit(usual, 'usual');
  return all;
}

/** Reminders that it still runs: one for each limit, and again once a day. */
export function overrun(
  known: Known,
  now: Instant,
): { news: readonly News[]; told: Pick<Known, 'overruns'> } | undefined {
  if (!isLive(known.phase)) return undefined;
  const due = passed(known, now).filter(({ of }) => {
    const toldAt = known.overruns.find((one) => one.of === of)?.at;
    return toldAt === undefined || now - toldAt >= DAY_MS;
  });
  if (due.length === 0) return undefined;
  const others = known.overruns.filter(({ of }) => !due.some((one) => one.of === of));
  return {
    news: due.map(({ news }) => news),
    told: { overruns: [...others, ...due.map(({ of }) => ({ of, at: now }))] },
  };
}

/**
 * Whether a watch is told of an overrun: of the plan always, of its own hours if it names some, else of the usual ones.
 * @param max hours that the watch names
 */
export const overrunConcerns = (
  { past, hours }: Extract<News, { kind: 'left_running' }>,
  max: number | 'none' | undefined,
  mode: Mode,
): boolean => past === 'plan' || (max !== 'none' && hours === (max ?? USUAL_MAX_HOURS[mode]));

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

interface Threshold {
  readonly of: Overrun['of'];
  readonly at: Instant;
  readonly news: News;
}

/** The limits of its length: its plan, the hours that its watches name, and the usual hours. */
function thresholds(known: Known): readonly Threshold[] {
  const { recording } = known;
  const since = startOf(known);
  if (since === undefined) return [];
  const planned = plannedEnd(recording);
  const plan: readonly Threshold[] =
    planned === undefined
      ? []
      : [
          {
            of: 'plan',
            at: planned + PAST_PLAN_MS,
            news: { kind: 'left_running', past: 'plan', since, planned },
          },
        ];
  const after = (hours: number, past: 'max' | 'usual'): Threshold => ({
    of: hours,
    at: since + hours * HOUR_MS,
    news: { kind: 'left_running', past, since, hours },
  });
  const named = (recording.watchMax ?? []).filter((hours) => hours !== 'none');
  const usual = USUAL_MAX_HOURS[recording.mode];
  const unnamed = isNotToEnd(known) || named.includes(usual) ? [] : [after(usual, 'usual')];
  return [...plan, ...named.map((hours) => after(hours, 'max')), ...unnamed];
}

/** Reminders that it still runs: one for each limit, and again once a day. */
export function overrun(
  known: Known,
  now: Instant,
): { news: readonly News[]; told: Partial<Pick<Known, 'overruns'>> } {
  if (!isLive(known.phase)) return { news: [], told: {} };
  const due = thresholds(known).filter(({ of, at }) => {
    const toldAt = known.overruns.find((one) => one.of === of)?.at;
    return now >= at && (toldAt === undefined || now - toldAt >= DAY_MS);
  });
  if (due.length === 0) return { news: [], told: {} };
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

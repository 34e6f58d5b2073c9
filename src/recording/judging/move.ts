import type { Ending } from '../ending/ending.ts';
import { endingNews } from '../ending/ending-news.ts';
import { verdictOf } from '../ending/verdict.ts';
import { type AnnouncedFile, type Known, wasSeenLive } from '../known.ts';
import type { News } from '../news.ts';
import { pauseOf } from '../pacing/reminders.ts';
import type { Phase } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';
import { inEnding, inPhase, type Judgement, newest, sinceLastSeen, trusted } from './judgement.ts';
import { serverMoved } from './server-moves.ts';

/** The state in which a look found the recording; with code 501 only the phase. */
interface Found extends Partial<Pick<Known, 'cname' | 'uid' | 'outputs'>> {
  readonly phase: Phase;
  /** Agora's number. */
  readonly status?: number;
  /** All files announced by now. */
  readonly files?: readonly AnnouncedFile[];
}

/** Moves a recording that was found into its phase, which ends any suspicion, and makes news of the change. */
export function move(known: Known, found: Found, now: Instant): Judgement {
  const missed = missedTime(known, now);
  const over = OVER[found.phase];
  const clear = trusted(known);
  const restarted = found.phase === 'starting' && wasSeenLive(known) && known.phase !== 'starting';
  const { moves, moveNews } = restarted
    ? serverMoved(known, 'restart', now)
    : { moves: known.moves, moveNews: [] };
  const next: Known = {
    ...(over ? inEnding(clear, over, now) : inPhase(clear, found.phase, now)),
    ...found,
    reached: furthest(known, found.status),
    lookedAt: now,
    seenAt: now,
    afterLooks: 0,
    gaps: missed ? newest([...known.gaps, { from: missed.after, to: missed.before }]) : known.gaps,
    final: over !== undefined,
    moves,
  };
  if (over) return { next, news: endingNews(known, next, sinceLastSeen(known, now)) };
  return { next, news: [...moveNews, ...edges(known, found, missed, now)] };
}

/** Phases that Agora itself calls over: status 8, and 20. */
const OVER: Partial<Record<Phase, Ending>> = {
  ended: { phase: 'ended', how: 'exited' },
  failed: { phase: 'failed', how: 'abnormal' },
};

/** The time in which its card said that it could not be found; `undefined` if there was none. */
function missedTime(known: Known, now: Instant): Bounds | undefined {
  return known.gone || known.suspect?.shown ? sinceLastSeen(known, now) : undefined;
}

function furthest({ reached }: Known, status: number | undefined): Known['reached'] {
  if (status === 5 || reached === 'recording') return 'recording';
  if (status === 4 || reached === 'ready') return 'ready';
  return 'seen';
}

function edges(known: Known, found: Found, missed: Bounds | undefined, now: Instant): readonly News[] {
  const from = known.phase;
  const to = found.phase;
  const firstUpload = found.status === 5 && known.reached !== 'recording';
  if (from === to && !missed && !firstUpload) return [];
  const news: News[] = [];
  const between = sinceLastSeen(known, now);
  const running = to === 'ready' || to === 'recording' || to === 'paused';
  const restarted = to === 'starting' && wasSeenLive(known);
  const overdue = known.life.some(({ phase }) => phase === 'not_started');
  const pausedSince = pauseOf(known);
  const verdict = verdictOf(known);
  const was = verdict === undefined ? {} : { was: verdict };

  const gap = missed ?? comeback(known, running && !firstUpload, now);
  // A recording that was called over is news as soon as it is found alive, even while it is starting again.
  if (gap && (!restarted || verdict)) news.push({ kind: 'recovered', gap, from, phase: to, ...was });
  if (firstUpload) news.push({ kind: 'started', between, late: overdue, ...(gap ? {} : was) });
  if (pausedSince !== undefined && to !== 'paused' && running) news.push({ kind: 'resumed', pausedSince });
  if (to === 'paused' && pausedSince === undefined) news.push({ kind: 'paused', between });
  if (to === 'stopping' && from !== 'stopping') news.push({ kind: 'stopping', between });

  if (news.length > 0 || from === to || restarted) return news;
  const status = found.status === undefined ? {} : { status: found.status };
  return [{ kind: 'phase', from, to, ...status }];
}

/** Bounds of an interruption that has ended: after a restart by failover, or after "did not start". */
function comeback(known: Known, running: boolean, now: Instant): Bounds | undefined {
  if (!running) return undefined;
  const restarting = known.phase === 'starting' && wasSeenLive(known);
  if (restarting) return { after: known.since, before: now };
  return known.phase === 'not_started' ? { after: known.recording.registeredAt, before: now } : undefined;
}

import { inPhase, type Judgement, newest, sinceLastSeen, trusted } from './judgement.ts';
import { type Known, wasLive } from './known.ts';
import type { News } from './news.ts';
import type { Phase } from './phase.ts';
import type { Bounds, Instant } from './recording.ts';

/** Where a look found the recording. `status` is absent where Agora named no number (code 501). */
interface Found {
  readonly phase: Phase;
  readonly status?: number;
}

/** Takes a recording that was found into its phase, which ends any suspicion, and tells the difference. */
export function move(known: Known, found: Found, now: Instant): Judgement {
  const missed = missedTime(known, now);
  const final = found.phase === 'ended' || found.phase === 'failed';
  const next: Known = {
    ...inPhase(trusted(known), found.phase, now),
    ...(found.status === undefined ? {} : { status: found.status }),
    reached: furthest(known, found.status),
    seenAt: now,
    afterLooks: 0,
    gaps: missed ? newest([...known.gaps, { from: missed.after, to: missed.before }]) : known.gaps,
    final,
  };
  return { next, news: final ? [ending(known, found.phase, now)] : edges(known, found, missed, now) };
}

/** The time in which people saw that it could not be found, if they did. */
function missedTime(known: Known, now: Instant): Bounds | undefined {
  return known.phase === 'lost' || known.suspect?.shown ? sinceLastSeen(known, now) : undefined;
}

function furthest({ reached }: Known, status: number | undefined): Known['reached'] {
  if (status === 5 || reached === 'recording') return 'recording';
  if (status === 4 || reached === 'ready') return 'ready';
  return 'seen';
}

function ending(known: Known, phase: Phase, now: Instant): News {
  const between = sinceLastSeen(known, now);
  const files = known.files.length;
  return phase === 'failed'
    ? { kind: 'failed', between, files }
    : { kind: 'ended', how: 'exited', between, files };
}

function edges(known: Known, found: Found, missed: Bounds | undefined, now: Instant): News[] {
  const news: News[] = [];
  const from = known.phase;
  const to = found.phase;
  const between = sinceLastSeen(known, now);
  const running = to === 'ready' || to === 'recording' || to === 'paused';
  const restarted = to === 'starting' && wasLive(known);
  const overdue = known.life.some(({ phase }) => phase === 'not_started');
  const pausedSince = pauseOf(known);
  const firstUpload = found.status === 5 && known.reached !== 'recording';

  if (restarted && from !== 'starting') news.push({ kind: 'failover', sign: 'restart' });
  const gap = missed ?? comeback(known, running && !firstUpload, now);
  if (gap && !restarted) news.push({ kind: 'recovered', gap, from, phase: to });
  if (firstUpload) news.push({ kind: 'started', between, late: overdue });
  if (pausedSince !== undefined && to !== 'paused' && running) news.push({ kind: 'resumed', pausedSince });
  if (to === 'paused' && pausedSince === undefined) news.push({ kind: 'paused', between });
  if (to === 'stopping' && from !== 'stopping') news.push({ kind: 'stopping', between });

  if (news.length > 0 || from === to) return news;
  const status = found.status === undefined ? {} : { status: found.status };
  return [{ kind: 'phase', from, to, ...status }];
}

/** When the pause began that it was in when last seen. A pause outlives a disappearance and a restart. */
function pauseOf({ life }: Known): Instant | undefined {
  const lived = life.filter(({ phase }) => phase !== 'lost' && phase !== 'starting');
  return lived[lived.findLastIndex(({ phase }) => phase !== 'paused') + 1]?.at;
}

/** Running again after a restart by failover, or running at last after "did not start". */
function comeback(known: Known, running: boolean, now: Instant): Bounds | undefined {
  if (!running) return undefined;
  const restarting = known.phase === 'starting' && wasLive(known);
  if (restarting) return { after: known.since, before: now };
  return known.phase === 'not_started' ? { after: known.recording.registeredAt, before: now } : undefined;
}

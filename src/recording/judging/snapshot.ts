import { type Known, startDeadline, wasLive } from '../known.ts';
import type { News } from '../news.ts';
import type { RecordedFile, Snapshot } from '../observation.ts';
import { reminders } from '../pacing/reminders.ts';
import { isFinished, isLive, isOver, type Phase } from '../phase.ts';
import type { Policy } from '../policy.ts';
import { type Bounds, type Instant, OLDEST_MS } from '../recording.ts';
import { failoverMarks, newFiles, pushNews, pushStages } from './contents.ts';
import type { Judgement } from './judgement.ts';
import { expired, notStarted } from './missing.ts';
import { move } from './move.ts';
import { serverMoved } from './server-moves.ts';

/** Phases by Agora's status numbers. The numbers may fall: a failover begins again below 4. */
const PHASE_OF: ReadonlyMap<number, Phase> = new Map([
  [0, 'starting'],
  [1, 'starting'],
  [2, 'starting'],
  [3, 'starting'],
  [4, 'ready'],
  [5, 'recording'],
  [6, 'stopping'],
  [7, 'stopping'],
  [8, 'ended'],
  [20, 'failed'],
]);

/** Judges a 200: the recording was found. */
export function snapshot(known: Known, seen: Snapshot, now: Instant, policy: Policy): Judgement {
  const { files, fileNews } = newFiles(known.files, seen.files, now);
  const moved = move(known, { phase: phaseOf(known, seen), status: seen.status, files }, now);
  const { next: alive, news: edges } = overdue(moved, now, policy);
  const { outputs, outputNews } = pushNews(known.outputs, seen.outputs);
  const pushes = isLeaving(alive) ? known.pushes : pushStages(known.pushes, outputs, now);
  const { moves, moveNews } = furtherMoves(known, alive, seen, now);
  const found: Known = { ...closing(alive, seen, now), ...names(seen), outputs, pushes, moves };
  const reminded = reminders(found, now);
  // The last files are told before the end.
  const told: News[] = found.final
    ? [...fileNews, ...edges]
    : [...edges, ...fileNews, ...moveNews, ...(isLeaving(found) ? [] : outputNews)];
  return { next: reminded.next, news: [...dated(told, files), ...reminded.news] };
}

/** Signs of a move to another server other than a falling status: a file mark, or another recorder that answers. */
function furtherMoves(known: Known, alive: Known, seen: Snapshot, now: Instant) {
  // Nearly every look finds no new file, and then the list is the same object.
  const marks = alive.files === known.files ? 0 : failoverMarks(alive.files);
  if (marks > 0 && marks > failoverMarks(known.files)) return serverMoved(alive, 'file', now, marks);
  const another = known.uid !== undefined && seen.uid !== undefined && seen.uid !== known.uid;
  // The uid of a registration may belong to somebody in the channel.
  if (another && known.seenAt !== undefined) return serverMoved(alive, 'uid', now);
  return { moves: alive.moves, moveNews: [] };
}

/** Notes when the page recorder first said that it is closing; removes that if it no longer says so. */
function closing(alive: Known, seen: Snapshot, now: Instant): Known {
  if (seen.closing && isLive(alive.phase)) return { ...alive, closingSince: alive.closingSince ?? now };
  if (alive.closingSince === undefined) return alive;
  const { closingSince: _, ...open } = alive;
  return open;
}

/** Whether it is being stopped, so that pushes that go down are no news. */
const isLeaving = ({ phase, final }: Known): boolean => final || phase === 'stopping';

/** Judges a code 501: a stop is under way, as with status 6. */
export const stopUnderWay = (known: Known, now: Instant): Judgement =>
  move(known, { phase: 'stopping' }, now);

function phaseOf(known: Known, seen: Snapshot): Phase {
  const phase = PHASE_OF.get(seen.status);
  if (phase === undefined) return lastAlive(known);
  if (seen.onhold && (phase === 'ready' || phase === 'recording')) return 'paused';
  // After the deadline, "did not start" stands until the recording is live.
  return phase === 'starting' && known.phase === 'not_started' ? 'not_started' : phase;
}

/** The phase for an undocumented number: the last one in which the recording was alive. */
function lastAlive(known: Known): Phase {
  if (!isOver(known.phase)) return known.phase;
  return known.reached === 'recording' ? 'recording' : 'ready';
}

/** Judges a start that takes too long: Agora answers, but has named no status of a live recording by the deadline. */
function overdue(moved: Judgement, now: Instant, policy: Policy): Judgement {
  const { next } = moved;
  if (isLive(next.phase) || isFinished(next.phase) || wasLive(next)) return moved;
  if (now >= next.recording.expiresAt) return expired(next, now);
  const waiting = next.phase === 'not_started' || now < startDeadline(next, policy);
  return waiting ? moved : notStarted(next, now, 'watched');
}

function names({ cname, uid }: Snapshot): Pick<Known, 'cname' | 'uid'> {
  return { ...(cname === undefined ? {} : { cname }), ...(uid === undefined ? {} : { uid }) };
}

/** Dates a start that no look saw by the oldest file. */
const dated = (news: readonly News[], files: readonly RecordedFile[]): News[] =>
  news.map((one) => (one.kind === 'started' ? { ...one, between: datedBy(files, one.between) } : one));

/** Bounds of a start before the registration: it may be long before that, but not before its oldest file. */
function datedBy(files: readonly RecordedFile[], between: Bounds): Bounds {
  if (!between.orEarlier) return between;
  const { after, before } = between;
  const starts = files.flatMap(({ startedAt = 0 }) => (startedAt > before - OLDEST_MS ? [startedAt] : []));
  return starts.length > 0 ? { after: Math.min(after, ...starts), before } : between;
}

import { type Known, wasLive } from '../known.ts';
import type { News } from '../news.ts';
import type { RecordedFile, Snapshot } from '../observation.ts';
import { reminders } from '../pacing/reminders.ts';
import { isFinished, isLive, isOver, type Phase, phaseOfStatus } from '../phase.ts';
import type { Policy } from '../policy.ts';
import { type Bounds, type Instant, OLDEST_MS } from '../recording.ts';
import { failoverMarks, newFiles, pushNews, pushStages } from './contents.ts';
import type { Judgement } from './judgement.ts';
import { notYetLive } from './missing.ts';
import { move } from './move.ts';
import { serverMoved } from './server-moves.ts';

/** Judges a 200: the recording was found. */
export function snapshot(known: Known, seen: Snapshot, now: Instant, policy: Policy): Judgement {
  const { files, fileNews } = newFiles(known.files, seen.files, now);
  const { outputs, outputNews } = pushNews(known.outputs, seen.outputs);
  const state = { phase: phaseOf(known, seen), status: seen.status, files, outputs, ...names(seen) };
  const moved = move(known, state, now);
  const { next: alive, news: edges } = overdue(moved, seen, now, policy);
  const pushes = isLeaving(alive) ? known.pushes : pushStages(known.pushes, outputs, now);
  const { moves, moveNews } = furtherMoves(known, alive, seen, now);
  // Nearly every look changes neither, and then nothing is copied.
  const isSame = pushes === alive.pushes && moves === alive.moves;
  const found = closing(isSame ? alive : { ...alive, pushes, moves }, seen, now);
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
  const phase = phaseOfStatus(seen.status);
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
function overdue(moved: Judgement, { status }: Snapshot, now: Instant, policy: Policy): Judgement {
  const { next } = moved;
  if (isLive(next.phase) || isFinished(next.phase) || wasLive(next)) return moved;
  // A number that no document explains may be that of a live recording.
  const isUnclear = phaseOfStatus(status) === undefined && now < next.recording.expiresAt;
  return isUnclear ? moved : notYetLive(moved, now, policy);
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

import type { Known, Stretch } from '../known.ts';
import { isOver } from '../phase.ts';
import type { Bounds, Instant } from '../recording.ts';
import { stopExplains } from './stop.ts';
import { saysOver } from './words.ts';

/** How ends of one app's recordings become known other than by looks. */
export interface Reporting {
  /** The app promises to report every end of a recording registered through `/v1`, also of an idle exit. */
  readonly promised: boolean;
  /** A backend has reported a stop of this app at least once. */
  readonly kept: boolean;
  /** Counts over the last fifty recordings of this app that are over. */
  readonly ends: { readonly of: number; readonly reported: number };
  /** Times in which a report could not have arrived because no process listened. */
  readonly deaf: readonly Stretch[];
  /** Last time that Agora's notification service said anything about this app. */
  readonly noticeAt?: Instant;
  /** It has told an end of this app at least once: which events it tells is chosen in Agora's console. */
  readonly endsHeard?: true;
}

/** No promise and no habit of reporting, so a missing report means nothing. */
export const NOTHING_PROMISED: Reporting = {
  promised: false,
  kept: false,
  ends: { of: 0, reported: 0 },
  deaf: [],
};

/** Number of ends from which a habit is concluded. */
const LEAST_ENDS = 20;

/** Share of reported ends from which reporting is a habit. */
const USUAL_SHARE = 0.9;

/** Largest distance between an end and a report that belongs to it, in milliseconds. */
const REPORT_WITHIN_MS = 120_000;

/** Whether its end is promised, by a backend or by Agora's notices about this very recording. An unkept promise is none. */
function isPromised(known: Known, { promised, kept, noticeAt, endsHeard }: Reporting): boolean {
  const { reportsStop, origin } = known.recording;
  const byBackend = reportsStop ?? (promised && origin === 'backend');
  const began = known.words.find(({ event }) => event === 40 || event === 70);
  const byAgora = began !== undefined && noticeAt !== undefined && noticeAt > began.at;
  return (byBackend && kept) || (byAgora && endsHeard === true);
}

/**
 * Why this end would have been reported if it were an ordinary one. `promised`: every end is; `usual`: nearly all ends
 * of this app were. `undefined`: no reason, or no process listened.
 * @param between bounds of the end
 */
export function wordDue(
  known: Known,
  between: Bounds,
  reporting: Reporting,
): 'promised' | 'usual' | undefined {
  const [from, to] = [between.after - REPORT_WITHIN_MS, between.before + REPORT_WITHIN_MS];
  if (reporting.deaf.some((deaf) => deaf.from <= to && deaf.to >= from)) return undefined;
  if (isPromised(known, reporting)) return 'promised';
  const { of, reported } = reporting.ends;
  return of >= LEAST_ENDS && reported >= USUAL_SHARE * of ? 'usual' : undefined;
}

/** How one end became known, for the statistics of its app. `reported`: a backend reported the stop in time. */
export type Lesson = 'reported' | 'explained' | 'unexplained';

/** @returns `undefined` where no recording ended between the two */
export function lesson(before: Known, next: Known): Lesson | undefined {
  if (isOver(before.phase) || !isOver(next.phase)) return undefined;
  const missingSince = next.gone?.since ?? next.since;
  if (stopExplains(next, missingSince)) return 'reported';
  const unexplained = next.how === 'unseen' || next.how === 'early' || next.how === 'unasked';
  return unexplained && !next.words.some(saysOver) ? 'unexplained' : 'explained';
}

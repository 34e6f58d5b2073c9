import type { Recordings, Watches } from '../../ports/knowing.ts';
import { verdictOf } from '../../recording/ending/verdict.ts';
import type { Known } from '../../recording/known.ts';
import { isFinished, isGoingOn, isLive } from '../../recording/phase.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import { gravityOfVerdict } from '../../recording/watching/gravity.ts';
import type { Place } from '../../recording/watching/place.ts';
import { subjectOf } from '../telling/subject.ts';

export const FILTERS = ['live', 'ended', 'failed', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** What a filter means. Of what is over, the gravity of its end decides: one without a file that it should have failed. */
export const KEEPS: Record<Filter, (known: Known) => boolean> = {
  live: ({ phase }) => isGoingOn(phase),
  ended: (known) => !isGoingOn(known.phase) && !hasFailed(known),
  failed: (known) => !isGoingOn(known.phase) && hasFailed(known),
  all: () => true,
};

function hasFailed(known: Known): boolean {
  const verdict = verdictOf(known);
  if (verdict) return gravityOfVerdict(verdict) === 'bad';
  return known.phase !== 'ended' && known.phase !== 'expired';
}

/** Enough for a phone; Slack shows no more in one message either. */
const MOST = 30;

/** How many of the newest are looked through for a filter: more than anybody waits for to be read. */
export const SEARCHED = 2_000;

export interface Listing {
  readonly filter: Filter;
  readonly recordings: readonly Known[];
  /** How many there are, where not all are listed. */
  readonly total: number;
  /** So many of the newest were looked through, where there are more; else absent. */
  readonly searched?: number;
}

/** Recordings that a workspace knows, live ones first, then the newest. */
export async function list(
  team: string,
  filter: Filter,
  { recordings }: { recordings: Recordings },
): Promise<Listing> {
  const sids = await recordings.ofTeam(team, SEARCHED);
  const kept = (await recordings.findAll(sids)).filter(KEEPS[filter]);
  return {
    filter,
    recordings: liveFirst(kept).slice(0, MOST),
    total: kept.length,
    ...(sids.length < SEARCHED ? {} : { searched: SEARCHED }),
  };
}

/** What one place watches, live ones first. */
export async function watchedHere(
  place: Place,
  { recordings, watches }: { recordings: Recordings; watches: Watches },
): Promise<{ readonly subjects: readonly Subject[]; readonly total: number }> {
  const known = liveFirst(await recordings.findAll(await watches.at(place)));
  const shown = known.slice(0, MOST);
  const subjects = await Promise.all(shown.map((one) => subjectOf(place, one, watches)));
  return { subjects, total: known.length };
}

/** What is going on before what begins or is over; within these the newest first. */
export const liveFirst = (known: readonly Known[]): Known[] =>
  known.toSorted((a, b) => rank(a) - rank(b) || b.since - a.since);

const rank = ({ phase }: Known): number => (isLive(phase) ? 0 : isFinished(phase) ? 2 : 1);

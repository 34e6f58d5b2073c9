import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Sights } from '../../ports/polling.ts';
import type { Clock } from '../../ports/process.ts';
import type { App } from '../../recording/app.ts';
import { verdictOf } from '../../recording/ending/verdict.ts';
import { cannotSee, unseenSince } from '../../recording/judging/blindness.ts';
import type { Known } from '../../recording/known.ts';
import { isFinished, isGoingOn, isLive } from '../../recording/phase.ts';
import { DAY_MS, type Instant } from '../../recording/recording.ts';
import { asOfNow } from '../../recording/summing/as-of-now.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import { gravityOfVerdict } from '../../recording/watching/gravity.ts';
import type { Place } from '../../recording/watching/place.ts';
import { subjectOf } from '../telling/subject.ts';
import { forgettable, type NeverFoundNeeds } from './never-found.ts';
import { type VisibleNeeds, visible } from './visible.ts';

export const FILTERS = ['live', 'ended', 'failed', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** Meaning of each filter. A recording that is over has failed if the gravity of its end is `bad`. */
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

/** Recordings on one page; a message has room for no more with a button each. */
export const PER_PAGE = 20;

/** Newest recordings that are searched for a filter: reading more would take longer than a person waits. */
export const SEARCHED = 2_000;

/** Recordings that are over and stand below live ones. */
const MOST_RECENT = 5;

/** One page of a list. */
export interface Page<One> {
  readonly rows: readonly One[];
  /** Number of rows before this page, and on all pages. */
  readonly from: number;
  readonly total: number;
  /** Rows of any page that cannot be seen now, and since when; absent if there are none. */
  readonly unseen?: { readonly count: number; readonly since: Instant };
}

export interface Listing extends Page<Known> {
  readonly filter: Filter;
  /** Recordings that ended within the last day, on the first page of the live ones: the newest of them, and how many. */
  readonly recent?: { readonly rows: readonly Known[]; readonly total: number };
  /** Number of newest recordings that were searched, if there are more. */
  readonly searched?: number;
  /** Number of recordings that were never found and that the reader may have forgotten. */
  readonly neverFound?: number;
}

export interface ListNeeds {
  readonly recordings: Recordings;
  readonly sights: Pick<Sights, 'get'>;
  /** Configured apps. */
  readonly apps: readonly App[];
  readonly now: Clock;
}

/**
 * Recordings that a workspace knows and the person may know of, live ones first, then the newest. @param from rows to
 * leave out
 */
export async function list(
  place: Place,
  user: string,
  filter: Filter,
  from: number,
  needs: ListNeeds & VisibleNeeds & NeverFoundNeeds,
): Promise<Listing> {
  const sids = await needs.recordings.ofTeam(place.team, SEARCHED);
  const shown = await visible(place, user, await needs.recordings.findAll(sids), needs);
  const all = liveFirst(await seenNow(shown, needs));
  const recent = filter === 'live' && from === 0 ? all.filter((one) => isRecent(one, needs.now())) : [];
  const { length: neverFound } = await forgettable(place, user, shown, needs);
  return {
    filter,
    ...pageOf(all.filter(KEEPS[filter]), from),
    ...(recent.length === 0 ? {} : { recent: { rows: recent.slice(0, MOST_RECENT), total: recent.length } }),
    ...(sids.length < SEARCHED ? {} : { searched: SEARCHED }),
    ...(neverFound === 0 ? {} : { neverFound }),
  };
}

/** Whether it ended within the last day. */
export const isRecent = ({ phase, since }: Known, now: Instant): boolean =>
  !isGoingOn(phase) && since > now - DAY_MS;

/** Recordings that one place watches, live ones first. @param from rows to leave out */
export async function watchedHere(
  place: Place,
  from: number,
  needs: ListNeeds & { readonly watches: Watches },
): Promise<Page<Subject>> {
  const { recordings, watches } = needs;
  const known = await seenNow(await recordings.findAll(await watches.at(place)), needs);
  const { rows, ...page } = pageOf(liveFirst(known), from);
  return { ...page, rows: await Promise.all(rows.map((one) => subjectOf(place, one, watches))) };
}

/** The recordings as shown now: those of an app that is dark or no longer configured cannot be seen. */
export async function seenNow(
  known: readonly Known[],
  { sights, apps }: Pick<ListNeeds, 'sights' | 'apps'>,
): Promise<Known[]> {
  const meant = new Set(known.map(({ recording }) => recording.app));
  const looked = apps.map(({ name }) => name).filter((name) => meant.has(name));
  const views = new Map(await Promise.all(looked.map(async (app) => [app, await sights.get(app)] as const)));
  return known.map((one) => asOfNow(one, views.get(one.recording.app)));
}

/** The page that begins at a row; the last page, if the list has become shorter. */
function pageOf(all: readonly Known[], asked: number): Page<Known> {
  const from = Math.min(asked, Math.max(0, Math.ceil(all.length / PER_PAGE) - 1) * PER_PAGE);
  const unseen = all.filter((one) => isGoingOn(one.phase) && cannotSee(one));
  const since = Math.min(...unseen.map((one) => unseenSince(one) ?? one.since));
  return {
    rows: all.slice(from, from + PER_PAGE),
    from,
    total: all.length,
    ...(unseen.length === 0 ? {} : { unseen: { count: unseen.length, since } }),
  };
}

/** Live recordings before those that begin or are over; within these the newest first. */
export const liveFirst = (known: readonly Known[]): Known[] =>
  known.toSorted((a, b) => rank(a) - rank(b) || b.since - a.since);

const rank = ({ phase }: Known): number => (isLive(phase) ? 0 : isFinished(phase) ? 2 : 1);

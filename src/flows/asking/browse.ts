import type { Entry, Recordings } from '../../ports/knowing.ts';
import { type Backend, isOpenTo } from '../../recording/backend.ts';
import type { Known } from '../../recording/known.ts';
import type { Phase } from '../../recording/phase.ts';

export interface BrowseNeeds {
  readonly recordings: Recordings;
  readonly workspace: () => Promise<string>;
}

export interface Criteria {
  readonly phase?: Phase | undefined;
  /** Name of a configured app. */
  readonly app?: string | undefined;
}

export interface Page {
  readonly recordings: readonly Known[];
  /** Beginning of the next page; absent if there is none. */
  readonly next?: Entry;
}

/** Most recordings on a page, and recordings read at once for it. */
const PAGE = 50;
const READ_AT_ONCE = 100;

/** Most recordings searched for one page, which bounds the cost of a rare phase. */
const SEARCHED_FOR_PAGE = 1_000;

/**
 * Recordings of the bot's workspace that the backend may read, newest first. A page may have a next one although it
 * is not full.
 */
export async function browse(
  { phase, app }: Criteria,
  after: Entry | undefined,
  by: Backend,
  { recordings, workspace }: BrowseNeeds,
): Promise<Page> {
  const team = await workspace();
  const kept: Known[] = [];
  let last = after;
  for (let searched = 0; searched < SEARCHED_FOR_PAGE; searched += READ_AT_ONCE) {
    const entries = await recordings.page(team, READ_AT_ONCE, last);
    const found = await recordings.findAll(entries.map(({ sid }) => sid));
    const bySid = new Map(found.map((known) => [known.recording.sid, known]));
    for (const entry of entries) {
      if (kept.length === PAGE && last) return { recordings: kept, next: last };
      last = entry;
      const known = bySid.get(entry.sid);
      const wanted =
        known &&
        isOpenTo(by, known.recording.app) &&
        (phase ?? known.phase) === known.phase &&
        (app ?? known.recording.app) === known.recording.app;
      if (wanted) kept.push(known);
    }
    if (entries.length < READ_AT_ONCE) return { recordings: kept };
  }
  return last ? { recordings: kept, next: last } : { recordings: kept };
}

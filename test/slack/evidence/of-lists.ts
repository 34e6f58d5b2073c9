import { FILTERS, type Listing, type Page } from '../../../src/flows/asking/list.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { shortSid, shown } from '../../../src/slack/text.ts';
import { byName, type Needed } from './needed.ts';

/** A list of the workspace, or of what one place watches. */
export interface ListDoing {
  readonly list?: Listing;
  readonly here?: Page<Subject>;
  /** Recordings that a text may mean. */
  readonly many?: { readonly text: string; readonly candidates: readonly Known[]; readonly total: number };
  readonly now: number;
}

type OfLists = Pick<
  Language['answer'],
  | 'watchedHere'
  | 'nothingWatched'
  | 'list'
  | 'listEmpty'
  | 'noneLive'
  | 'neverFound'
  | 'forgetting'
  | 'moreEnded'
  | 'unseen'
  | 'range'
  | 'row'
  | 'notListed'
>;

const pageOf = ({ list, here }: ListDoing): Page<unknown> | undefined => list ?? here;

const knownIn = ({ list, here, many }: ListDoing): readonly Known[] => [
  ...(many?.candidates ?? []),
  ...(list?.rows ?? []),
  ...(list?.recent?.rows ?? []),
  ...(here?.rows ?? []).map(({ known }) => known),
];

const filters =
  (filter: Listing['filter']) =>
  ({ list }: ListDoing): boolean =>
    list?.filter === filter;

export const OF_LISTS: {
  readonly answer: Needed<OfLists, ListDoing>;
  readonly filter: Needed<Language['filter'], ListDoing>;
} = {
  filter: byName(FILTERS, filters),
  answer: {
    watchedHere: ({ here }, total) => here?.total === total && total > 0,
    nothingWatched: ({ here }) => here?.total === 0,
    list: ({ list }, _, total) => list?.total === total,
    listEmpty: ({ list }, filter) =>
      list?.total === 0 && list.recent === undefined && (filter === undefined) === (list.filter === 'all'),
    noneLive: ({ list, now }, recent, agoMs) =>
      list?.filter === 'live' &&
      list.total === 0 &&
      list.recent?.total === recent &&
      list.recent.rows[0]?.since === now - agoMs,
    neverFound: ({ list }, count) => list?.neverFound === count,
    forgetting: ({ list }, count) => list?.neverFound === count,
    moreEnded: ({ list }, count) =>
      list?.recent !== undefined && count > 0 && list.recent.total - list.recent.rows.length === count,
    unseen: (from, count, total) => pageOf(from)?.unseen?.count === count && pageOf(from)?.total === total,
    range: (from, first, last, total) => {
      const page = pageOf(from);
      return page?.total === total && first === page.from + 1 && last === page.from + page.rows.length;
    },
    row: (from, { files, app, sid }) =>
      knownIn(from).some(
        (known) =>
          known.files.length === files &&
          shown(known.recording.app, 40) === app &&
          shortSid(known.recording.sid) === sid,
      ),
    notListed: ({ many }, count) => many !== undefined && many.total - many.candidates.length === count,
  },
};

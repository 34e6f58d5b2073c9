import { fnv1a } from '../fnv.ts';
import type { News, NewsKind } from '../news.ts';
import type { Saying } from './saying.ts';

/** Fields of news that depend on when it was learnt, so they differ when the same is learnt again. */
const LEARNT: ReadonlySet<string> = new Set([
  'after',
  'askingUntil',
  'at',
  'before',
  'between',
  'gap',
  'late',
  'missingSince',
  'pausedSince',
  'planned',
  'since',
  'status',
]);

/**
 * Marks by which news of a recording is recognised in another delivery after Redis has lost the first. News of files
 * has one mark for each file, because the same files may be grouped in another way.
 */
export const marksOf = (sid: string, news: News): readonly string[] =>
  news.kind === 'file'
    ? news.files.map(({ name }) => hashOf(`${sid} file ${name}`))
    : [hashOf(`${sid} ${JSON.stringify(news, withoutMoments)}`)];

/**
 * Leaves out moments and counts of files: they differ when the same is learnt again. Fields are in the order of their
 * names: the schema through which a delivery is read may have another order in another version.
 */
function withoutMoments(name: string, value: unknown): unknown {
  if (LEARNT.has(name) || (name === 'files' && typeof value === 'number')) return undefined;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** Recordings and kinds of news in a message, for the ledger. */
export function aboutOf(saying: Saying): {
  readonly sids: readonly string[];
  readonly kinds: readonly NewsKind[];
} {
  const told = newsIn(saying);
  return {
    sids: [...new Set(told.length > 0 ? told.map(({ sid }) => sid) : sidsOf(saying))],
    kinds: [...new Set(told.flatMap(({ news }) => news.map(({ kind }) => kind)))],
  };
}

/** All marks of the news in a message. */
export const marksIn = (saying: Saying): readonly string[] =>
  saying.kind === 'app'
    ? [hashOf(`${saying.app} ${JSON.stringify(saying.news, withoutMoments)}`)]
    : newsIn(saying).flatMap(({ sid, news }) => news.flatMap((one) => marksOf(sid, one)));

interface NewsOf {
  readonly sid: string;
  readonly news: readonly News[];
}

function newsIn(saying: Saying): readonly NewsOf[] {
  if (saying.kind === 'news') {
    const { sid } = saying.subject.known.recording;
    return saying.pieces.map(({ news }) => ({ sid, news }));
  }
  if (saying.kind !== 'digest') return [];
  return saying.told.map(({ known, news }) => ({ sid: known.recording.sid, news }));
}

function sidsOf(saying: Saying): readonly string[] {
  switch (saying.kind) {
    case 'card':
    case 'news':
    case 'share':
      return [saying.subject.known.recording.sid];
    case 'missed':
      return [saying.missed.known.recording.sid];
    case 'missed_here':
      return saying.missed.map(({ known }) => known.recording.sid);
    case 'app':
      return saying.sids;
    default:
      return [];
  }
}

/** 32 bits are enough: marks are only compared with those of the few messages of one thread. */
const hashOf = (text: string): string => fnv1a(text).toString(36);

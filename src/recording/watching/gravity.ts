import { type EndingKey, endingKey, type Verdict } from '../ending/ending.ts';
import { reasonOf } from '../ending/reasons.ts';
import { isGone, streamOf } from '../ending/streams.ts';
import type { Word } from '../ending/words.ts';
import { type News, type NewsKind, takenBack } from '../news.ts';

/**
 * How much a piece of news matters, by its kind and `how` together. `bad`: the recording may be lost; `trouble`: it is
 * in danger, cannot be seen, or did not end as it should; `over`: something ended; `ordinary`: the rest.
 */
export type Gravity = 'bad' | 'trouble' | 'over' | 'ordinary';

const OF_ENDING: Record<EndingKey, Gravity> = {
  'ended.exited': 'over',
  'ended.asked': 'over',
  'ended.idle': 'over',
  'ended.early': 'over',
  'ended.unseen': 'over',
  'ended.limit': 'trouble',
  'ended.unasked': 'trouble',
  'failed.abnormal': 'bad',
  'failed.reported': 'bad',
  'lost.in_move': 'bad',
  'lost.unasked': 'bad',
  'not_started.watched': 'bad',
  'not_started.unseen': 'trouble',
};

const OF_KIND: Record<Exclude<NewsKind, Verdict['phase']>, Gravity> = {
  refused: 'bad',
  expired: 'trouble',
  rtmp_down: 'trouble',
  stuck_ready: 'trouble',
  failover: 'trouble',
  expiring: 'trouble',
  blind: 'trouble',
  left_running: 'trouble',
  paused_long: 'trouble',
  limit_ahead: 'trouble',
  reason: 'trouble',
  uploaded: 'over',
  recovered: 'over',
  sighted: 'over',
  rtmp_up: 'over',
  stopping: 'ordinary',
  started: 'ordinary',
  phase: 'ordinary',
  paused: 'ordinary',
  resumed: 'ordinary',
  file: 'ordinary',
};

const RANK: Record<Gravity, number> = { bad: 0, trouble: 1, over: 2, ordinary: 3 };

const graver = (one: Gravity, other: Gravity | undefined): Gravity =>
  other !== undefined && RANK[other] < RANK[one] ? other : one;

export const gravityOfVerdict = (verdict: Verdict): Gravity =>
  graver(OF_ENDING[endingKey(verdict)], verdict.without);

/** Whether news of this kind is about no problem and no end. */
export const isOrdinaryKind = (kind: NewsKind): boolean =>
  (OF_KIND as Partial<Record<NewsKind, Gravity>>)[kind] === 'ordinary';

export type EndNews = Extract<News, { kind: Verdict['phase'] }>;

/** The verdict in news of an end. */
export const toldAs = (news: EndNews): Verdict =>
  // Kinds of such news and phases of endings have the same names and the same `how`.
  ({ phase: news.kind, how: news.how, ...('without' in news ? { without: news.without } : {}) }) as Verdict;

export function gravityOf(news: News): Gravity {
  switch (news.kind) {
    case 'ended':
    case 'failed':
    case 'lost':
    case 'not_started':
      return gravityOfVerdict(toldAs(news));
    case 'uploaded':
      return news.where === 'backup' ? 'trouble' : OF_KIND.uploaded;
    case 'reason':
      return isOrdinary(news.word) ? 'over' : OF_KIND.reason;
    default:
      return OF_KIND[news.kind];
  }
}

/** Whether the word is about an ordinary end, or about sound or picture that is back. */
function isOrdinary(word: Word): boolean {
  const reason = reasonOf(word);
  return reason === 'asked' || reason === 'idle' || (streamOf(word) !== undefined && !isGone(word));
}

/** Kind and gravity of a piece of news, where the news itself is not known. */
export interface Graded {
  readonly kind: NewsKind;
  readonly gravity: Gravity;
}

export const graded = (news: News): Graded => ({ kind: news.kind, gravity: gravityOf(news) });

/** @param kind one without `how` */
export const gradedKind = (kind: keyof typeof OF_KIND): Graded => ({ kind, gravity: OF_KIND[kind] });

export const gradedVerdict = (verdict: Verdict): Graded => ({
  kind: verdict.phase,
  gravity: gravityOfVerdict(verdict),
});

/** Sort key, worst first: from 0 if any of these is bad to 3 if all are ordinary. */
export const rankOf = (gravities: readonly Gravity[]): number =>
  Math.min(RANK.ordinary, ...gravities.map((gravity) => RANK[gravity]));

export const isBad = (news: News): boolean => gravityOf(news) === 'bad';

/** Whether the news takes back bad news, so that it is told to everybody who was told that. */
export function takesBackBad(news: News): boolean {
  const was = takenBack(news);
  return was !== undefined && gravityOfVerdict(was) === 'bad';
}

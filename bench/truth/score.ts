import type { News } from '../../src/recording/news.ts';
import type { Instant } from '../../src/recording/recording.ts';
import { livesAt } from './life.ts';
import type { Entry, Watched } from './watch.ts';

/** The bot's statements about one life, compared with the truth. */
export interface Score {
  /** Said to be over (ended, failed, lost, expired) while it lived, was being moved, or had never begun. */
  readonly falseEnds: number;
  readonly falseNotStarted: number;
  /** Asking had ended although it lived. */
  readonly wronglyFinal: boolean;
  /** Seen alive, ended, and never said to be over; or never live and nothing said. */
  readonly missed: boolean;
  /** It lived only while no look was answered, so nobody could have known. */
  readonly neverInSight: boolean;
  /** From the end to the news of it. */
  readonly delay?: Delay;
}

export interface Delay {
  /** By the clock on the wall. */
  readonly wallMs: number;
  /** Without the time in which Agora could not be seen. */
  readonly inSightMs: number;
  /** An outage fell between the end and the verdict. */
  readonly interrupted: boolean;
}

const saysOver = ({ kind }: News): boolean =>
  kind === 'ended' || kind === 'failed' || kind === 'lost' || kind === 'expired';

/** Answers that say something about the recording itself. */
export const isSight = ({ seen }: Pick<Entry, 'seen'>): boolean =>
  seen.kind === 'snapshot' || seen.kind === 'not_found' || seen.kind === 'exiting';

export function score({ life, log }: Watched, patienceMs: number): Score {
  const { endsAt } = life;
  const overAt = (at: Instant): boolean => endsAt !== undefined && at >= endsAt;
  const expiredAt = (entry: Entry): boolean => entry.news.some(({ kind }) => kind === 'expired');
  const overs = log.filter(({ news }) => news.some(saysOver));
  const falseEnds = overs.filter(
    (entry) => !overAt(entry.evaluatedAt) && !(expiredAt(entry) && life.liveAt === undefined),
  ).length;
  const notStarted = log.filter(({ news }) => news.some(({ kind }) => kind === 'not_started'));
  const seenLive = log.some(
    (entry) => isSight(entry) && livesAt(life, entry.evaluatedAt) && isPresent(entry),
  );
  const verdict = log.findIndex(
    ({ news, evaluatedAt }) => overAt(evaluatedAt) && news.some((one) => saysOver(one)),
  );
  const told = verdict >= 0;
  const neverLive = life.liveAt === undefined;
  return {
    falseEnds,
    falseNotStarted: notStarted.filter(({ evaluatedAt }) => livesAt(life, evaluatedAt)).length,
    wronglyFinal: log.some((entry) => entry.final && livesAt(life, entry.evaluatedAt)),
    missed: neverLive ? !told && notStarted.length === 0 : seenLive && !told,
    neverInSight: !neverLive && !seenLive,
    ...(told && endsAt !== undefined && seenLive ? { delay: delayOf(log, verdict, endsAt, patienceMs) } : {}),
  };
}

const isPresent = ({ seen }: Entry): boolean =>
  seen.kind === 'exiting' || (seen.kind === 'snapshot' && seen.status >= 4);

/**
 * Delay of a verdict, without the time in which Agora could not be seen.
 *
 * Left out: the time up to the last failed look before the deciding run of not-founds; the time after patience if the
 * deciding look failed; and the flights of the first and the deciding answer, and of one under way at the end.
 */
function delayOf(log: readonly Entry[], verdict: number, endsAt: Instant, patienceMs: number): Delay {
  const decided = log[verdict];
  if (!decided) throw new Error('A verdict without a look.');
  const wallMs = decided.answeredAt - endsAt;
  const first = log.find(({ answeredAt }) => answeredAt === decided.suspectSince) ?? decided;
  const blindBefore = log.findLast((entry) => entry.answeredAt < first.answeredAt && !isSight(entry));
  const since = Math.max(endsAt, blindBefore?.answeredAt ?? endsAt);
  const flights = [log.find(({ sentAt, answeredAt }) => sentAt < since && since < answeredAt), first]
    .filter((entry) => entry !== undefined)
    .reduce((sum, { sentAt, answeredAt }) => sum + answeredAt - Math.max(sentAt, since), 0);
  const toFirst = Math.max(0, first.answeredAt - since - flights);
  const lastButOne = log[verdict - 1];
  const decidedLate = lastButOne !== undefined && lastButOne !== first && !isSight(lastButOne);
  const confirming = first === decided ? 0 : decided.sentAt - first.answeredAt;
  const inSightMs = toFirst + (decidedLate ? Math.min(confirming, patienceMs) : confirming);
  const interrupted = log.some(
    (entry) => !isSight(entry) && entry.answeredAt > endsAt && entry.answeredAt < decided.answeredAt,
  );
  return { wallMs, inSightMs, interrupted };
}

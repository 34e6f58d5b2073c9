import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Batch, Outbox } from '../../ports/telling.ts';
import { filled } from '../../recording/filled.ts';
import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { announced } from '../../recording/summing/missed.ts';
import type { Delivery, Silence } from '../../recording/telling/delivery.ts';
import { type Piece, split } from '../../recording/telling/piece.ts';
import { sorted, type Waiting } from '../../recording/telling/sorting.ts';
import { isWanted } from '../../recording/watching/broadcast.ts';
import { isWorthACard } from '../../recording/watching/cards.ts';
import { standing } from '../../recording/watching/mute.ts';
import { isAwaited, type Watch } from '../../recording/watching/watch.ts';
import { lines } from './lines.ts';
import { missedBy, type SightNeeds } from './missed-by.ts';
import { suppressed } from './suppressed.ts';

export interface SortNeeds extends SightNeeds {
  readonly outbox: Pick<Outbox, 'sort'>;
  readonly recordings: Pick<Recordings, 'find'>;
  readonly watches: Pick<Watches, 'find'>;
  readonly log: Log;
  readonly now: Clock;
}

type Unsorted = Delivery<'recording' | 'thread' | 'story'>;

const isUnsorted = (delivery: Delivery): delivery is Unsorted =>
  delivery.kind === 'thread' ||
  delivery.kind === 'story' ||
  (delivery.kind === 'recording' && delivery.news.length > 0);

/** A message that may have arrived in an earlier attempt is told as it was then, before anything is sorted. */
export const isSorted = ({ from, doubtful, deliveries }: Batch): boolean =>
  from !== 'lane' || doubtful || !deliveries.some(isUnsorted);

/** Puts all news of a lane where it is told: alone in the channel, in a table, or only in the thread of its card. */
export async function sort(batch: Batch, needs: SortNeeds): Promise<Batch | undefined> {
  const { place, deliveries, noise } = batch;
  const { channel, team } = place;
  const unsorted = deliveries.filter(isUnsorted);
  const bySid = new Map<string, Delivery<'recording' | 'thread'>[]>();
  for (const delivery of unsorted) {
    if (delivery.kind === 'story') continue;
    bySid.set(delivery.sid, [...(bySid.get(delivery.sid) ?? []), delivery]);
  }
  const waiting: Waiting[] = [];
  const cards: string[] = [];
  const untold: Record<string, unknown>[] = [];
  for (const [sid, theirs] of bySid) {
    const [known, watch] = await Promise.all([needs.recordings.find(sid), needs.watches.find(place, sid)]);
    const isHere = known !== undefined && watch !== undefined && !watch.paused;
    const pieces = theirs.flatMap(piecesOf);
    const one = isHere ? waitingOf(known, watch, pieces) : undefined;
    const app = known?.recording.app;
    untold.push(
      ...suppressed(known, watch, pieces, one).map((news) => ({ ...news, sid, app, channel, team })),
    );
    if (one) waiting.push(one);
    else if (isHere) cards.push(sid);
  }
  const { threads, rows } = sorted(waiting, noise, needs.now());
  const stories = await Promise.all(
    unsorted.flatMap((delivery) => (delivery.kind === 'story' ? [storiesOf(batch, delivery, needs)] : [])),
  );
  const next = await needs.outbox.sort(batch, {
    taken: unsorted.map(({ id }) => id),
    threads: [...threads, ...stories.flat()],
    rows,
    cards,
  });
  for (const facts of untold) needs.log.info(facts, 'suppressed');
  return next;
}

/** News that this watch wants to hear; `undefined`: none. */
function waitingOf(known: Known, watch: Watch, all: readonly Omit<Piece, 'told'>[]): Waiting | undefined {
  const { sid, mode } = known.recording;
  const pieces = all.flatMap(({ news: learnt, ...piece }) => {
    const news = lines(learnt, piece.at, watch, mode);
    return news.length > 0 || piece.since !== undefined ? [{ ...piece, news }] : [];
  });
  const [first] = pieces;
  if (!first) return undefined;
  if (isAwaited(watch, known)) return { sid, watch, pieces, cardless: true };
  if (watch.cards !== 'bad' || watch.card !== undefined) return { sid, watch, pieces };
  // The card comes with the first trouble, and its thread begins with what led to it.
  if (!pieces.some(({ news }) => news.some(isWorthACard))) return undefined;
  return { sid, watch, pieces, before: lifeUntil(known, first.at, watch) };
}

const piecesOf = (delivery: Delivery<'recording' | 'thread'>): readonly Omit<Piece, 'told'>[] => {
  const again = filled({ again: delivery.again });
  if (delivery.kind === 'thread') return delivery.pieces.map((piece) => ({ ...piece, ...again }));
  const { id, at, news } = delivery;
  return [{ id, at, news, ...again }];
};

/** News that the thread of each recording missed in a silence. */
async function storiesOf({ place }: Batch, { id, at, of, filesOnly }: Delivery<'story'>, needs: SortNeeds) {
  const stories = await Promise.all(
    of.map(async (silence) => {
      const { sid } = silence;
      const [known, watch] = await Promise.all([needs.recordings.find(sid), needs.watches.find(place, sid)]);
      // A mute that still stands tells it when it ends.
      if (!known || !watch || watch.paused || standing(watch.muted)) return [];
      const pieces = await storyOf(known, watch, silence, { id: `${id}.${sid}`, at, filesOnly }, needs);
      return pieces.length > 0 ? [{ sid, pieces, before: [], due: 'quiet' as const }] : [];
    }),
  );
  return stories.flat();
}

async function storyOf(
  known: Known,
  watch: Watch,
  { since, before }: Silence,
  { id, at, filesOnly }: { readonly id: string; readonly at: number; readonly filesOnly: boolean },
  needs: SortNeeds,
): Promise<readonly Piece[]> {
  const until = before ?? at;
  const files = filesIn(known, since, until, watch, `${id}.files`);
  if (filesOnly || !(await missedBy(watch, known, since, undefined, needs))) return files;
  return [{ id, at: until - 1, since, news: [], told: 'thread' }, ...files];
}

/**
 * The files announced within a time in which nothing was told, as the lines that they would have been.
 * @param since counts as well; `until` does not
 */
function filesIn(
  { files }: Pick<Known, 'files'>,
  since: Instant,
  until: Instant,
  { only }: Pick<Watch, 'only'>,
  id: string,
): readonly Piece[] {
  const missed = files.filter((file) => announced(file) >= since && announced(file) < until);
  const news = { kind: 'file', files: missed } as const;
  if (missed.length === 0 || !isWanted(news, only)) return [];
  // News that is told by itself from then on comes after it.
  return split({ id, at: until - 1, news: [news], told: 'thread' });
}

/** Life of a recording up to its first trouble, for a thread that begins with that. */
function lifeUntil(known: Known, at: Instant, watch: Watch): readonly Piece[] {
  const { sid } = known.recording;
  const id = `${sid}.${at}.life`;
  return [
    { id, at: at - 1, since: 0, news: [], told: 'thread' },
    ...filesIn(known, 0, at, watch, `${id}.files`),
  ];
}

import { isEnd } from '../news.ts';
import type { Instant } from '../recording.ts';
import { isForChannel } from '../watching/broadcast.ts';
import { gravityOf, rankOf } from '../watching/gravity.ts';
import type { Watch } from '../watching/watch.ts';
import type { Row } from './delivery.ts';
import { type Piece, split, waitsUntil } from './piece.ts';

/** Limit of recordings whose loud news is told alone within ten seconds; that of others goes into a table. */
const MOST_ALONE = 2;

/** News of one recording that waits to be told, in the order in which it was learnt. */
export interface Waiting {
  readonly sid: string;
  readonly watch: Pick<Watch, 'broadcast'>;
  readonly pieces: readonly Omit<Piece, 'told'>[];
  /** Pieces that go before these if the thread is empty. */
  readonly before?: readonly Piece[];
  /** It has no card, and so no thread: its loud news goes into a table. */
  readonly cardless?: boolean;
}

/** Loud news that a place was told lately. */
export interface Noise {
  /** Recordings whose loud news was told alone within the last ten seconds. */
  readonly lately: readonly string[];
  /** A table is open, which takes all further loud news. */
  readonly table: boolean;
}

/** Pieces to add to the thread of one recording. */
export interface Threaded {
  readonly sid: string;
  readonly pieces: readonly Piece[];
  readonly before: readonly Piece[];
  /**
   * `loud`: the channel sees it, so it is told first. `now`: as soon as nothing loud waits. `quiet`: the same, but not
   * before a moment given earlier. A moment: not before it.
   */
  readonly due: 'loud' | 'now' | 'quiet' | Instant;
}

export interface Sorted {
  readonly threads: readonly Threaded[];
  readonly rows: readonly Row[];
}

/**
 * Decides where news is told. Of the loud news within ten seconds, that of `MOST_ALONE` recordings is told alone in the
 * channel, the gravest first; all other loud news goes into one table, and its lines into the threads.
 */
export function sorted(waiting: readonly Waiting[], noise: Noise, now: Instant): Sorted {
  const alone = toldAlone(
    waiting.filter((one) => isLoud(one) && !one.cardless),
    noise,
  );
  const rows: Row[] = [];
  const threads = waiting.flatMap((one): readonly Threaded[] => {
    const { sid, pieces, before = [], watch } = one;
    const loud = pieces.filter(({ news }) => news.some((each) => isForChannel(each, watch.broadcast)));
    const where = alone.has(sid) ? 'channel' : 'table';
    if (loud.length > 0 && where === 'table') rows.push(rowOf(sid, loud, watch));
    if (one.cardless) return [];
    const placed = pieces.flatMap((piece) =>
      split({ ...piece, told: loud.includes(piece) ? where : 'thread' }),
    );
    return [{ sid, pieces: placed, before, due: dueOf(placed, now) }];
  });
  return { threads, rows };
}

const isLoud = ({ pieces, watch }: Waiting): boolean =>
  pieces.some(({ news }) => news.some((one) => isForChannel(one, watch.broadcast)));

function toldAlone(loud: readonly Waiting[], { lately, table }: Noise): ReadonlySet<string> {
  if (table) return new Set();
  const told = new Set(lately);
  for (const { sid } of loud.toSorted((one, other) => rank(one) - rank(other))) {
    if (told.size < MOST_ALONE) told.add(sid);
  }
  // Further news of a recording that was told alone is told alone too.
  return new Set(loud.flatMap(({ sid }) => (told.has(sid) ? [sid] : [])));
}

const rank = ({ pieces }: Waiting): number => rankOf(pieces.flatMap(({ news }) => news.map(gravityOf)));

const rowOf = (sid: string, loud: Waiting['pieces'], { broadcast }: Waiting['watch']): Row => ({
  sid,
  at: loud[0]?.at ?? 0,
  news: loud.flatMap(({ news }) => news.filter((one) => isForChannel(one, broadcast))),
  of: loud.map(({ id }) => id),
});

function dueOf(pieces: readonly Piece[], now: Instant): Threaded['due'] {
  const loud = pieces.filter(({ told }) => told === 'channel');
  const until = waitsUntil(pieces);
  // Nothing else that the channel is to hear waits with *stopping*.
  const waits = loud.every(({ news }) => news.every(({ kind }) => kind === 'stopping'));
  if (until !== undefined && until > now && waits) return until;
  if (loud.length > 0) return 'loud';
  return pieces.some(({ news }) => news.some(({ kind }) => isEnd(kind))) ? 'now' : 'quiet';
}

import { isEnd, type News } from '../news.ts';
import type { Instant } from '../recording.ts';

/**
 * Places in which a piece of news is told. Each stands in the thread of its card: `channel` also goes to the channel
 * with that message, `table` stands in a table there, `thread` is told nowhere else. An edit of a table pings nobody,
 * so whoever must be called for `table` is mentioned in the thread.
 */
export type Told = 'channel' | 'table' | 'thread';

/** A part of a recording's story, on its way into the thread of its card. */
export interface Piece {
  /** Id of the message that begins with this piece. */
  readonly id: string;
  /** Time at which it was learnt. */
  readonly at: Instant;
  readonly news: readonly News[];
  readonly told: Told;
  /** Instead of news: what is known to have happened from this moment until `at`, none of which was told. */
  readonly since?: Instant;
}

/** Time in milliseconds for which *stopping* waits for the end, which says more. */
const STOP_WAITS_MS = 60_000;

/** Most characters of file names in one message; Slack takes 12,000 of JSON, in which they may be escaped. */
const MOST_NAMES = 3_000;

/** Most pieces in one message: sixteen lines are a screen of a phone. */
const MOST_PIECES = 16;

/** The pieces of one message as they are told: in the order of time, and without *stopping* if the end follows it. */
export function told(pieces: readonly Piece[]): readonly Piece[] {
  const inOrder = pieces.toSorted((one, other) => one.at - other.at);
  return inOrder.flatMap((piece, index) => {
    if (!piece.news.some(({ kind }) => kind === 'stopping')) return [piece];
    const ended = inOrder
      .slice(index)
      .some(({ at, news }) => at <= piece.at + STOP_WAITS_MS && news.some(({ kind }) => isEnd(kind)));
    const news = ended ? piece.news.filter(({ kind }) => kind !== 'stopping') : piece.news;
    return news.length > 0 || piece.since !== undefined ? [{ ...piece, news }] : [];
  });
}

/** Moment until which a story waits because it may end with *stopping*; `undefined`: it does not. */
export function waitsUntil(pieces: readonly Piece[]): Instant | undefined {
  const news = pieces.flatMap(({ at, news }) => news.map(({ kind }) => ({ at, kind })));
  const stopping = news.findLast(({ kind }) => kind === 'stopping');
  return stopping && !news.some(({ kind }) => isEnd(kind)) ? stopping.at + STOP_WAITS_MS : undefined;
}

/** The first pieces, as many as one message takes. */
export function inOneMessage(pieces: readonly Piece[]): readonly Piece[] {
  let names = 0;
  const past = pieces.findIndex((piece, index) => {
    names += namesIn(piece.news);
    return index > 0 && (names > MOST_NAMES || index >= MOST_PIECES);
  });
  return past < 0 ? pieces : pieces.slice(0, past);
}

/** Characters of file names. */
const namesIn = (news: readonly News[]): number =>
  news.reduce(
    (sum, one) => sum + (one.kind === 'file' ? one.files.reduce((all, { name }) => all + name.length, 0) : 0),
    0,
  );

/** The same piece in several with at most so many characters of file names each, as many as fit into one message. */
export function split(piece: Piece, most = MOST_NAMES): readonly Piece[] {
  if (namesIn(piece.news) <= most) return [piece];
  const parts: News[][] = [];
  for (const one of piece.news.flatMap(byFile)) {
    const last = parts.at(-1);
    if (last !== undefined && namesIn([...last, one]) <= most) last.push(one);
    else parts.push([one]);
  }
  return parts.map((news, index) => ({
    ...piece,
    id: index === 0 ? piece.id : `${piece.id}.${index + 1}`,
    news: joined(news),
  }));
}

const byFile = (one: News): readonly News[] =>
  one.kind === 'file' ? one.files.map((file) => ({ kind: 'file', files: [file] })) : [one];

/** One line for files that come one after the other. */
function joined(news: readonly News[]): readonly News[] {
  const all: News[] = [];
  for (const one of news) {
    const last = all.at(-1);
    if (one.kind === 'file' && last?.kind === 'file') {
      all[all.length - 1] = { kind: 'file', files: [...last.files, ...one.files] };
    } else all.push(one);
  }
  return all;
}

import { isEnd, type News } from '../news.ts';
import type { Instant } from '../recording.ts';

/**
 * Place in which a piece is told besides the thread of its card. `channel`: the channel, by the same message; `table`:
 * a table there, whose edits notify nobody, so people are mentioned in the thread; `thread`: none.
 */
export type Told = 'channel' | 'table' | 'thread';

/** A part of a recording's story that waits to be told in the thread of its card. */
export interface Piece {
  /** Id of the message that begins with this piece. */
  readonly id: string;
  /** Time at which it was learnt. */
  readonly at: Instant;
  readonly news: readonly News[];
  readonly told: Told;
  /** Set instead of news: everything that happened from this moment until `at` is told. */
  readonly since?: Instant;
  /** Its message was kept because it could not be told, and queued once more. */
  readonly again?: true;
}

/** Time for which *stopping* waits for the end, which replaces it, in milliseconds. */
const STOP_WAITS_MS = 60_000;

/** Limit of file names in one message, in characters. Slack takes 12,000 of JSON, in which they may be escaped. */
const MOST_NAMES = 3_000;

/** Limit of pieces in one message: sixteen lines fill the screen of a phone. */
const MOST_PIECES = 16;

/** The pieces of one message in the order of time, without *stopping* if the end follows soon. */
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

/** Moment until which a story waits because its end may replace *stopping*; `undefined`: it does not wait. */
export function waitsUntil(pieces: readonly Piece[]): Instant | undefined {
  const news = pieces.flatMap(({ at, news }) => news.map(({ kind }) => ({ at, kind })));
  const stopping = news.findLast(({ kind }) => kind === 'stopping');
  return stopping && !news.some(({ kind }) => isEnd(kind)) ? stopping.at + STOP_WAITS_MS : undefined;
}

/**
 * Moment from which a message with these pieces could have been told: *stopping*, and what is quiet after it, waits on
 * purpose. `undefined` if nothing of it was queued for the first time.
 */
export function tellableFrom(pieces: readonly Piece[]): Instant | undefined {
  const shown = told(pieces.filter(({ again }) => !again));
  const stops = shown.filter(({ news }) => news.some(({ kind }) => kind === 'stopping'));
  const moments = shown.map((piece) => {
    const stop = stops.findLast(({ at }) => at <= piece.at && piece.at <= at + STOP_WAITS_MS);
    const isUrgent = piece.told === 'channel' && piece.news.some(({ kind }) => kind !== 'stopping');
    return stop && !isUrgent ? stop.at + STOP_WAITS_MS : piece.at;
  });
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** The first pieces, as many as fit into one message. */
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

/** Splits a piece into several, each with at most `most` characters of file names. */
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

/** Makes one piece of news from files that follow each other. */
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

import type { Instant } from '../recording.ts';
import type { Word } from './words.ts';

/** Content that a stream brings to a recording. */
export type Stream = 'sound' | 'picture';

/** A time in which no stream at all brings sound, or a picture. */
export interface Silence {
  readonly what: Stream;
  readonly since: Instant;
}

const EVENT = { sound: 43, picture: 44 } as const;

/** Content of the stream that a word is about; `undefined` for a word about something else. */
export const streamOf = ({ event }: Word): Stream | undefined =>
  event === EVENT.sound ? 'sound' : event === EVENT.picture ? 'picture' : undefined;

/** Whether a word about a stream says that it has stopped. */
export const isGone = ({ code }: Word): boolean => code === 1;

/** A silence, if all streams have stopped by the last word about each (words-kept.ts keeps only that one). */
function silence(words: readonly Word[], what: Stream): readonly Silence[] {
  const streams = words.filter(({ event }) => event === EVENT[what]);
  if (streams.length === 0 || !streams.every(isGone)) return [];
  return [{ what, since: Math.max(...streams.map(({ at }) => at)) }];
}

export const silences = (words: readonly Word[]): readonly Silence[] => [
  ...silence(words, 'sound'),
  ...silence(words, 'picture'),
];

/** A word that says that this silence has begun. */
export const wordOfSilence = ({ what, since }: Silence): Word => ({ event: EVENT[what], at: since, code: 1 });

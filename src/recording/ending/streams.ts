import type { Instant } from '../recording.ts';
import type { Word } from './words.ts';

/** Parts of a recording that may stop coming by themselves. */
export type Stream = 'sound' | 'picture';

/** Since when no stream at all brings sound, or a picture. */
export interface Silence {
  readonly what: Stream;
  readonly since: Instant;
}

const EVENT = { sound: 43, picture: 44 } as const;

/** `undefined` for a word that is not about streams. */
export const streamOf = ({ event }: Word): Stream | undefined =>
  event === EVENT.sound ? 'sound' : event === EVENT.picture ? 'picture' : undefined;

/** Whether a word about a stream says that the stream no longer comes. */
export const isGone = ({ code }: Word): boolean => code === 1;

/** The latest word of each stream is kept; only where none of them comes is there a silence. */
function silence(words: readonly Word[], what: Stream): readonly Silence[] {
  const streams = words.filter(({ event }) => event === EVENT[what]);
  if (streams.length === 0 || !streams.every(isGone)) return [];
  return [{ what, since: Math.max(...streams.map(({ at }) => at)) }];
}

export const silences = (words: readonly Word[]): readonly Silence[] => [
  ...silence(words, 'sound'),
  ...silence(words, 'picture'),
];

/** The word that says of a silence that it has begun. */
export const wordOfSilence = ({ what, since }: Silence): Word => ({ event: EVENT[what], at: since, code: 1 });

import type { EndingPhase } from '../../recording/ending/ending.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Shown } from '../text.ts';

/** So many recordings of which the same is the most important thing to say. */
export interface Tally {
  readonly what: string;
  readonly count: number;
}

/**
 * Many recordings in one message. What stands in a row is plain words without any markup, because the cell of a table
 * takes none.
 */
export interface DigestSentences {
  /** Of a burst of news. */
  burst(recordings: number, tallies: readonly Tally[]): string;
  readonly column: Readonly<Record<'recording' | 'what' | 'when', string>>;
  /** What happened, in the words of a row; `over` has those of ends. */
  readonly happened: Readonly<Record<Exclude<NewsKind, EndingPhase | 'expired' | 'refused'>, string>>;
  newFiles(count: number): string;
  /** Several things that happened to one recording. */
  joined(words: readonly string[]): string;
  /** Those for which the table has no row, by name as far as there is room. */
  alsoFor(names: readonly Shown[], more: number): string;
  /** The cards say more than a row. */
  readonly seeCards: string;
  readonly missed: {
    /** The channel can be told again. @param total of the recordings watched there */
    afterPause(since: Shown, changed: number, total: number): string;
    /** A mute has ended. @param name where the sentence stands outside the thread of its card */
    afterMute(since: Shown, name: Shown | undefined): string;
    /** Another state than before. */
    nowAndBefore(now: string, before: string): string;
    /** The same state as before, with something in between. */
    thereAndBack(now: string, changes: number): string;
    notFoundFor(gaps: number): string;
  };
}

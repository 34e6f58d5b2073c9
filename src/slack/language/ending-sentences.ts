import type { PictureWords } from '../../ports/slack.ts';
import type { ServerMove } from '../../recording/known.ts';
import type { Output } from '../../recording/observation.ts';
import type { Shown } from '../text.ts';
import type { FailureReason } from './over-sentences.ts';
import type { Said } from './said.ts';

/** The summary that a card becomes, the picture below it, and the history behind it. */
export interface EndingSentences {
  gaps(count: number, ms: number): string;
  /** Times in which no look brought an answer. */
  blanks(count: number, ms: number): string;
  failovers(count: number): string;
  /** @param share of the time in which it tried, from 0 to 1 */
  uptime(url: Shown, share: number, ms: number, drops: number): string;
  moreUptimes(count: number): string;
  /** The figures of a very long life leave out its middle. */
  readonly atLeast: string;
  readonly picture: Omit<PictureWords, 'phase'> & {
    /** For who cannot see it. @param facts in the same words as on the card, without formatting */
    alt(name: string, from: string, to: string, facts: readonly string[]): string;
  };
  readonly history: HistorySentences;
  readonly export: ExportSentences;
}

/** What a notice of Agora says, where that is known. */
export type WordSays = FailureReason | 'uploaded' | 'began' | 'idle' | 'asked' | 'limit' | 'moved' | 'over';

/** A line for each thing that happened, after its time. */
interface HistorySentences {
  heading(name: Shown, total: number): string;
  stage(phase: string, face: string, ms: number | undefined): string;
  gap(ms: number): string;
  blank(ms: number): string;
  file(name: Shown): string;
  push(url: Shown, status: Output['status'], word: string): string;
  failover(sign: ServerMove['sign']): string;
  readonly stopAsked: string;
  vouched(by: Shown): string;
  /** Agora's own word. */
  word(event: number, says: WordSays | undefined): string;
  page(first: number, last: number, total: number): string;
  leftOut(count: number): string;
  /** That times are those of looks, not of what they saw. */
  readonly seenBy: string;
}

interface ExportSentences {
  /** Placeholder of the menu. */
  readonly menu: string;
  /** In the presser's direct messages, with the file. */
  comment(name: Shown, state: string): string;
  sent(name: Shown, format: string): string;
  readonly noScope: Said;
  readonly failed: Said;
}

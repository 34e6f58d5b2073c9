import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Registering: what became of one recording or of many, and questions that a press answers. */
export interface IntakeSentences {
  /** What may be pasted, as a placeholder in the help. */
  readonly pasted: string;
  /** @param written the word that is no mode, if there was one */
  askMode(written: Shown | undefined): Said;
  askApp(apps: number): Said;
  /** The same of several recordings at once, under what became of the others. */
  askModeOf(count: number): string;
  askAppOf(count: number): string;
  /** More apps than there are buttons. */
  otherApps(count: number): string;
  /** What was pasted is kept for an hour, and that is over. */
  readonly gone: Said;
  /** Heading of what became of several. */
  several(watched: number, total: number): string;
  /** A recording that is watched now, and how it got there. */
  readonly outcome: Readonly<
    Record<'new' | 'known' | 'replaced', (name: Shown, mode: string, app: Shown) => string>
  >;
  /** One that is not: which, and why and what to do. */
  amiss(which: string, problem: string): string;
  nth(n: number): string;
  /** A sid or name that is not known, among others or beside a field. */
  unknown(text: Shown): Said;
  /** Candidates are too many for one line among others. */
  moreLetters(text: Shown, count: number): Said;
  readonly cards: Readonly<Record<'posted' | 'soon', string>>;
  /** Beyond what is taken at once. */
  left(count: number, from: Shown | undefined): string;
  notShown(count: number): string;
}

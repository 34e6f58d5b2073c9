import type { RecordedFile } from '../../recording/observation.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** The modal of a recording's files. */
export interface FilesSentences {
  /** @param count 0 for a recording of which no file was announced yet */
  heading(name: Shown, count: number): string;
  readonly none: Said;
  /** What is known of one file, each as far as it is. */
  row(of: {
    readonly track: RecordedFile['track'];
    readonly uid: Shown | undefined;
    readonly since: Shown | undefined;
    /** Agora says that it cannot be played by itself. */
    readonly fragment: boolean;
  }): string;
  /** Which of them are on this page; the first is the newest. */
  range(first: number, last: number, count: number): string;
  readonly announced: string;
  /** Links lead there, and nobody has looked whether something is there. */
  readonly links: string;
  readonly noLinks: string;
}

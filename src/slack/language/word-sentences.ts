import type { Reason } from '../../recording/ending/reasons.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** What a notice of Agora says: a reason, or something else that is worth a line. */
export type WordSays =
  | Reason
  | 'uploaded'
  | 'backed_up'
  | 'uploading'
  | 'began'
  | 'over'
  | 'sound_gone'
  | 'sound_back'
  | 'picture_gone'
  | 'picture_back';

/** What Agora's notification service says. One table for cards, threads and History. */
export interface WordSentences {
  /** Without a full stop, and beginning as in the middle of a sentence. */
  readonly says: Readonly<Record<WordSays, string>>;
  /** What somebody can do about it. */
  readonly check: Readonly<Partial<Record<Reason, string>>>;
  /** A line of news. @param code of an error */
  reason(says: string, at: Shown, code: number | undefined): string;
  gap(from: Shown, to: Shown, ms: number): string;
  readonly uploaded: Readonly<Record<'bucket' | 'backup', (at: Shown) => Said>>;
  /** @param share from 0 to 1 */
  uploading(share: number): string;
  silent(what: 'sound' | 'picture', since: Shown): string;
}

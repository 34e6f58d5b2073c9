import type { BlindCause } from '../../recording/news.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** One sentence for each finding; a bad one says what to do. */
export interface DoctorSentences {
  title(bad: number): string;
  member(member: 'yes' | 'no' | 'unknown'): Said;
  scopes(missing: readonly Shown[]): Said;
  readonly slackAway: Said;
  agora(app: Shown): Said;
  agoraDark(app: Shown, cause: BlindCause, since: Shown): Said;
  budget(app: Shown, fine: boolean, recordings: number, wanted: number, granted: number): Said;
  due(fine: boolean, ageMs: number): Said;
  undelivered(fine: boolean, ageMs: number): Said;
  /** Redis answered, or there would be no report. */
  readonly memory: Said;
}

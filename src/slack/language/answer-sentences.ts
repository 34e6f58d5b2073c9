import type { BlindCause } from '../../recording/news.ts';
import type { Broadcast } from '../../recording/watching/broadcast.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Answers that only the asker sees. */
export interface AnswerSentences {
  /** How the facts were obtained. */
  readonly fresh: {
    asked(tookMs: number): string;
    recent(ageMs: number): string;
    readonly final: string;
    unanswered(cause: BlindCause, asOf: Shown | undefined, requestId: Shown | undefined): string;
    waiting(ms: number, asOf: Shown | undefined): string;
    notConfigured(app: Shown, asOf: Shown | undefined): string;
  };
  /** `only`: the kinds of news told; none of them when everything is. `broadcast`, `max`: what somebody has chosen. */
  watchedSince(
    owner: string,
    since: Shown,
    only: readonly Shown[],
    broadcast: Broadcast | undefined,
    max: number | 'none' | undefined,
  ): string;
  watchPaused(reason: string): string;
  readonly notWatchedHere: string;
  /** `same`, `changed`: it was watched before, without or with options given now. */
  watching(name: Shown, how: 'new' | 'same' | 'changed'): string;
  readonly card: Readonly<Record<'posted' | 'soon', string>>;
  replaced(name: Shown): string;
  modeTaken(written: Shown, mode: Shown): string;
  cannotPost(reason: string, mend: string): Said;
  unwatched(name: Shown): string;
  notWatched(name: Shown): string;
  shareQueued(name: Shown): string;
  readonly shareRepeated: string;
  cardComing(name: Shown): string;
  /** Heading of what a channel watches, and of a list. */
  watchedHere(total: number): string;
  readonly nothingWatched: Said;
  list(filter: string, total: number): string;
  listEmpty(filter: string): Said;
  /** One row of a list, under the title. */
  row(facts: { since: Shown; files: number; app: Shown; sid: Shown }): string;
  /** What a screen reader says of one button among many that look alike. */
  buttonOf(label: string, name: string): string;
  notListed(count: number): string;
  readonly helpTitle: string;
  readonly helpIds: string;
  readonly helpExample: string;
}

import type { BlindCause } from '../../recording/news.ts';
import type { Shown } from '../text.ts';
import type { Named } from './news-sentences.ts';
import type { Said } from './said.ts';

/** What did not answer. */
export type Away = 'memory' | 'slack' | 'unknown';

/** Messages that are not about one recording's life. */
export interface NoticeSentences {
  appBlind(app: Shown, count: number, since: Shown, cause: BlindCause, status: number | undefined): Said;
  appSighted(app: Shown, count: number, since: Shown): Said;
  /** Seen, but less than half as often as planned, because Agora turns requests away. */
  appSlowed(app: Shown, count: number, since: Shown): Said;
  appUnslowed(app: Shown, count: number, since: Shown): Said;
  /** To the owner of watches or rules in a place: they had to pause. @param rules how many there are of this person */
  paused(watched: Named, rules: number, channel: Shown | undefined, reason: string, mend: string): Said;
  /** To whoever shared it. */
  notShared(name: Shown, channel: Shown | undefined, reason: string, mend: string): Said;
  /** Instead of a card: a program asked for it. */
  forgotten(name: Shown, at: Shown): string;
  /** Why Slack does not let the bot post, by Slack's own code. */
  reason(code: string, shownCode: Shown): string;
  /** What helps, as the beginning of a sentence that ends in what to press then. */
  mend(code: string): string;
  /**
   * Something the bot needs did not answer.
   * @param id under which the log knows it
   * @param since when it failed first, and has not worked since; absent the first time
   */
  trouble(away: Away, id: Shown, since: Shown | undefined): Said;
}

import { verdictOf } from '../ending/verdict.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import { troubleSince } from '../summing/trouble.ts';
import { gradedKind, gravityOf, gravityOfVerdict } from './gravity.ts';

/** Choice of the recordings that have a card: all, or only those that had trouble or bad news. Without a choice: all. */
export const CARDS = ['all', 'bad'] as const;

export type Cards = (typeof CARDS)[number];

export const isCardsWord = (text: string): text is Cards => CARDS.some((one) => one === text);

const isGrave = (gravity: ReturnType<typeof gravityOf>): boolean =>
  gravity === 'bad' || gravity === 'trouble';

/** With `cards:bad`, the news that a card is posted with. */
export const isWorthACard = (news: News): boolean => isGrave(gravityOf(news));

/** With `cards:bad`, whether the recording has a card by how it stands, whatever was told of it. */
export function standsOut(known: Known): boolean {
  const verdict = verdictOf(known);
  if (verdict) return isGrave(gravityOfVerdict(verdict));
  if (known.phase === 'refused' || known.phase === 'expired') return true;
  return troubleSince(known, 0).some((kind) => isGrave(gradedKind(kind).gravity));
}

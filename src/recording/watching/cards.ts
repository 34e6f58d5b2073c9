import { verdictOf } from '../ending/verdict.ts';
import type { Known } from '../known.ts';
import type { News } from '../news.ts';
import { troubleSince } from '../summing/trouble.ts';
import { gradedKind, gravityOf, gravityOfVerdict } from './gravity.ts';

/** Choices of the recordings that have a card: all, or only those with trouble or bad news. Default: all. */
export const CARDS = ['all', 'bad'] as const;

export type Cards = (typeof CARDS)[number];

export const isCardsWord = (text: string): text is Cards => CARDS.some((one) => one === text);

const isGrave = (gravity: ReturnType<typeof gravityOf>): boolean =>
  gravity === 'bad' || gravity === 'trouble';

/** Whether a card is posted with this news under `cards:bad`. */
export const isWorthACard = (news: News): boolean => isGrave(gravityOf(news));

/** Whether the recording has a card under `cards:bad` by its present state, whatever was told of it. */
export function standsOut(known: Known): boolean {
  const verdict = verdictOf(known);
  if (verdict) return isGrave(gravityOfVerdict(verdict));
  if (known.phase === 'refused' || known.phase === 'expired') return true;
  return troubleSince(known, 0).some((kind) => isGrave(gradedKind(kind).gravity));
}

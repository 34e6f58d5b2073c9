import { cannotSee } from '../../../recording/judging/blindness.ts';
import { areIdsDoubted } from '../../../recording/judging/rejection.ts';
import { type Known, nameOf } from '../../../recording/known.ts';
import type { GoingOn } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { type Shown, shown } from '../../text.ts';
import { faceOfKnown } from '../faces.ts';
import { endFacts, overKeyOf, stateOver } from './over.ts';

/** The name that people gave it or know it by. */
export const shownName = (known: Known): Shown => shown(nameOf(known));

/** The state in words, with any doubt; nobody is mentioned, so that it may stand in plain text. */
export function stateOf(known: Known, language: Language): string {
  const { by: _, ...facts } = endFacts(known, language);
  return stateWith(facts, known, language);
}

function stateWith(
  facts: ReturnType<typeof endFacts>,
  known: Known,
  { state, over, card }: Language,
): string {
  const key = overKeyOf(known);
  // A phase without a key goes on.
  const words = [key === undefined ? state[known.phase as GoingOn] : stateOver(key, facts, over)];
  if (known.suspect?.shown) words.push(card.checking);
  if (cannotSee(known)) words.push(card.cannotSee);
  if (areIdsDoubted(known)) words.push(card.idsDoubted);
  return card.doubted(words);
}

/** Face, name and state: the first line of everything about a recording. */
export const titleOf = (known: Known, language: Language): string => {
  const state = stateWith(endFacts(known, language), known, language);
  return `${faceOfKnown(known)}  ${language.card.title(shownName(known), state)}`;
};

import { cannotSee } from '../../recording/blindness.ts';
import { type Known, nameOf } from '../../recording/known.ts';
import type { Policy } from '../../recording/policy.ts';
import { areIdsDoubted } from '../../recording/rejection.ts';
import type { Language } from '../language/language.ts';
import { type Shown, shown } from '../text.ts';
import { FACE } from './faces.ts';

/** In which language, and by which rules that are explained to people. */
export interface Look {
  readonly language: Language;
  readonly policy: Policy;
}

/** The name that people gave it or know it by. */
export const shownName = (known: Known): Shown => shown(nameOf(known));

/** The state in words, with any doubt. Status 8 is Agora's own word for a normal end. */
export function stateOf(known: Known, { state, card }: Language): string {
  const words = [known.phase === 'ended' && known.status === 8 ? state.endedNormally : state[known.phase]];
  if (known.suspect?.shown) words.push(card.checking);
  if (cannotSee(known)) words.push(card.cannotSee);
  if (areIdsDoubted(known)) words.push(card.idsDoubted);
  return card.doubted(words);
}

/** Face, name and state: the first line of everything about a recording. */
export const titleOf = (known: Known, language: Language): string =>
  `${FACE[known.phase]}  ${language.card.title(shownName(known), stateOf(known, language))}`;

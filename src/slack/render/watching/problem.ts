import type { WatchAnswer } from '../../../flows/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { called, shown } from '../../text.ts';
import { didYouMean, incomplete, misread, unknownLanguage } from './mistakes.ts';

/** Why a recording is not watched; in words alone, for a line among others or beside a field. */
export function problem(
  answer: Exclude<WatchAnswer, { readonly kind: 'watching' }>,
  language: Language,
): Said {
  switch (answer.kind) {
    case 'misread':
      return misread(answer.misread, language);
    case 'incomplete':
      return incomplete(answer.missing, language);
    case 'unknown_language':
      return unknownLanguage(answer, language);
    case 'uncallable':
      return language.mistake.uncallable(called(answer.who), answer.is);
    case 'many':
      return language.intake.moreLetters(shown(answer.text), answer.total ?? answer.candidates.length);
    case 'none': {
      const { near = [], text } = answer;
      const unknown = language.intake.unknown(shown(text));
      return near.length === 0 ? unknown : { ...unknown, check: didYouMean(near, language) };
    }
    case 'too_many_unseen':
      return language.mistake.tooManyUnseen(answer.most, answer.where);
    case 'short':
      return language.mistake.tooShort(shown(answer.text));
  }
}

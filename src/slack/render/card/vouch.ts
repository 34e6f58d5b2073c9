import type { VouchAnswer } from '../../../flows/watching/vouch.ts';
import { type EndingKey, endingKey } from '../../../recording/ending/ending.ts';
import { verdictOf } from '../../../recording/ending/verdict.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Language } from '../../language/language.ts';
import { mention } from '../../text.ts';
import { buttons, type Message, saying } from '../message.ts';
import { shownName, stateOf } from './title.ts';

/**
 * Where a person's word would change what is told. A button where the end is called odd; in the menu where it is over
 * and no more is known, for nobody is asked to vote on an ordinary end.
 */
const OFFERED: Partial<Record<EndingKey, 'button' | 'menu'>> = {
  'lost.in_move': 'button',
  'lost.unasked': 'button',
  'ended.unasked': 'button',
  'ended.early': 'button',
  'ended.unseen': 'menu',
  'ended.limit': 'menu',
};

/** Where *It was stopped on purpose* stands, if it does. */
export function vouchOffered(known: Known): 'button' | 'menu' | undefined {
  const verdict = verdictOf(known);
  if (verdict === undefined || known.gone === undefined || known.vouched) return undefined;
  const offered = OFFERED[endingKey(verdict)];
  return offered !== undefined && verdict.without ? 'button' : offered;
}

export function vouchMessage(answer: VouchAnswer, language: Language): Message {
  const { vouch, mute } = language;
  switch (answer.kind) {
    case 'vouched':
      return saying(vouch.vouched(shownName(answer.known)), ...undo(answer.known, language));
    case 'already':
      return saying(
        vouch.already(shownName(answer.known), mention(answer.by)),
        ...undo(answer.known, language),
      );
    case 'withdrawn':
      return saying(vouch.withdrawn(shownName(answer.known)));
    case 'nothing_to_say': {
      const { known } = answer;
      const name = shownName(known);
      return saying(
        isFinished(known.phase) ? vouch.known(name, stateOf(known, language)) : vouch.alive(name),
      );
    }
    case 'unknown':
      return saying(mute.forgotten);
  }
}

/** The same word taken back; where it does not stand, that is said. */
export const withdrawnMessage = (answer: VouchAnswer, language: Language): Message =>
  answer.kind === 'nothing_to_say'
    ? saying(language.vouch.nothingToUndo(shownName(answer.known)))
    : vouchMessage(answer, language);

const undo = ({ recording }: Known, language: Language) => buttons(['withdrawVouch'], recording, language);

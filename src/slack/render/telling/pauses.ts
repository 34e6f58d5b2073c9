import type { KnownBlock } from '@slack/types';
import type { Resumed } from '../../../flows/telling/resume.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import { AMISS } from '../faces.ts';
import { buttons, type Message, saying, section, spoken } from '../message.ts';
import { reasonOf } from './notices.ts';

/** What came of resuming a place. */
export function resumedMessage(resumed: Resumed, language: Language): Message {
  const { pauses, notice } = language;
  switch (resumed.kind) {
    case 'resumed':
      return saying({ fact: pauses.resumed });
    case 'soon':
      return saying(pauses.soon);
    case 'still':
      return saying(pauses.still(reasonOf(resumed.reason, language), notice.mend(resumed.reason)));
    case 'running':
      return saying({ fact: pauses.running });
    case 'rules':
      return saying({ fact: pauses.rules });
    case 'gone':
      return saying({ fact: pauses.gone });
  }
}

/** Why a place is told nothing, and what to do; nothing where it is told. */
export function pausedHere(subjects: readonly Subject[], language: Language): readonly KnownBlock[] {
  const paused = subjects.find(({ watch }) => watch?.paused)?.watch;
  if (!paused?.paused) return [];
  const { sid, channel } = paused;
  const { reason } = paused.paused;
  const said = language.pauses.here(reasonOf(reason, language), language.notice.mend(reason));
  return [section(`${AMISS} ${spoken(said)}`), ...buttons(['resume'], { sid, channel }, language)];
}

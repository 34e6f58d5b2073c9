import type { StatusAnswer } from '../../../flows/asking/status.ts';
import type { Unregistered } from '../../../recording/ending/words.ts';
import { LONGEST_SID } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import { code, moment, shown } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { saysOf } from '../card/words.ts';
import { buttons, fallback, type Message, paragraphs } from '../message.ts';
import { unresolvedMessage } from './answers.ts';
import { type Asked, statusMessage } from './status.ts';

/** Everything known of the recording that was asked for. */
export function statusAnswer(found: StatusAnswer, voice: Voice, asked: Asked): Message {
  switch (found.kind) {
    case 'status':
      return statusMessage(found.subject, found.freshness, voice, asked);
    case 'unregistered':
      return unregisteredMessage(found.heard, voice.language);
    default:
      return unresolvedMessage(found, 'show', voice.language);
  }
}

/** The newest notices of many; older ones are read by nobody before it is registered. */
const MOST_SHOWN = 8;

/** Characters of a sid; Agora’s have 32. */
const SID_SHOWN = 40;

/** A recording that Agora has spoken of and nobody registered: what was said, and what is missing to ask about it. */
export function unregisteredMessage({ sid, app, words }: Unregistered, language: Language): Message {
  const { answer, ending } = language;
  const { fact, check = '' } = answer.unregistered(code(sid, SID_SHOWN), shown(app, 40));
  const lines = words
    .slice(-MOST_SHOWN)
    .map((word) => `${moment(word.at)} · ${ending.history.word(word.event, saysOf(word))}`);
  return {
    text: fallback(fact),
    blocks: [
      ...paragraphs([fact, ...lines, check]),
      ...buttons(['register'], { sid: sid.slice(0, LONGEST_SID) }, language),
    ],
  };
}

import type { ActionsBlock, Button, Overflow } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { mention, moment } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { actions, button, buttons, context, type Message, overflow, select } from '../message.ts';
import { mutedLine, standingMute } from '../telling/mute.ts';
import { inShort } from '../telling/push.ts';
import { facts, smallPrint } from './facts.ts';
import { pictureBlock } from './picture.ts';
import { vouchOffered } from './vouch.ts';

/** The message that stands for a recording in a channel and is edited when something changes. */
export function card(subject: Subject, voice: Voice): Message {
  const { known, watch } = subject;
  const { language } = voice;
  const left = watch === undefined ? [leftBehind(subject, language)] : [];
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, voice),
      ...(subject.picture === undefined ? [] : [pictureBlock(subject.picture, known, language)]),
      ...mutedLine(subject, language),
      actions(
        ...pressable(known, watch).map((key) => button(key, known.recording, language)),
        ...afterwards(known, language),
        ...muting(subject, language),
        seldom(subject, language),
        ...explaining(known).map((key) => button(key, known.recording, language)),
      ),
      context(...left, smallPrint(known, language)),
    ],
  };
}

const leftBehind = ({ left }: Subject, { card }: Language): string =>
  left ? card.unwatchedBy(mention(left.by), moment(left.at)) : card.unwatched;

/** A copy of the card that somebody posts for all to see; it says itself that it grows old. */
export function sharedCard(subject: Subject, by: string, voice: Voice): Message {
  const { known, watch } = subject;
  const { language } = voice;
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, voice),
      ...buttons([...pressable(known, watch), ...explaining(known)], known.recording, language),
      context(language.card.sharedBy(mention(by)), smallPrint(known, language)),
    ],
  };
}

function pressable(known: Known, watch: Watch | undefined): readonly ButtonKey[] {
  return [
    ...(known.final ? [] : ['refresh' as const]),
    'files',
    ...(watch === undefined ? ['watchHere' as const] : []),
  ];
}

/** Last in its row: on a phone so long a button takes a line for itself. */
const explaining = (known: Known): readonly ButtonKey[] =>
  vouchOffered(known) === 'button' ? ['vouch'] : [];

function muting({ known, watch }: Subject, language: Language): ActionsBlock['elements'] {
  if (watch === undefined) return [];
  const { recording, final } = known;
  if (standingMute(watch, known)) return [button('unmute', recording, language)];
  return final ? [] : [select('mute', language.mute.choose, MUTES, recording, language)];
}

const MUTES: readonly ButtonKey[] = ['mute15', 'mute60', 'muteEnd', 'muteBad'];

/** What people want of a recording that is over. */
const afterwards = (known: Known, language: Language): ActionsBlock['elements'] =>
  isFinished(known.phase)
    ? [
        button('history', known.recording, language),
        select('export', language.ending.export.menu, EXPORTS, known.recording, language),
      ]
    : [];

const EXPORTS: readonly ButtonKey[] = ['exportJson', 'exportCsv'];

/** What is pressed once in a recording's life, if at all. */
function seldom({ known, watch }: Subject, language: Language): Button | Overflow {
  const keys: readonly ButtonKey[] = [
    ...(watch === undefined ? [] : ['unwatch' as const]),
    'query',
    ...(vouchOffered(known) === 'menu' ? ['vouch' as const] : []),
    ...(known.vouched ? ['withdrawVouch' as const] : []),
    ...(isFinished(known.phase) ? [] : ['history' as const]),
  ];
  // A menu of one is a press more than a button.
  return keys.length === 1
    ? button('query', known.recording, language)
    : overflow('more', keys, known.recording, language);
}

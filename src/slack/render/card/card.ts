import type { ActionsBlock, Button, Overflow } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { mention, minute, moment } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { actions, button, context, type Message, overflow, select } from '../message.ts';
import { mutedLine, standingMute, vouchOffered } from '../telling/pressed.ts';
import { inShort } from '../telling/push.ts';
import { facts, smallPrint } from './facts.ts';
import { pictureBlock } from './picture.ts';

/** The message about a recording in a channel, which is edited when something changes. */
export function card(subject: Subject, voice: Voice): Message {
  const { known, watch, left, picture } = subject;
  const { language } = voice;
  const { card: say } = language;
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, voice),
      ...(picture === undefined ? [] : [pictureBlock(picture, known, language)]),
      ...mutedLine(subject, language),
      actions(...pressable(subject, language)),
      ...(watch === undefined
        ? [context(left ? say.unwatchedBy(mention(left.by), minute(left.at)) : say.unwatched)]
        : []),
      ...(watch?.copySince === undefined ? [] : [context(say.copy(moment(watch.copySince)))]),
      context(smallPrint(subject, language)),
    ],
  };
}

/** A copy of the card that a person has posted; it is not edited, and says so. */
export function sharedCard(subject: Subject, by: string, voice: Voice): Message {
  const { known } = subject;
  const { language } = voice;
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, voice),
      actions(
        button('files', known.recording, language),
        ...(subject.watch === undefined ? [button('watchHere', known.recording, language)] : []),
        overflow('more', COPY, known.recording, language),
        ...vouching(known, language),
      ),
      context(language.card.sharedBy(mention(by))),
      context(smallPrint(subject, language)),
    ],
  };
}

/** Options of a copy. It is not edited, so Show gives the state of now. */
const COPY: readonly ButtonKey[] = ['show', 'history', 'query'];

function pressable(subject: Subject, language: Language): ActionsBlock['elements'] {
  const { known, watch } = subject;
  const { recording } = known;
  return [
    button('files', recording, language),
    ...(watch === undefined ? [button('watchHere', recording, language)] : []),
    ...afterwards(known, language),
    ...muting(subject, language),
    seldom(subject, language),
    ...vouching(known, language),
  ];
}

/** The last button of its row, as its long label takes a line of its own on a phone. */
const vouching = (known: Known, language: Language): ActionsBlock['elements'] =>
  vouchOffered(known) === 'button' ? [button('vouch', known.recording, language)] : [];

function muting({ known, watch }: Subject, language: Language): ActionsBlock['elements'] {
  if (watch === undefined) return [];
  const { recording, phase } = known;
  if (standingMute(watch, known)) return [button('unmute', recording, language)];
  return isFinished(phase) ? [] : [select('mute', language.mute.choose, MUTES, recording, language)];
}

const MUTES: readonly ButtonKey[] = ['muteBad', 'muteEnd', 'mute15', 'mute60', 'muteSilent'];

/** Buttons for a recording that is over. */
export const afterwards = (known: Known, language: Language): ActionsBlock['elements'] =>
  isFinished(known.phase)
    ? [
        button('history', known.recording, language),
        select('export', language.ending.export.menu, EXPORTS, known.recording, language),
      ]
    : [];

const EXPORTS: readonly ButtonKey[] = ['exportJson', 'exportCsv'];

/** The menu of actions that are seldom needed. */
function seldom({ known, watch }: Subject, language: Language): Button | Overflow {
  const keys: readonly ButtonKey[] = [
    // A card without a watch is not edited, so Refresh would change nothing.
    ...(known.final ? [] : [watch === undefined ? ('show' as const) : ('refresh' as const)]),
    ...(isFinished(known.phase) ? [] : ['history' as const]),
    'query',
    ...(vouchOffered(known) === 'menu' ? ['vouch' as const] : []),
    ...(known.vouched ? ['withdrawVouch' as const] : []),
    ...(watch === undefined ? [] : ['unwatch' as const]),
  ];
  // A button for a single option takes one press less than a menu.
  return keys.length === 1
    ? button('query', known.recording, language)
    : overflow('more', keys, known.recording, language);
}

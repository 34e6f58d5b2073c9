import type { ContextBlock, KnownBlock } from '@slack/types';
import type { MuteAnswer, UnmuteAnswer } from '../../../flows/watching/pressing/mute.ts';
import type { SpeakAnswer } from '../../../flows/watching/pressing/speak.ts';
import type { TakeOnAnswer } from '../../../flows/watching/pressing/take-on.ts';
import type { VouchAnswer } from '../../../flows/watching/pressing/vouch.ts';
import { type EndingKey, endingKey } from '../../../recording/ending/ending.ts';
import { verdictOf } from '../../../recording/ending/verdict.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Sayings, Subject } from '../../../recording/telling/saying.ts';
import { type Mute, standing } from '../../../recording/watching/mute.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { BLOCKS } from '../../blocks.ts';
import type { Language } from '../../language/language.ts';
import { languageFor } from '../../language/languages.ts';
import { mention, minute, minuteNear } from '../../text.ts';
import { shownName, stateOf } from '../card/title.ts';
import { buttons, context, type Message, saying } from '../message.ts';

/** The mute of a watch; none if it lasts until the end of a recording that is over. */
export const standingMute = ({ muted }: Watch, { phase }: Known): Mute | undefined =>
  muted?.until === undefined && isFinished(phase) ? undefined : standing(muted);

/** The line of a card that says who muted the recording here, and until when. */
export function mutedLine({ watch, known }: Subject, language: Language): readonly ContextBlock[] {
  const muted = watch && standingMute(watch, known);
  return muted ? [context(sentence(muted, language))] : [];
}

function sentence({ by, since, until, lets }: Mute, { mute }: Language): string {
  if (lets === 'problems') return mute.onCard.bad(mention(by));
  if (until === undefined) return mute.onCard.end(mention(by));
  return mute.onCard[lets === 'nothing' ? 'silent' : 'until'](minuteNear(until, since), mention(by));
}

export function muteMessage(answer: MuteAnswer, language: Language): Message {
  const { mute } = language;
  switch (answer.kind) {
    case 'muted': {
      const { known, before } = answer;
      const isOfAnother = before !== undefined && before.by !== answer.mute.by;
      const more = isOfAnother ? [context(mute.replaced(mention(before.by)))] : [];
      return saying(
        muted(answer.mute, known, language),
        ...more,
        ...buttons(['unmute'], known.recording, language),
      );
    }
    case 'over':
      return saying(mute.over(shownName(answer.known)));
    case 'not_watched': {
      const { known } = answer;
      return saying(mute.notWatched(shownName(known)), ...buttons(['watchHere'], known.recording, language));
    }
    case 'unknown':
      return saying(mute.forgotten);
  }
}

function muted({ until, since, lets }: Mute, known: Known, { mute }: Language) {
  const name = shownName(known);
  if (lets === 'problems') return mute.muted.bad(name);
  if (until === undefined) return mute.muted.end(name);
  return mute.muted[lets === 'nothing' ? 'silent' : 'until'](name, minuteNear(until, since));
}

export function unmuteMessage(answer: UnmuteAnswer, { mute }: Language): Message {
  switch (answer.kind) {
    case 'unmuted':
      return saying(mute.unmuted[answer.missed](shownName(answer.known), minute(answer.mute.since)));
    case 'not_muted':
      return saying(mute.notMuted(shownName(answer.known)));
    case 'unknown':
      return saying(mute.forgotten);
  }
}

/** Line in the thread: who is on it. */
export const onItMessage = ({ by }: Sayings['on_it'], { onIt }: Language): Message =>
  saying({ fact: onIt.line(mention(by)) });

/** The message with the bad news, in which the name of whoever is on it replaces the button. */
export const takenOn = (
  { text, blocks }: Message,
  { by, at }: { readonly by: string; readonly at: Instant },
  { onIt }: Language,
): Message => {
  const who: KnownBlock = {
    ...context(onIt.onMessage(mention(by), minute(at))),
    block_id: BLOCKS.onIt,
  };
  return { text, blocks: blocks.map((block) => (block.block_id === BLOCKS.onIt ? who : block)) };
};

/** Answer to *I'm on it*. @param user the presser */
export function onItAnswer(answer: TakeOnAnswer, user: string, { onIt }: Language): Message {
  if (answer.kind === 'not_watched') return saying(onIt.notWatched);
  const { known, by, at, already } = answer;
  const name = shownName(known);
  if (!already) return saying(onIt.taken(name));
  return saying(by === user ? onIt.mine(name) : onIt.others(name, mention(by), minute(at)));
}

/** Message to a channel: who switched its language, in the language that it had before. */
export function languageMessage({ by, lang, before }: Sayings['language']): Message {
  const language = languageFor(before);
  return saying(
    language.spoken.switched(mention(by), languageFor(lang).ownName),
    // With both codes, a press undoes this switch and no later one.
    ...buttons(['speakAgain'], { sid: `${before} ${lang}` }, language),
  );
}

export const speakAgainMessage = ({ kind, lang }: SpeakAnswer, { spoken }: Language): Message =>
  saying(spoken[kind === 'spoken' ? 'undone' : 'otherwise'](languageFor(lang).ownName));

/**
 * Form in which *It was stopped on purpose* is offered for ends whose verdict it changes: a button for odd ends, an
 * option of the menu for ends of which no more is known.
 */
const OFFERED: Partial<Record<EndingKey, 'button' | 'menu'>> = {
  'lost.in_move': 'button',
  'lost.unasked': 'button',
  'ended.unasked': 'button',
  'ended.early': 'button',
  'ended.unseen': 'menu',
  'ended.limit': 'menu',
};

/** Place of *It was stopped on purpose*, if it is offered. */
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

/** Answer to *Undo "on purpose"*. */
export const withdrawnMessage = (answer: VouchAnswer, language: Language): Message =>
  answer.kind === 'nothing_to_say'
    ? saying(language.vouch.nothingToUndo(shownName(answer.known)))
    : vouchMessage(answer, language);

const undo = ({ recording }: Known, language: Language) => buttons(['withdrawVouch'], recording, language);

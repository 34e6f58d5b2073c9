import type { ContextBlock } from '@slack/types';
import type { MuteAnswer, UnmuteAnswer } from '../../../flows/watching/mute.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished } from '../../../recording/phase.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import { type Mute, standing } from '../../../recording/watching/mute.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import type { Language } from '../../language/language.ts';
import { mention, moment, timeNear } from '../../text.ts';
import { shownName } from '../card/look.ts';
import { buttons, context, type Message, saying } from '../message.ts';

/** The mute of a watch, unless it is over with the recording and is only about to be taken away. */
export const standingMute = ({ muted }: Watch, { phase }: Known): Mute | undefined =>
  muted?.until === undefined && isFinished(phase) ? undefined : standing(muted);

/** Who silenced a recording here, and until when. */
export function mutedLine({ watch, known }: Subject, language: Language): readonly ContextBlock[] {
  const muted = watch && standingMute(watch, known);
  return muted ? [context(sentence(muted, language))] : [];
}

function sentence({ by, since, until, lets }: Mute, { mute }: Language): string {
  if (until !== undefined) return mute.onCard.until(timeNear(until, since), mention(by));
  return lets === 'bad' ? mute.onCard.bad(mention(by)) : mute.onCard.end(mention(by));
}

export function muteMessage(answer: MuteAnswer, language: Language): Message {
  const { mute } = language;
  switch (answer.kind) {
    case 'muted': {
      const { known, before } = answer;
      const more = before ? [context(mute.replaced(mention(before.by)))] : [];
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
  if (until !== undefined) return mute.muted.until(name, timeNear(until, since));
  return lets === 'bad' ? mute.muted.bad(name) : mute.muted.end(name);
}

export function unmuteMessage(answer: UnmuteAnswer, { mute }: Language): Message {
  switch (answer.kind) {
    case 'unmuted':
      return saying(mute.unmuted[answer.missed](shownName(answer.known), moment(answer.mute.since)));
    case 'not_muted':
      return saying(mute.notMuted(shownName(answer.known)));
    case 'unknown':
      return saying(mute.forgotten);
  }
}

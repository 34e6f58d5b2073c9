import type { KnownBlock } from '@slack/types';
import type { Resumed } from '../../../flows/telling/resume.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Sayings, Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import { channelLink, mention, minute } from '../../text.ts';
import { askerOf } from '../card/watchers.ts';
import { AMISS, WELL } from '../faces.ts';
import { buttons, type Message, pushed, saying, section, spoken } from '../message.ts';
import { isBetweenTwo, reasonHere, reasonOf } from './notices.ts';

/** Answer to *Resume*. */
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

/** New contents of the direct message that told of a pause which is over. */
export const resumedHere = (channel: string, at: Instant, { pauses }: Language): Message => ({
  ...saying({ fact: `${WELL} ${pauses.resumedAt(minute(at), channelLink(channel))}` }),
  text: pushed(`${WELL} ${pauses.resumedShort(channelLink(channel))}`),
});

/** Why the bot cannot post in a place, and what to do; empty if it can. */
export function pausedHere(subjects: readonly Subject[], language: Language): readonly KnownBlock[] {
  const paused = subjects.find(({ watch }) => watch?.paused)?.watch;
  if (!paused?.paused) return [];
  const { sid, channel } = paused;
  const { reason } = paused.paused;
  if (isBetweenTwo(channel, reason)) return [section(`${AMISS} ${spoken(language.answer.cannotPostDirect)}`)];
  const said = language.pauses.here(reasonHere(reason, language), language.notice.mend(reason));
  return [section(`${AMISS} ${spoken(said)}`), ...buttons(['resume'], { sid, channel }, language)];
}

/** Message to a channel: it owns what a person who has left had set up there. */
export function passedOnMessage(
  { person, watches, rules }: Sayings['passed_on'],
  { owners }: Language,
): Message {
  const said = owners.passedOn(mention(person), watches, rules);
  return { ...saying(said), text: pushed(said.fact) };
}

/** Message to a channel: many recordings are watched whose cards wait until Agora has shown them. */
export function awaitedMessage({ by, total, cards }: Sayings['awaited'], language: Language): Message {
  const said = language.intake.awaited(askerOf(by, language), total, cards === 'bad');
  return { ...saying(said), text: pushed(said.fact) };
}

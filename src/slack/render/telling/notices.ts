import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../recording/recording.ts';
import type { Sayings } from '../../../recording/telling/saying.ts';
import { isChannel } from '../../../recording/watching/place.ts';
import type { Away, Named } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { channelLink, code, mention, minute, type Shown, shown, timeNear } from '../../text.ts';
import { AMISS, SIGHT_FACE } from '../faces.ts';
import { buttons, fallback, type Message, pushed, saying, section, spoken } from '../message.ts';

/** The recordings of an app cannot be seen, or can be seen again. */
export function appMessage({ app, news, sids, at }: Sayings['app'], { notice }: Language): Message {
  const since = timeNear(news.since, at);
  const said = appSaid(shown(app), sids.length, since, news, notice);
  const short = notice.appShort[news.kind][news.partly ? 'partly' : 'wholly'];
  return faced(SIGHT_FACE[news.kind], said, short(shown(app, 40), sids.length));
}

/** A message that begins with an emoji. @param push text of the notification */
const faced = (face: string, said: Said, push: string, ...more: readonly KnownBlock[]): Message => ({
  text: pushed(`${face} ${push}`),
  blocks: [section(`${face} ${spoken(said)}`), ...more],
});

function appSaid(
  app: Shown,
  count: number,
  since: Shown,
  news: Sayings['app']['news'],
  notice: Language['notice'],
): Said {
  if (news.kind === 'sighted') {
    return news.partly ? notice.appUnslowed(app, count, since) : notice.appSighted(app, count, since);
  }
  return news.partly
    ? notice.appSlowed(app, count, since)
    : notice.appBlind(app, count, since, news.cause, news.status);
}

/** Recordings named at most. */
const NAMED = 3;

const namesOf = (names: readonly string[], total: number): Named => {
  const read = names.slice(0, NAMED).map((name) => shown(name));
  return { names: read, more: Math.max(0, total - read.length) };
};

/** Direct message to the owner of watches or rules in a place that had to pause. */
export function pausedMessage(
  { sids, channel, reason, total, rules, names }: Sayings['paused'],
  language: Language,
): Message {
  const { answer, notice } = language;
  const direct = isBetweenTwo(channel, reason);
  const cannotPost = direct
    ? answer.cannotPostDirect
    : notice.cannotPostIn(channelLink(channel), reasonOf(reason, language), notice.mend(reason));
  const said = notice.paused(namesOf(names, total), rules, cannotPost);
  // Resume takes the whole place, by any of its recordings.
  const resume = direct ? [] : buttons(['resume'], { sid: sids[0] ?? channel, channel }, language);
  return faced(AMISS, said, cannotPost.fact, ...resume);
}

/** Message to a channel whose recordings are not known any more. */
export function emptiedMessage(
  { total, names, at }: Pick<Sayings['emptied'], 'total' | 'names' | 'at'>,
  { notice }: Language,
): Message {
  return faced(AMISS, notice.emptied(namesOf(names, total), minute(at)), notice.emptiedShort);
}

/** New contents of the card of a recording that was forgotten. */
export function forgottenMessage(
  { name, at, by }: Pick<Sayings['forgotten'], 'name' | 'at' | 'by'>,
  { notice }: Language,
): Message {
  const who = by === undefined ? undefined : mention(by);
  return {
    ...saying({ fact: notice.forgotten(shown(name), minute(at), who) }),
    text: pushed(notice.forgottenShort(shown(name, 40))),
  };
}

/** Direct message to a person whose share of a recording could not be posted. */
export function notSharedMessage(
  { channel, reason, name }: Pick<Sayings['not_shared'], 'channel' | 'reason' | 'name'>,
  language: Language,
): Message {
  const { notice } = language;
  const why = reasonOf(reason, language);
  const said = notice.notShared(shown(name), channelLink(channel), why, notice.mend(reason));
  const short = notice.notShared(shown(name, 40), channelLink(channel), why, '');
  return faced(AMISS, said, short.fact);
}

/** The same for readers in the channel: Slack says `channel_not_found` of a channel that the bot may not see. */
export const reasonHere = (reason: string, language: Language): string =>
  reasonOf(reason === 'channel_not_found' ? 'not_in_channel' : reason, language);

/** Why Slack does not let the bot post, in words or at least by Slack's code. */
export const reasonOf = (reason: string, { notice }: Language): string =>
  notice.reason(reason, code(reason, 40));

/** Whether it is a direct message without the bot: it is one of two people, to which nobody can invite an app. */
export const isBetweenTwo = (channel: string, reason: string): boolean =>
  !isChannel({ channel }) && NOT_THERE.has(reason);

const NOT_THERE: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** Answer about an error. @param id under which it is logged @param since when the outage began, if it goes on */
export function troubleMessage(
  away: Away,
  id: string,
  { notice }: Language,
  since: Instant | undefined,
): Message {
  const said = notice.trouble(away, code(id), since === undefined ? undefined : minute(since));
  return { text: fallback(spoken(said)), blocks: [section(`${AMISS} ${spoken(said)}`)] };
}

import type { Instant } from '../../../recording/recording.ts';
import type { Sayings } from '../../../recording/telling/saying.ts';
import type { Away } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { channelLink, code, mention, minute, type Shown, shown, timeNear } from '../../text.ts';
import { AMISS, SIGHT_FACE } from '../faces.ts';
import { buttons, fallback, type Message, pushed, saying, section, spoken } from '../message.ts';

/** The view of a whole app was lost, or is back. */
export function appMessage({ app, news, sids, at }: Sayings['app'], { notice }: Language): Message {
  const since = timeNear(news.since, at);
  const said = appSaid(shown(app), sids.length, since, news, notice);
  const short = notice.appShort[news.kind][news.partly ? 'partly' : 'wholly'];
  return {
    text: pushed(`${SIGHT_FACE[news.kind]} ${short(shown(app, 40), sids.length)}`),
    blocks: [section(`${SIGHT_FACE[news.kind]} ${spoken(said)}`)],
  };
}

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

/** More than these are counted and not named. */
const NAMES_READ_OUT = 3;

/** To the owner of watches or rules in a place that had to pause, in a direct message. */
export function pausedMessage(
  { sids, channel, reason, total, rules, names }: Sayings['paused'],
  language: Language,
): Message {
  const read = names.slice(0, NAMES_READ_OUT).map((name) => shown(name));
  const where = channelLink(channel);
  const why = reasonOf(reason, language);
  const said = language.notice.paused(
    { names: read, more: Math.max(0, total - read.length) },
    rules,
    where,
    why,
    language.notice.mend(reason),
  );
  return {
    text: pushed(`${AMISS} ${language.notice.cannotPostIn(where, why)}`),
    blocks: [
      section(`${AMISS} ${spoken(said)}`),
      // All of the place is resumed, whichever recording stands for it.
      ...buttons(['resume'], { sid: sids[0] ?? channel, channel }, language),
    ],
  };
}

/** To a channel whose recordings are not known any more. */
export function emptiedMessage(
  { total, names, at }: Pick<Sayings['emptied'], 'total' | 'names' | 'at'>,
  { notice }: Language,
): Message {
  const read = names.slice(0, NAMES_READ_OUT).map((name) => shown(name));
  const said = notice.emptied({ names: read, more: Math.max(0, total - read.length) }, minute(at));
  const text = pushed(`${AMISS} ${notice.emptiedShort}`);
  return { text, blocks: [section(`${AMISS} ${spoken(said)}`)] };
}

/** In the place of a card whose recording was forgotten. */
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

/** Direct message to the person who shared a recording: it was not shared. */
export function notSharedMessage(
  { channel, reason, name }: Pick<Sayings['not_shared'], 'channel' | 'reason' | 'name'>,
  language: Language,
): Message {
  const { notice } = language;
  const why = reasonOf(reason, language);
  const said = notice.notShared(shown(name), channelLink(channel), why, notice.mend(reason));
  const short = notice.notShared(shown(name, 40), channelLink(channel), why, '');
  return { text: pushed(`${AMISS} ${short.fact}`), blocks: [section(`${AMISS} ${spoken(said)}`)] };
}

/**
 * The same in the channel itself, which is there: of one that the bot may not see, Slack says that it cannot be found.
 */
export const reasonHere = (reason: string, language: Language): string =>
  reasonOf(reason === 'channel_not_found' ? 'not_in_channel' : reason, language);

/** Why Slack does not let the bot post, in words where there are any. */
export const reasonOf = (reason: string, { notice }: Language): string =>
  notice.reason(reason, code(reason, 40));

/** Something did not answer. @param id under which the log knows it */
export function troubleMessage(
  away: Away,
  id: string,
  { notice }: Language,
  since: Instant | undefined,
): Message {
  const said = notice.trouble(away, code(id), since === undefined ? undefined : minute(since));
  return { text: fallback(spoken(said)), blocks: [section(`${AMISS} ${spoken(said)}`)] };
}

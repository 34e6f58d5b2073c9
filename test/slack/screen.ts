import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { News } from '../../src/recording/news.ts';
import type { Subject } from '../../src/recording/telling/saying.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { type Bot, messengerOf } from './bot.ts';
import { pieceOf } from './news-of.ts';
import { asRead } from './said.ts';
import { cardOf, START, subject } from './subjects.ts';

type Screen = Pick<Bot, 'slack'>;

/** A channel by its name; one that is not there keeps it. */
export const channelOf = ({ slack }: Screen, called = 'recordings'): string =>
  slack.state().channels.find(({ name }) => name === called)?.id ?? called;

/** The only direct message. */
export const directIn = ({ slack }: Screen): string =>
  slack.state().channels.find(({ is_im }) => is_im)?.id ?? '';

/** The same as places, for a messenger. */
export const placeIn = (slack: PretendSlack, channel?: string): Place => ({
  team: 'T1',
  channel: channelOf({ slack }, channel),
});
export const personIn = (slack: PretendSlack, name: string): Place => ({
  team: 'T1',
  channel: idOf({ slack }, name),
});

/** Posts a card and news under it. @returns the timestamp of the card */
export async function tellUnder(messenger: Messenger, place: Place, about: Subject, news: readonly News[]) {
  const posted = await messenger.post(place, 'd1', cardOf(about));
  const card = posted.kind === 'ok' ? posted.ts : posted.kind;
  const pieces = pieceOf(news, START, about.watch);
  await messenger.post(place, 'd2', { kind: 'news', subject: about, pieces }, card);
  return card;
}

/** A card in #recordings, posted by a worker. */
export async function cardIn(bot: Bot, one = subject()): Promise<{ channel: string; ts: string }> {
  const messenger = messengerOf(bot.slack);
  const channel = channelOf(bot);
  const posted = await messenger.post({ team: 'T1', channel }, 'd1', cardOf(one));
  return { channel, ts: posted.kind === 'ok' ? posted.ts : posted.kind };
}

export const idOf = ({ slack }: Screen, name: string): string =>
  slack.state().users.find((each) => each.name === name)?.id ?? '';

export const topOf = (bot: Bot, name: string) => bot.slack.state().views[idOf(bot, name)]?.at(-1)?.view;

/** The modal on top of this person's screen. */
export const modalId = (bot: Bot, name: string): string => topOf(bot, name)?.id ?? '';

/** The same as it reads, its title first; empty when none is open. */
export function modalOf(bot: Bot, name: string): string {
  const top = topOf(bot, name);
  return top === undefined ? '' : `${top.title.text}\n${asRead(top)}`;
}

/** A promise, and what keeps it. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

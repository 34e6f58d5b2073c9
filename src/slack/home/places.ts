import type { KnownBlock } from '@slack/types';
import type { Home, WatchingPlace } from '../../flows/asking/home.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import type { Language } from '../language/language.ts';
import { ANYTHING } from '../pressable/buttons.ts';
import { buttonAbout, context, paragraphs, section } from '../render/message.ts';
import { reasonOf } from '../render/telling/notices.ts';
import { ruleRow } from '../render/watching/rules.ts';
import { channelLink, type Shown, shown } from '../text.ts';

/** Places shown at most: those that are posted to, and those that wait. */
const PLACES = 20;
const WAITING = 10;

export const placeName = (channel: Watch['channel'], { home: say }: Language): Shown =>
  channelLink(channel) ?? shown(say.directMessages);

/** Places of the workspace; those in which the bot cannot post come first, with a button that tries again. */
export function placesOf({ places }: Home, language: Language): readonly KnownBlock[] {
  const { home: say } = language;
  if (places.length === 0) return [];
  const canBeTold = places.filter(({ paused }) => paused === undefined);
  const told = canBeTold.slice(0, PLACES);
  const waiting = places.filter(({ paused }) => paused !== undefined).slice(0, WAITING);
  const more = places.length - told.length - waiting.length;
  return [
    section(`*${say.places(canBeTold.length, places.length - canBeTold.length)}*`),
    ...waiting.map((place) => waitingPlace(place, language)),
    ...paragraphs(told.map((place) => placeLine(place, language))),
    ...(more > 0 ? [context(say.morePlaces(more))] : []),
  ];
}

const placeLine = ({ channel, recordings, live }: WatchingPlace, language: Language): string =>
  language.home.place(placeName(channel, language), recordings, live);

function waitingPlace(place: WatchingPlace, language: Language): KnownBlock {
  const { channel, paused = '' } = place;
  const why = language.home.placePaused(reasonOf(paused, language));
  // A label takes no link, and only Slack knows the name of a channel.
  const name = channelLink(channel) ? channel : language.home.directMessages;
  const resume = buttonAbout('resume', { sid: ANYTHING, channel }, name, language);
  return section(`${placeLine(place, language)}\n${why}`, resume);
}

const RULES = 20;

/** Standing rules of the workspace; the reader's own have a menu. */
export function rulesOf({ rules, user }: Home, language: Language): readonly KnownBlock[] {
  const { home: say, rule } = language;
  if (rules.length === 0) return [];
  const more = rules.length - RULES;
  return [
    section(`*${say.rules(rules.length)}*`),
    ...rules.slice(0, RULES).map((one) => ruleRow(one, user, language)),
    ...(more > 0 ? [context(rule.notListed(more))] : []),
  ];
}

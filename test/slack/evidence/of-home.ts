import type { Home, WatchingPlace } from '../../../src/flows/asking/home.ts';
import { placeName } from '../../../src/slack/home/places.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { languageFor } from '../../../src/slack/language/languages.ts';
import { minute } from '../../../src/slack/text.ts';
import { type Needed, NO_CLAIM } from './needed.ts';

/** Material of somebody's Home. @param until when it stops following; absent when it has stopped */
export interface HomeDoing {
  readonly home: Home;
  readonly until: number | undefined;
}

type OfHome = Omit<
  Language['home'],
  'button' | 'state' | 'choose' | 'everyApp' | 'whose' | 'askFor' | 'connect' | 'directMessages'
>;

const chooses = ({ home: { choice } }: HomeDoing): boolean =>
  choice.state !== 'all' || choice.app !== undefined || choice.mine;

const isPaused = ({ paused }: WatchingPlace): boolean => paused !== undefined;

/** The name of a channel is the same in every language; that of direct messages is a word. */
const isOf = (place: string, channel: string): boolean =>
  ['en', 'zh'].some((lang) => placeName(channel, languageFor(lang)) === place);

const isFine = ({ home }: HomeDoing): boolean => home.health.every(({ fine }) => fine);

/** Rows of either list. */
const rows = ({ home }: HomeDoing) => [...home.goingOn, ...home.over];

export const OF_HOME: { readonly home: Needed<OfHome, HomeDoing> } = {
  home: {
    goingOn: (from, total, chosen) => from.home.goingOn.length === total && chosen === chooses(from),
    over: (from, total, chosen) => from.home.over.length === total && chosen === chooses(from),
    noMatch: (from) => chooses(from) && rows(from).length === 0,
    welcome: {
      title: NO_CLAIM,
      what: NO_CLAIM,
      how: ({ home }) => home.empty,
    },
    watchedIn: (from, places, more) =>
      rows(from).some(
        ({ watches }) =>
          watches.length === places.length + more &&
          places.every((place, n) => isOf(place, watches[n]?.channel ?? '')),
      ),
    watchedNowhere: (from) => rows(from).some(({ watches }) => watches.length === 0),
    more: ({ home }, count) => count > 0 && (home.goingOn.length > count || home.over.length > count),
    searched: ({ home }, newest) => home.searched === newest,
    places: ({ home }, told, waiting) =>
      home.places.length === told + waiting && home.places.filter(isPaused).length === waiting,
    place: ({ home }, channel, recordings, live) =>
      home.places.some(
        (place) => isOf(channel, place.channel) && place.recordings === recordings && place.live === live,
      ),
    placePaused: ({ home }) => home.places.some(isPaused),
    morePlaces: ({ home }, count) => count > 0 && home.places.length > count,
    rules: ({ home }, count) => home.rules.length === count,
    well: isFine,
    budget: ({ home }, _, __, wanted, granted) =>
      home.health.some(
        (one) => one.kind === 'budget' && one.fine && one.wanted === wanted && one.granted === granted,
      ),
    following: ({ home, until }, at) => until !== undefined && minute(home.at) === at,
    asOf: ({ home, until }, at) => until === undefined && minute(home.at) === at,
  },
};

import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import type { Home } from '../../flows/asking/home.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { ANYTHING } from '../pressable/buttons.ts';
import { encodeHomeChoice, HOME_ACTIONS } from '../pressable/home-choice.ts';
import { actions, button, context, plain, saying, section } from '../render/message.ts';
import { minute, minuteNear } from '../text.ts';
import { filters } from './filters.ts';
import { troubles, wellOf } from './health.ts';
import { placesOf, rulesOf } from './places.ts';
import { recordingList } from './recordings.ts';

/** Rows with a button, of live recordings and of others; the rest is in a table. Slack takes 100 blocks in all. */
const GOING_ON = 20;
const OVER = 10;

/** Contents of a Home without its line *As of*, so that unchanged contents are recognised. */
export function homeBlocks(home: Home, language: Language, withTable = true): readonly KnownBlock[] {
  return home.empty ? firstRun(home, language) : overview(home, language, withTable);
}

/** View of a Home. @param until moment up to which it is kept up to date; absent: it is not any more */
export function homeView(
  { choice }: Home,
  blocks: readonly KnownBlock[],
  at: Instant,
  until: Instant | undefined,
  { home: say }: Language,
): HomeView {
  const asOf = until === undefined ? say.asOf(minute(at)) : say.following(minute(at), minuteNear(until, at));
  return {
    type: 'home',
    private_metadata: encodeHomeChoice(choice),
    blocks: [...blocks.slice(0, LIMITS.viewBlocks - 1), context(asOf)],
  };
}

/** View in place of a Home that cannot be made. @param blocks say what to do */
export const troubledHome = (
  choice: Home['choice'],
  blocks: readonly KnownBlock[],
  language: Language,
): HomeView => ({
  type: 'home',
  private_metadata: encodeHomeChoice(choice),
  blocks: [...blocks, actions(homeButton('refresh', language))],
});

const homeButton = (key: 'refresh' | 'everything', { home: say }: Language) => ({
  type: 'button' as const,
  action_id: HOME_ACTIONS[key],
  text: plain(say.button[key]),
});

const whatToDo = (language: Language): ActionsBlock =>
  actions(
    { ...button('register', { sid: ANYTHING }, language), text: plain(language.home.button.watch) },
    button('connect', { sid: '-' }, language),
    homeButton('refresh', language),
  );

function firstRun(home: Home, language: Language): readonly KnownBlock[] {
  const { title, what, how } = language.home.welcome;
  return [
    section(`*${title}*\n${what}`),
    section(how),
    whatToDo(language),
    ...rulesOf(home, language),
    ...troubles(home, language),
    ...wellOf(home, language),
  ];
}

function overview(home: Home, language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say } = language;
  const { goingOn, over, choice, searched, at } = home;
  const nothing = goingOn.length + over.length === 0;
  const chooses = choice.state !== 'all' || choice.app !== undefined || choice.mine;
  const lists =
    nothing && chooses
      ? [...saying(say.noMatch).blocks, actions(homeButton('everything', language))]
      : [
          ...(choice.state === 'all' || choice.state === 'live'
            ? recordingList(say.goingOn(goingOn.length, chooses), goingOn, GOING_ON, at, language, withTable)
            : []),
          ...(choice.state === 'live'
            ? []
            : recordingList(say.over(over.length, chooses), over, OVER, at, language, withTable)),
        ];
  return [
    whatToDo(language),
    filters(home, language),
    ...troubles(home, language),
    ...lists,
    ...(searched === undefined ? [] : [context(say.searched(searched))]),
    ...placesOf(home, language),
    ...rulesOf(home, language),
    ...wellOf(home, language),
  ];
}

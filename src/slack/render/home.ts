import type { ActionsBlock, HomeView, KnownBlock, StaticSelect } from '@slack/types';
import type { Home, Watched, WatchingPlace } from '../../flows/home.ts';
import type { Watch } from '../../ports/watches.ts';
import { nameOf } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { ANY_APP, ANYBODY, encodeChoice, HOME_ACTIONS, MINE } from '../home-choice.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { channelLink, moment, type Shown, shortSid, shown, timeNear, unmarked } from '../text.ts';
import { diagnosis } from './doctor.ts';
import { AMISS, FACE, WELL } from './faces.ts';
import { stateOf, titleOf } from './look.ts';
import { actions, button, context, paragraphs, saying, section, spoken } from './message.ts';
import { reasonOf } from './notices.ts';
import { ruleRow } from './rules.ts';
import { tableOf } from './table.ts';
import { ANYTHING } from './watch-form.ts';

/** Rows with a button; the others stand in a table. Together with all else far fewer than Slack's 100 blocks. */
const GOING_ON = 20;
const OVER = 10;
const RULES = 20;
const PLACES = 20;
const WAITING = 10;
const PLACES_IN_ROW = 3;

const STATES = ['all', 'live', 'ended', 'failed'] as const;

interface KnownHome extends HomeView {
  blocks: KnownBlock[];
}

/** What a Home shows, without the line that says as of when; that line changes without anything having changed. */
export function homeBlocks(home: Home, language: Language, withTable = true): readonly KnownBlock[] {
  return home.empty ? firstRun(home, language) : overview(home, language, withTable);
}

/** @param until when it stops following by itself; absent when it has stopped */
export function homeView(
  { choice }: Home,
  blocks: readonly KnownBlock[],
  at: Instant,
  until: Instant | undefined,
  { home: say }: Language,
): KnownHome {
  const asOf = until === undefined ? say.asOf(moment(at)) : say.following(moment(at), timeNear(until, at));
  return {
    type: 'home',
    private_metadata: encodeChoice(choice),
    blocks: [...blocks.slice(0, LIMITS.viewBlocks - 1), context(asOf)],
  };
}

/** Where nothing can be shown; what to do about it is in the blocks. */
export const troubledHome = (
  choice: Home['choice'],
  blocks: readonly KnownBlock[],
  language: Language,
): KnownHome => ({
  type: 'home',
  private_metadata: encodeChoice(choice),
  blocks: [...blocks, actions(homeButton('refresh', language))],
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

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
    ...healthOf(home, language),
  ];
}

function overview(home: Home, language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say } = language;
  const { goingOn, over, choice, searched } = home;
  const nothing = goingOn.length + over.length === 0;
  const chooses = choice.state !== 'all' || choice.app !== undefined || choice.mine;
  const lists =
    nothing && chooses
      ? [...saying(say.noMatch).blocks, actions(homeButton('everything', language))]
      : [
          ...(choice.state === 'all' || choice.state === 'live'
            ? list(say.goingOn(goingOn.length), goingOn, GOING_ON, language, withTable)
            : []),
          ...(choice.state === 'live' ? [] : list(say.over(over.length), over, OVER, language, withTable)),
        ];
  return [
    whatToDo(language),
    menus(home, language),
    ...troubles(home, language),
    ...lists,
    ...(searched === undefined ? [] : [context(say.searched(searched))]),
    ...placesOf(home, language),
    ...rulesOf(home, language),
    ...wellOf(home, language),
  ];
}

function list(
  heading: string,
  all: readonly Watched[],
  most: number,
  language: Language,
  withTable: boolean,
): readonly KnownBlock[] {
  const rest = all.slice(most);
  return [
    section(`*${heading}*`),
    ...all.slice(0, most).map((one) => row(one, language)),
    ...(rest.length === 0 ? [] : others(rest, language, withTable)),
  ];
}

function row({ known, watches }: Watched, language: Language): KnownBlock {
  const { recording, since, files } = known;
  const { home: say, answer } = language;
  const details = answer.row({
    since: moment(since),
    files: files.length,
    app: shown(recording.app, 40),
    sid: shortSid(recording.sid),
  });
  const places = watches.slice(0, PLACES_IN_ROW).map(({ channel }) => placeName(channel, language));
  const where =
    places.length === 0 ? say.watchedNowhere : say.watchedIn(places, watches.length - places.length);
  return section(
    `${titleOf(known, language)}\n${details}\n${where}`,
    button('show', { sid: recording.sid }, language),
  );
}

const placeName = (channel: Watch['channel'], { home: say }: Language): Shown =>
  channelLink(channel) ?? shown(say.directMessages);

/** Those without a row of their own; a table as long as Slack takes it. */
function others(rest: readonly Watched[], language: Language, withTable: boolean): readonly KnownBlock[] {
  const { home: say, digest } = language;
  const heading = say.more(rest.length);
  if (!withTable) return [context(heading, say.askFor)];
  const rows = rest.map(({ known }) => ({
    face: FACE[known.phase],
    name: nameOf(known),
    what: stateOf(known, language),
    at: known.since,
  }));
  return [tableOf(heading, rows, digest.column), context(heading, say.askFor)];
}

function menus({ choice, apps }: Home, { home: say }: Language): ActionsBlock {
  const whose = choice.mine ? MINE : ANYBODY;
  return actions(
    menu(
      HOME_ACTIONS.state,
      say.choose.state,
      STATES.map((filter) => [filter, say.state[filter]] as const),
      choice.state,
    ),
    ...(apps.length < 2
      ? []
      : [
          menu(
            HOME_ACTIONS.app,
            say.choose.app,
            [[ANY_APP, say.everyApp], ...apps.map((app) => [app, unmarked(app, LIMITS.optionText)] as const)],
            choice.app ?? ANY_APP,
          ),
        ]),
    menu(
      HOME_ACTIONS.mine,
      say.choose.whose,
      [
        [ANYBODY, say.whose.anybody],
        [MINE, say.whose.mine],
      ],
      whose,
    ),
  );
}

function menu(
  actionId: string,
  placeholder: string,
  offered: readonly (readonly [value: string, text: string])[],
  current: string,
): StaticSelect {
  const options = offered
    .filter(([value]) => value.length <= LIMITS.optionText)
    .slice(0, LIMITS.selectOptions)
    .map(([value, text]) => ({ value, text: { type: 'plain_text' as const, text } }));
  const initial = options.find(({ value }) => value === current);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: { type: 'plain_text', text: placeholder },
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

const troubles = ({ health }: Home, { doctor }: Language): readonly KnownBlock[] =>
  paragraphs(
    health.filter(({ fine }) => !fine).map((finding) => `${AMISS} ${spoken(diagnosis(finding, doctor))}`),
  );

/** That nothing is amiss, and how much of each app's budget is used. */
function wellOf({ health }: Home, { home: say }: Language): readonly KnownBlock[] {
  const budgets = health.flatMap((one) =>
    one.kind === 'budget' && one.fine ? [say.budget(shown(one.app, 40), one.wanted, one.granted)] : [],
  );
  const well = health.every(({ fine }) => fine) ? [`${WELL} ${say.well}`] : [];
  const lines = [...well, ...budgets];
  return lines.length === 0 ? [] : [context(...lines)];
}

const healthOf = (home: Home, language: Language): readonly KnownBlock[] => [
  ...troubles(home, language),
  ...wellOf(home, language),
];

function placesOf({ places }: Home, language: Language): readonly KnownBlock[] {
  const { home: say } = language;
  if (places.length === 0) return [];
  const told = places.filter(({ paused }) => paused === undefined).slice(0, PLACES);
  const waiting = places.filter(({ paused }) => paused !== undefined).slice(0, WAITING);
  const more = places.length - told.length - waiting.length;
  return [
    section(`*${say.places(places.length)}*`),
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
  const resume = button('resume', { sid: ANYTHING, channel }, language);
  return section(`${placeLine(place, language)}\n${why}`, resume);
}

function rulesOf({ rules, user }: Home, language: Language): readonly KnownBlock[] {
  const { home: say, rule } = language;
  if (rules.length === 0) return [];
  const more = rules.length - RULES;
  return [
    section(`*${say.rules(rules.length)}*`),
    ...rules.slice(0, RULES).map((one) => ruleRow(one, user, language)),
    ...(more > 0 ? [context(rule.notListed(more))] : []),
  ];
}

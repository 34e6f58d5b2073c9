import type { Broadcast } from '../../../../recording/watching/broadcast.ts';
import type { Cards } from '../../../../recording/watching/cards.ts';
import type { Shown } from '../../../text.ts';
import { said } from '../../said.ts';
import { counted, number } from '../measures.ts';
import { broadcasts } from '../terms.ts';

const GLOB = '`*` stands for anything and `?` for one character: `channel:class-*`';

/** Words about standing rules. `which`: the recordings that a rule is about, as `which` below puts it. */
export const englishRules = {
  which: (pattern: Shown | undefined, app: Shown | undefined) =>
    [
      'every recording',
      ...(app === undefined ? [] : [`of app ${app}`]),
      ...(pattern === undefined ? [] : [`whose Agora channel matches ${pattern}`]),
    ].join(' '),
  set: (id: Shown, which: string, already: boolean) =>
    already
      ? `Rule ${id} is here already; the options you gave now count. It watches ${which}.`
      : `Rule ${id} is set: from now on this channel watches ${which}.`,
  /** Rules live from registrations, and from whom these come. */
  lives:
    'It sees what is registered: by your backend with `POST /v1/recordings` right after `start` (three lines, in the README), or by people with `/recording-watch`. Agora has no list that I could go through.',
  /** A recording that is registered without the name of its channel. */
  nameless:
    'A recording registered without `cname` is matched as soon as Agora tells me the name of its channel.',
  absent: 'I can’t see this channel, so I can’t post cards here. Type `/invite @Recording Watch`.',
  matching: (count: number) =>
    `${counted(count, 'recording')} that I know already ${count === 1 ? 'matches' : 'match'} too and ${count === 1 ? 'is' : 'are'} not watched here.`,
  matchingWatched: (count: number, id: Shown, left: number) =>
    `Watching ${counted(count, 'recording')} that rule ${id} came too late for; the cards follow, about one a second.${left > 0 ? ` ${number(left)} more ${left === 1 ? 'matches' : 'match'}.` : ''}`,
  noneMatching:
    'There is nothing left to watch: I found no other recording that matches, goes on and is not watched here.',
  paused: (id: Shown, which: string) =>
    said(
      `Rule ${id} is paused: ${which}.`,
      'It does not watch what is registered meanwhile; what is watched already stays so.',
    ),
  resumed: (id: Shown, which: string) =>
    said(
      `Rule ${id} goes on: from now on this channel watches ${which}.`,
      'It does not watch what was registered while it was paused; `/recording-list live` shows that.',
    ),
  /** Resumed by a person while Slack does not let the bot post. */
  waiting: (reason: string, mend: string) =>
    `I cannot post here at the moment: ${reason}. What matches is watched and waits. ${mend}.`,
  removed: (id: Shown, which: string, again: Shown) =>
    said(
      `Rule ${id} is removed. It was for ${which}; what it has watched so far stays watched until it is unwatched or over.`,
      `To set it again: ${again}`,
    ),
  unknown: (text: Shown, here: number) =>
    said(
      `This channel has no rule ${text}.`,
      here > 0
        ? 'These are the rules that it has.'
        : 'To set one, type `/recording-watch all`, with `channel:class-*` for some channels only.',
    ),
  ambiguous: (text: Shown, count: number) => `${text} could be any of ${counted(count, 'rule')}. Which one?`,
  here: (count: number) => `This channel has ${counted(count, 'rule')}.`,
  elsewhere: (count: number) => `${counted(count, 'rule')} of other channels`,
  none: said(
    'There are no rules yet.',
    'A rule has a channel watch every recording that is registered from now on: `/recording-watch all`, or, for some channels of Agora only, `/recording-watch all channel:class-*`.',
  ),
  notListed: (count: number) => `${counted(count, 'more rule')} not shown.`,
  /** One rule of a list: in bold its name and what it is about, below who set it and what it tells. */
  row: (id: Shown, which: string) => `*${id}* ${which}`,
  /** `place` where the rule is of another one. */
  details: ({
    owner,
    since,
    only,
    lang,
    broadcast,
    cards,
    calls,
    max,
    place,
  }: {
    owner: Shown;
    since: Shown;
    only: readonly string[];
    lang: Shown | undefined;
    broadcast: Broadcast | undefined;
    cards: Cards | undefined;
    /** Somebody else than the person who set it, or nobody. */
    calls: Shown | 'nobody' | undefined;
    /** Hours after which it tells that a recording still runs. */
    max: number | 'none' | undefined;
    place: Shown | undefined;
  }) =>
    [
      ...(place === undefined ? [] : [`in ${place}`]),
      `by ${owner} since ${since}`,
      ...(only.length === 0 ? [] : [`tells only ${only.join(', ')}`]),
      ...(broadcast === undefined ? [] : [`the whole channel sees ${broadcasts[broadcast]}`]),
      ...(cards === 'bad' ? ['cards only with trouble'] : []),
      ...(calls === undefined ? [] : [`on bad news I mention ${calls}`]),
      ...(max === undefined
        ? []
        : [max === 'none' ? 'these are not to end' : `says so when one runs longer than ${number(max)} h`]),
      ...(lang === undefined ? [] : [`language ${lang}`]),
    ].join(' · '),
  elsewherePlace: 'a direct message',
  pausedBy: (person: Shown, at: Shown) => `⏸ paused by ${person} since ${at}`,
  placeGone: (reason: string) => `⏸ I cannot post there: ${reason}. What matches is watched and waits.`,
  strangeWord: (word: Shown) =>
    said(
      `After \`/recording-watch all\` I don’t understand ${word}.`,
      'To choose by the name of the Agora channel, type `channel:class-*`; `app:`, `only:`, `lang:`, `broadcast:`, `cards:`, `notify:` and `max:` may follow.',
    ),
  noPattern: () =>
    said(
      'Nothing comes after `channel:`.',
      `Type the name of an Agora channel, in which ${GLOB}. For all of them, leave it out.`,
    ),
  longPattern: (length: number, most: number) =>
    said(
      `That pattern has ${number(length)} characters; the name of an Agora channel has 64 at most, and a pattern may have ${number(most)}.`,
      `A shorter one will do: ${GLOB}.`,
    ),
  regex: (written: Shown) => said(`${written} looks like a regular expression.`, `In a rule ${GLOB}.`),
  slackChannel: (written: Shown) =>
    said(
      `${written} looks like a channel of Slack.`,
      'After `channel:` comes the name of the Agora channel that is recorded (`cname`). News goes to the Slack channel in which the command is typed.',
    ),
  tooMany: (most: number, where: 'person' | 'place' | 'team') =>
    where === 'person'
      ? said(
          `You have set ${number(most)} rules in this workspace, and that is the most that one person may have.`,
          'Remove one that is not needed: `/recording-list rules` shows them and their channels.',
        )
      : where === 'place'
        ? said(
            `This channel has ${number(most)} rules, and that is the most that a channel may have.`,
            'Remove one of them: `/recording-unwatch` shows them. Perhaps one pattern can do the work of two.',
          )
        : said(
            `This workspace has ${number(most)} rules, and that is the most that it may have.`,
            'Remove one that is not needed: `/recording-list rules` shows them and their channels.',
          ),
};

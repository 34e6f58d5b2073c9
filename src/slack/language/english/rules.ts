import type { RuleSentences } from '../rule-sentences.ts';
import type { Said } from '../said.ts';
import { broadcasts } from './broadcasts.ts';
import { counted, number } from './measures.ts';

const said = (fact: string, check: string): Said => ({ fact, check });

const GLOB = '`*` stands for anything and `?` for one character: `channel:class-*`';

export const englishRules: RuleSentences = {
  which: (pattern, app) =>
    [
      'every recording',
      ...(app === undefined ? [] : [`of app ${app}`]),
      ...(pattern === undefined ? [] : [`whose Agora channel matches ${pattern}`]),
    ].join(' '),
  set: (id, which, already) =>
    already
      ? `Rule ${id} is here already; the options you gave now count. It watches ${which}.`
      : `Rule ${id} is set: from now on this channel watches ${which}.`,
  lives:
    'It sees what is registered: by your backend with `POST /v1/recordings` right after `start` (three lines, in the README), or by people with `/recording-watch`. Agora has no list that I could go through.',
  nameless:
    'A recording registered without `cname` is matched as soon as Agora tells me the name of its channel.',
  absent:
    'I am not in this channel. If it is private, type `/invite @Recording Watch`, or no card can be posted here.',
  matching: (count) =>
    `${counted(count, 'recording')} that I know already ${count === 1 ? 'matches' : 'match'} too and ${count === 1 ? 'is' : 'are'} not watched here.`,
  matchingWatched: (count, id, left) =>
    `Watching ${counted(count, 'recording')} that rule ${id} came too late for; the cards follow, about one a second.${left > 0 ? ` ${number(left)} more ${left === 1 ? 'matches' : 'match'}.` : ''}`,
  noneMatching: 'There is nothing left to watch: all recordings that match and go on are watched here.',
  paused: (id, which) =>
    said(
      `Rule ${id} is paused: ${which}.`,
      'What is registered meanwhile is not watched here; what is watched already stays so.',
    ),
  resumed: (id, which) =>
    said(
      `Rule ${id} goes on: from now on this channel watches ${which}.`,
      'What was registered while it was paused is not watched; `/recording-list live` shows it.',
    ),
  waiting: (reason, mend) =>
    `I cannot post here at the moment: ${reason}. What matches is watched and waits. ${mend}.`,
  removed: (id, which, again) =>
    said(
      `Rule ${id} is removed. It was for ${which}; what it has watched so far stays watched until it is unwatched or over.`,
      `To set it again: ${again}`,
    ),
  unknown: (text, here) =>
    said(
      `This channel has no rule ‘${text}’.`,
      here > 0
        ? 'These are the rules that it has.'
        : 'To set one, type `/recording-watch all`, with `channel:class-*` for some channels only.',
    ),
  ambiguous: (text, count) => `‘${text}’ could be any of ${counted(count, 'rule')}. Which one?`,
  here: (count) => `This channel has ${counted(count, 'rule')}.`,
  elsewhere: (count) => `${counted(count, 'rule')} of other channels`,
  none: said(
    'There are no rules yet.',
    'A rule has a channel watch every recording that is registered from now on: `/recording-watch all`, or, for some channels of Agora only, `/recording-watch all channel:class-*`.',
  ),
  notListed: (count) => `${counted(count, 'more rule')} not shown.`,
  row: (id, which) => `*${id}* ${which}`,
  details: ({ owner, since, only, lang, broadcast, max, place }) =>
    [
      ...(place === undefined ? [] : [`in ${place}`]),
      `by ${owner} since ${since}`,
      ...(only.length === 0 ? [] : [`tells only ${only.join(', ')}`]),
      ...(broadcast === undefined ? [] : [`the whole channel sees ${broadcasts[broadcast]}`]),
      ...(max === undefined
        ? []
        : [max === 'none' ? 'these are not to end' : `says so when one runs longer than ${number(max)} h`]),
      ...(lang === undefined ? [] : [`language ${lang}`]),
    ].join(' · '),
  elsewherePlace: 'a direct message',
  pausedBy: (person, at) => `⏸ paused by ${person} since ${at}`,
  placeGone: (reason) => `⏸ I cannot post there: ${reason}. What matches is watched and waits.`,
  strangeWord: (word) =>
    said(
      `After \`/recording-watch all\` I don’t understand ‘${word}’.`,
      'To choose by the name of the Agora channel, type `channel:class-*`; `app:`, `only:`, `lang:`, `broadcast:` and `max:` may follow.',
    ),
  noPattern: () =>
    said(
      'Nothing comes after `channel:`.',
      `Type the name of an Agora channel, in which ${GLOB}. For all of them, leave it out.`,
    ),
  longPattern: (length, most) =>
    said(
      `That pattern has ${number(length)} characters; the name of an Agora channel has 64 at most, and a pattern may have ${number(most)}.`,
      `A shorter one will do: ${GLOB}.`,
    ),
  regex: (written) => said(`${written} looks like a regular expression.`, `In a rule ${GLOB}.`),
  slackChannel: (written) =>
    said(
      `${written} looks like a channel of Slack.`,
      'After `channel:` comes the name of the Agora channel that is recorded (`cname`). News goes to the Slack channel in which the command is typed.',
    ),
  tooMany: (most, where) =>
    where === 'place'
      ? said(
          `This channel has ${number(most)} rules, and that is the most that a channel may have.`,
          'Remove one of them: `/recording-unwatch` shows them. Perhaps one pattern can do the work of two.',
        )
      : said(
          `This workspace has ${number(most)} rules, and that is the most that it may have.`,
          'Remove one that is not needed: `/recording-list rules` shows them and their channels.',
        ),
};

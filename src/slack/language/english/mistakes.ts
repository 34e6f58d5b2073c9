import type { MistakeSentences } from '../mistake-sentences.ts';
import type { Said } from '../said.ts';
import { allOf, counted, number, oneOf } from './measures.ts';

const EXAMPLE =
  '`/recording-watch` with the whole answer of `start` and the mode: mix, individual, web or raw';

const said = (fact: string, check: string): Said => ({ fact, check });

export const englishMistakes: MistakeSentences = {
  unknown: (text) =>
    said(
      `I don’t know a recording ‘${text}’. Agora has no list of recordings, so somebody has to tell me.`,
      `Press Register it, or type ${EXAMPLE}.`,
    ),
  didYouMean: (names) => `Did you mean ${oneOf(names.map((name) => `‘${name}’`))}?`,
  didYouMeanToType: (command) => `Did you mean ${command}?`,
  tooShort: (text) =>
    said(
      `‘${text}’ is too short to tell which recording you mean.`,
      'Type at least 6 characters of its sid, or its whole name.',
    ),
  ambiguous: (text, count) => `‘${text}’ could be any of ${number(count)} recordings. Which one?`,
  notJson: () =>
    said(
      'That looks like JSON, but I could not read it: perhaps its end was cut off.',
      'Paste it again, or type the sid, the resource ID and the mode.',
    ),
  cutResourceId: (length) =>
    said(
      `That resource ID has ${number(length)} characters; Agora’s have 192 or more, so it was probably cut.`,
      'Paste it again, or paste the whole answer of `start`.',
    ),
  severalSids: (count) =>
    said(
      `There are ${number(count)} different sids beside fewer resource IDs, so I cannot tell which belong together. An App ID looks like a sid.`,
      'Give each recording a line of its own: sid, resource ID and mode.',
    ),
  longAlias: (length, most) =>
    said(
      `That name has ${number(length)} characters; I keep names of up to ${number(most)}.`,
      'Choose a shorter one after `as:`.',
    ),
  unknownBroadcast: (written, words) =>
    said(
      `‘${written}’ does not say which news the whole channel should see.`,
      `After \`broadcast:\` comes one of ${allOf(words)}. Without it, bad and final news go to the channel.`,
    ),
  badMax: (written) =>
    said(
      `I don’t know ${written}.`,
      'After `max:` comes a number of hours, such as `max:4` or `max:1.5`; or `max:none`, for one that is not to end.',
    ),
  unknownKind: (written, kinds) =>
    said(
      `There is no kind of news called ‘${written}’.`,
      `After \`only:\` come one or more of ${allOf(kinds)}, with commas between.`,
    ),
  noSid: () =>
    said(
      'The sid is missing: that is in the answer of `start`, not yet in that of `acquire`.',
      `Type ${EXAMPLE}.`,
    ),
  noResourceId: () => said('The resource ID is missing.', `Type ${EXAMPLE}.`),
  noMode: (written) =>
    said(
      written === undefined ? 'The mode is missing.' : `The mode is missing, and ‘${written}’ is none.`,
      'Add the mode that `start` was called with: mix, individual, web or raw.',
    ),
  whichApp: (apps) =>
    said(
      `There are ${counted(apps.length, 'Agora app')}, and the text does not say which one.`,
      `Add \`app:\` and one of ${oneOf(apps)}.`,
    ),
  unknownApp: (written, apps) =>
    said(
      `I have no Agora app ‘${written}’.`,
      apps.length === 0
        ? 'Whoever runs this bot has to add it to the settings.'
        : `I have ${allOf(apps)}; choose one with \`app:\`, or have whoever runs this bot add it.`,
    ),
  unknownLanguage: (written, languages) =>
    said(`I don’t speak ‘${written}’ yet.`, `After \`lang:\` comes ${oneOf(languages)}.`),
  unknownFilter: (written, filters) =>
    said(`There is no list called ‘${written}’.`, `Type \`/recording-list\` and ${oneOf(filters)}.`),
  emptyUnwatch: () =>
    said(
      'Which recording shall this channel no longer be told about?',
      'Press Unwatch, or type `/recording-unwatch` and a sid or name.',
    ),
  strangeButton: () =>
    said(
      'I don’t know that button: the message is from another version of me.',
      'Type `/recording-status` and the sid instead.',
    ),
};

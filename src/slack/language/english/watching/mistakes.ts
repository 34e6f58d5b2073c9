import type { Shown } from '../../../text.ts';
import type { Said } from '../../said.ts';
import { allOf, counted, number, oneOf } from '../measures.ts';

const EXAMPLE =
  '`/recording-watch` with the whole answer of `start` and the mode: mix, individual, web or raw';

const said = (fact: string, check: string): Said => ({ fact, check });

/** Answers to what was typed wrongly or is not there; each says what to type instead. */
export const englishMistakes = {
  unknown: (text: Shown) =>
    said(
      `I don’t know a recording ‘${text}’. Agora has no list of recordings, so somebody has to tell me.`,
      `Press Register it, or type ${EXAMPLE}.`,
    ),
  /** Names of recordings that the text is a slip of the pen for. */
  didYouMean: (names: readonly Shown[]) => `Did you mean ${oneOf(names.map((name) => `‘${name}’`))}?`,
  /** The same for a command. */
  didYouMeanToType: (command: Shown) => `Did you mean ${command}?`,
  /** Fewer than six characters that are no alias. */
  tooShort: (text: Shown) =>
    said(
      `‘${text}’ is too short to tell which recording you mean.`,
      'Type at least 6 characters of its sid, or its whole name.',
    ),
  ambiguous: (text: Shown, count: number) =>
    `‘${text}’ could be any of ${number(count)} recordings. Which one?`,
  notJson: () =>
    said(
      'That looks like JSON, but I could not read it: perhaps its end was cut off.',
      'Paste it again, or type the sid, the resource ID and the mode.',
    ),
  cutResourceId: (length: number) =>
    said(
      `That resource ID has ${number(length)} characters; Agora’s have 192 or more, so it was probably cut.`,
      'Paste it again, or paste the whole answer of `start`.',
    ),
  severalSids: (count: number) =>
    said(
      `There are ${number(count)} different sids beside fewer resource IDs, so I cannot tell which belong together. An App ID looks like a sid.`,
      'Give each recording a line of its own: sid, resource ID and mode.',
    ),
  longAlias: (length: number, most: number) =>
    said(
      `That name has ${number(length)} characters; I keep names of up to ${number(most)}.`,
      'Choose a shorter one after `as:`.',
    ),
  unknownBroadcast: (written: Shown, words: readonly Shown[]) =>
    said(
      `‘${written}’ does not say which news the whole channel should see.`,
      `After \`broadcast:\` comes one of ${allOf(words)}. Without it, bad and final news go to the channel.`,
    ),
  badMax: (written: Shown) =>
    said(
      `I don’t know ${written}.`,
      'After `max:` comes a number of hours, such as `max:4` or `max:1.5`; or `max:none`, for one that is not to end.',
    ),
  unknownKind: (written: Shown, kinds: readonly Shown[]) =>
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
  noMode: (written: Shown | undefined) =>
    said(
      written === undefined ? 'The mode is missing.' : `The mode is missing, and ‘${written}’ is none.`,
      'Add the mode that `start` was called with: mix, individual, web or raw.',
    ),
  whichApp: (apps: readonly Shown[]) =>
    said(
      `There are ${counted(apps.length, 'Agora app')}, and the text does not say which one.`,
      `Add \`app:\` and one of ${oneOf(apps)}.`,
    ),
  unknownApp: (written: Shown, apps: readonly Shown[]) =>
    said(
      `I have no Agora app ‘${written}’.`,
      apps.length === 0
        ? 'Whoever runs this bot has to add it to the settings.'
        : `I have ${allOf(apps)}; choose one with \`app:\`, or have whoever runs this bot add it.`,
    ),
  unknownLanguage: (written: Shown, languages: readonly Shown[]) =>
    said(`I don’t speak ‘${written}’ yet.`, `After \`lang:\` comes ${oneOf(languages)}.`),
  unknownFilter: (written: Shown, filters: readonly Shown[]) =>
    said(`There is no list called ‘${written}’.`, `Type \`/recording-list\` and ${oneOf(filters)}.`),
  /** Nothing was typed after the command. */
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

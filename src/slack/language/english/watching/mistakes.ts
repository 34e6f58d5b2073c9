import type { Shown } from '../../../text.ts';
import { said } from '../../said.ts';
import { allOf, counted, number, oneOf, withMore } from '../measures.ts';

const EXAMPLE =
  '`/recording-watch` with the whole answer of `start` and the mode: mix, individual, web or raw';

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
  /** Recordings that Agora has never shown, as many as one may have watched at a time. */
  tooManyUnseen: (most: number, where: 'person' | 'place' | 'team') =>
    said(
      `${{ person: 'You watch', place: 'This channel watches', team: 'This workspace watches' }[where]} ${number(most)} recordings that I have never seen at Agora, and that is the most at one time.`,
      'Unwatch those that were mistyped; the others make room as soon as they are seen.',
    ),
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
  tooManyPieces: (most: number) =>
    said(
      `That is more than ${number(most)} lines or pieces of JSON, more than I read at once, so I took none of it.`,
      'Paste it in parts.',
    ),
  /** A pattern was typed without the word that begins a rule. */
  noAll: (command: Shown) =>
    said('`channel:` is for a rule, and a rule begins with `all`.', `Did you mean ${command}?`),
  /** @param meant the option that it misspells */
  unknownOption: (written: Shown, meant: Shown) =>
    said(`There is no option ${written}, so I did nothing.`, `Did you mean ${meant}? Try again with that.`),
  longAlias: (length: number, most: number) =>
    said(
      `That name has ${number(length)} characters; I keep names of up to ${number(most)}.`,
      'Choose a shorter one after `as:`.',
    ),
  unknownBroadcast: (written: Shown, words: readonly Shown[]) =>
    said(
      `I don’t know ${written}.`,
      `Use ${oneOf(words)}. Without it, bad and final news go to the whole channel.`,
    ),
  unknownNotify: (written: Shown) =>
    said(
      `I can’t tell whom ${written} means.`,
      'Type `@` and choose the person or group from Slack’s list; or type `channel`, `here` or `none`. Without it, I mention whoever watches, on bad news only.',
    ),
  /** The choice after `notify:` can be mentioned, and will never read it. */
  uncallable: (who: Shown, is: 'bot' | 'left' | 'unknown') =>
    said(
      {
        bot: `${who} is an app, and apps read no mentions.`,
        left: `The account of ${who} is deactivated, so nobody would be called.`,
        unknown: `Slack does not know ${who} here, so nobody would be called.`,
      }[is],
      'Nothing was changed. Choose a person or a group, or `notify:none`.',
    ),
  unknownCards: (written: Shown) =>
    said(
      `I don’t know ${written}.`,
      'After `cards:` comes `all` or `bad`. With `cards:bad` a recording has a card only once it is in trouble.',
    ),
  /** @param most hours */
  badMax: (written: Shown, most: number) =>
    said(
      `I can’t take ${written}.`,
      `After \`max:\` comes a number of hours, ${number(most)} at most, such as \`max:4\` or \`max:1.5\`; or \`max:none\`, for one that is not to end.`,
    ),
  unknownKind: (written: Shown, kinds: readonly Shown[]) =>
    said(
      `There is no kind of news called ‘${written}’.`,
      `The common ones are ${allOf(kinds)}, with commas between. \`only:problems\` stands for problems and the end, \`only:all\` for everything; \`/recording-watch help\` lists all kinds under Options.`,
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
  /** @param more apps that are not named */
  whichApp: (apps: readonly Shown[], more: number) =>
    said(
      `There are ${counted(apps.length + more, 'Agora app')}, and the text does not say which one.`,
      `Add \`app:\` and one of ${oneOf(more > 0 ? [...apps, `${number(more)} more`] : apps)}.`,
    ),
  /** @param more apps that are not named */
  unknownApp: (written: Shown, apps: readonly Shown[], more: number) =>
    said(
      `I have no Agora app ‘${written}’.`,
      apps.length === 0
        ? 'Your admin has to add it to the settings.'
        : `I have ${withMore(apps, more)}; choose one with \`app:\`, or ask your admin to add it.`,
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
  /** To somebody who presses a button about a channel that they are not in. */
  notThere: said(
    'As far as Slack tells me, you are not in that channel, so nothing was changed.',
    'Ask somebody who is in it. If you are, press again in a moment.',
  ),
  strangeButton: () =>
    said(
      'I don’t know that button: the message is from another version of me.',
      'Type `/recording-status` and the sid instead.',
    ),
};

/** Why a step of a workflow failed, where that has no other words; shown by Slack as plain text. */
export const englishStep = {
  several: (count: number) => `The step takes one recording, and this names ${counted(count, 'recording')}.`,
  badMode: (written: string) => `Mode is individual, mix, web or raw, not ‘${written}’.`,
  /** @param reason the end of a sentence @param mend what helps, without its full stop */
  cannotPost: (reason: string, mend: string) => ({
    fact: `It is watched, but I cannot post there yet: ${reason}.`,
    check: `${mend}.`,
  }),
  stopped: {
    fact: 'It is not watched: somebody has stopped it in that channel, and no workflow undoes that.',
    check: 'To have it back, type `/recording-watch` and its name there.',
  },
  /** @param id under which the log knows it */
  failed: (id: string) =>
    `Something that I need did not work. Run the workflow again; it does no harm twice. If it still fails, tell your admin the number ${id}.`,
};

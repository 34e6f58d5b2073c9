import type { BlindCause } from '../../../../recording/news.ts';
import type { Broadcast } from '../../../../recording/watching/broadcast.ts';
import type { Cards } from '../../../../recording/watching/cards.ts';
import type { Shown } from '../../../text.ts';
import type { ToldKind } from '../../facts.ts';
import { allOf, counted, duration, number, seconds } from '../measures.ts';
import { broadcasts, causes, remedies } from '../terms.ts';

const shownAsOf = (asOf: Shown | undefined): string =>
  asOf === undefined ? 'Nothing is known of it yet.' : `This is as of ${asOf}.`;

/** Answers that only the asker sees. */
export const englishAnswers = {
  /** Source of the facts. */
  fresh: {
    asked: (tookMs: number) => `Asked Agora just now; it took ${seconds(tookMs)}.`,
    recent: (ageMs: number) =>
      `Agora was asked ${ageMs < 1_000 ? 'less than a second' : duration(ageMs)} ago.`,
    final: 'Agora is no longer asked about it.',
    unanswered: (cause: BlindCause, asOf: Shown | undefined, requestId: Shown | undefined) =>
      `I can’t tell right now: ${causes[cause]}. ${shownAsOf(asOf)} That says nothing about the recording itself.\n${remedies[cause]}${requestId === undefined ? '' : ` Agora’s support can look up request ${requestId}.`}`,
    spent: (ms: number, asOf: Shown | undefined) =>
      `I did not ask Agora: all my requests of the next ${duration(ms)} are taken. ${shownAsOf(asOf)}\nPress Refresh after that.`,
    /** Agora has said 429. */
    held: (ms: number, asOf: Shown | undefined) =>
      `I did not ask Agora: it was asked too often (429) and takes no requests for another ${duration(ms)}. ${shownAsOf(asOf)}\nI ask again by myself after that; press Refresh then.`,
    underWay: (ms: number, asOf: Shown | undefined) =>
      `A look is under way and has brought nothing within ${duration(ms)}. ${shownAsOf(asOf)}\nPress Refresh in a moment.`,
    notConfigured: (app: Shown, asOf: Shown | undefined) =>
      `I no longer ask Agora about it: app ${app} was taken out of the settings of this bot. ${shownAsOf(asOf)}${asOf === undefined ? '' : ' That says nothing about the recording itself.'}\nYour admin can put the app back. If it is gone for good, press Unwatch where this recording is watched.`,
  },
  /** `only`: the kinds of news told; none of them when everything is. `broadcast`, `cards`, `max`: what somebody has chosen. */
  watchedSince: ({
    owner,
    since,
    only,
    broadcast,
    cards,
    calls,
    max,
  }: {
    owner: string;
    since: Shown;
    only: readonly string[];
    broadcast: Broadcast | undefined;
    /** Somebody else than the person who watches, or nobody. */
    calls: Shown | 'nobody' | undefined;
    cards: Cards | undefined;
    max: number | 'none' | undefined;
  }) =>
    [
      `Watched here for ${owner} since ${since}.`,
      ...(only.length > 0 ? [`Posts only: ${only.join(', ')}.`] : []),
      ...(broadcast === undefined ? [] : [`The whole channel sees ${broadcasts[broadcast]}.`]),
      ...(cards === 'bad' ? ['A card only with trouble.'] : []),
      ...(calls === undefined ? [] : [`On bad news I mention ${calls}.`]),
      ...(max === undefined
        ? []
        : [
            max === 'none'
              ? 'It is not to end by itself.'
              : `Says so when it runs longer than ${number(max)} h.`,
          ]),
    ].join(' '),
  watchPaused: (reason: string) => `Watched here, but I cannot tell this channel: ${reason}.`,
  notWatchedHere: 'Not watched here.',
  /** `same`, `changed`: it was watched before, without or with options given now. */
  watching: (name: Shown, how: 'new' | 'same' | 'changed') =>
    ({
      new: `Watching *${name}* for this channel.`,
      same: `This channel watches *${name}* already.`,
      changed: `This channel watches *${name}* already; the options you gave now count.`,
    })[how],
  card: {
    posted: 'Its card is in the channel and keeps itself up to date; news comes in its thread.',
    soon: 'Its card follows in a moment; news comes in its thread.',
    awaited: 'Its card comes here once Agora has shown it.',
    with_trouble:
      'I know of no trouble with it, so it has no card here: that comes with the first trouble, as you asked.',
  },
  replaced: (name: Shown) =>
    `The ids that were registered for *${name}* before never worked, so these replace them.`,
  modeTaken: (written: Shown, mode: Shown) =>
    `You wrote mode ‘${written}’; Agora calls that ${mode}, so I used ${mode}.`,
  cannotPost: (reason: string, mend: string) => ({
    fact: `I can answer you, but cannot post here yet: ${reason}.`,
    check: `${mend}. I then go on by myself; if no card comes, press Watch here.`,
  }),
  /** The same in a direct message of two people. */
  cannotPostDirect: {
    fact: 'I cannot post in a direct message of two people: nobody can invite me there.',
    check: 'Use a channel instead, or your direct messages with me.',
  },
  /** Agora has spoken of it, and nobody has registered it. */
  unregistered: (sid: Shown, app: Shown) => ({
    fact: `Agora’s callbacks speak of ${sid}, of app ${app}, and nobody has registered it here.`,
    check:
      'I can’t ask Agora about it until somebody gives its resource ID and its mode. Press Register it. What Agora has said is kept for a day, and counts from then on.',
  }),
  unwatched: (name: Shown) => `*${name}* is no longer watched in this channel.`,
  notWatched: (name: Shown) => `*${name}* is not watched in this channel, so there is nothing to stop.`,
  shareQueued: (name: Shown) => `*${name}* goes to the channel in a moment.`,
  shareRepeated: 'You shared it here less than a minute ago, so I do not post it twice.',
  /** Heading of what a channel watches, and of a list. */
  watchedHere: (total: number) => `This channel watches ${counted(total, 'recording')}.`,
  nothingWatched: {
    fact: 'This channel watches no recording.',
    check:
      'To watch one: `/recording-watch` and what Agora answered to `start`. For everything else: `/recording-status help`.',
  },
  list: (filter: string, total: number) =>
    `${number(total)} ${filter} ${total === 1 ? 'recording' : 'recordings'}`,
  /** @param filter absent: of all recordings */
  listEmpty: (filter: string | undefined) => ({
    fact: `This workspace has no ${filter === undefined ? '' : `${filter} `}recordings that you may see.`,
    check: 'Agora has no list of recordings: I know those that somebody registered with `/recording-watch`.',
  }),
  /** Nothing is live. @param recent over or not begun within the last day @param agoMs since the latest of them was */
  noneLive: (recent: number, agoMs: number) =>
    recent === 1
      ? `Nothing that you may see is live. The latest, ${duration(agoMs)} ago:`
      : `Nothing that you may see is live. ${number(recent)} within the last day, the latest ${duration(agoMs)} ago:`,
  /** Below a list, with a button. @param count recordings that were never found and that the reader may have forgotten */
  neverFound: (count: number) =>
    `${counted(count, 'recording')} never started as far as Agora shows; the ids may be wrong.`,
  /** The question before they are forgotten. Slack takes 300 characters. */
  forgetting: (count: number) => ({
    title: `Forget ${counted(count, 'recording')}?`,
    text: 'Their ids, names and watches are deleted for everybody, and their cards say so. This is final. Who needs one after all registers it again.',
    yes: 'Forget',
    no: 'Keep',
  }),
  /** @param left how many another press would forget */
  forgot: (count: number, left: number) =>
    count === 0
      ? { fact: 'There is nothing to forget: Agora has shown every recording that you may delete.' }
      : {
          fact: `I forgot ${counted(count, 'recording')}.`,
          ...(left === 0 ? {} : { check: `${number(left)} more: open the list again and press once more.` }),
        },
  moreEnded: (count: number) => `${number(count)} more within the last day: \`/recording-list all\`.`,
  /** @param since absent in plain text */
  unseen: (count: number, total: number, since: Shown | undefined) =>
    `I can’t see ${count === total ? (total === 1 ? 'it' : 'any of them') : `${number(count)} of ${number(total)}`} now${since === undefined ? '' : `, since ${since}`}.`,
  /** Rows of a page, of all. */
  range: (first: number, last: number, total: number) =>
    `${number(first)}–${number(last)} of ${number(total)}`,
  /** Columns of a table. */
  state: 'State',
  since: 'Since',
  /** On a closed menu that does the same with whichever recording is chosen. */
  pick: { show: 'Show one', watchHere: 'Watch one here', unwatch: 'Unwatch one' },
  /** One row of a list, under the title. */
  row: ({
    since,
    files,
    app,
    channel,
    sid,
  }: {
    /** Moment since which it is over; absent while it goes on. */
    readonly since: Shown | undefined;
    readonly files: number;
    readonly app: Shown;
    readonly channel: Shown | undefined;
    readonly sid: Shown;
  }) =>
    [
      ...(since === undefined ? [] : [since]),
      `${files === 0 ? 'no files' : counted(files, 'file')} announced`,
      `app ${app}`,
      ...(channel === undefined ? [] : [`channel ${channel}`]),
      sid,
    ].join(' · '),
  /** Below an answer that waited until Slack was there again. */
  late: (askedAt: Shown) => `You asked at ${askedAt}; until now Slack has confirmed no answer of mine.`,
  /** Text of a link. */
  itsCard: 'Its card',
  /** Name of one button among many that look alike, for screen readers. */
  buttonOf: (label: string, name: string) => `${label}: ${name}`,
  notListed: (count: number) =>
    `${number(count)} more ${count === 1 ? 'is' : 'are'} not shown. Ask for one with \`/recording-status\` and its name.`,
  /** Every kind of news, in the help about options. */
  kinds: (kinds: readonly ToldKind[]) =>
    `After \`only:\`, with commas between: ${kinds.map((kind) => `\`${kind}\``).join(', ')}. \`problems\` stands for problems and the end, \`all\` for everything.`,
  helpTitle: 'What I can tell you about your Agora recordings',
  helpIds:
    'For a sid you may also type the name given with `as:`, or the first six characters or more. Only you see the answers; cards and news are for the whole channel.',
  /** Examples of the help: a name to ask for, and what each does. */
  example: {
    name: 'algebra',
    status: 'how it is now; part of a name will do',
    watch: 'tells this channel about it',
    list: 'which recordings are live, and which ended lately',
    doctor: 'what might keep news from this channel',
  },
  /** @param behind labels of the buttons above it */
  helpMore: (behind: readonly string[]) => `Everything else: ${allOf(behind)}. Only you see the answers.`,
};

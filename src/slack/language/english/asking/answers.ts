import type { BlindCause } from '../../../../recording/news.ts';
import type { Broadcast } from '../../../../recording/watching/broadcast.ts';
import type { Shown } from '../../../text.ts';
import { broadcasts } from '../broadcasts.ts';
import { causes, remedies } from '../causes.ts';
import { counted, duration, number, seconds } from '../measures.ts';

const shownAsOf = (asOf: Shown | undefined): string =>
  asOf === undefined ? 'Nothing is known of it yet.' : `What you see is as of ${asOf}.`;

/** Answers that only the asker sees. */
export const englishAnswers = {
  /** How the facts were obtained. */
  fresh: {
    asked: (tookMs: number) => `Asked Agora just now; it took ${seconds(tookMs)}.`,
    recent: (ageMs: number) =>
      `Agora was asked ${ageMs < 1_000 ? 'less than a second' : duration(ageMs)} ago.`,
    final: 'It is over, so Agora is no longer asked.',
    unanswered: (cause: BlindCause, asOf: Shown | undefined, requestId: Shown | undefined) =>
      `I asked just now and learnt nothing: ${causes[cause]}. ${shownAsOf(asOf)} Its state since is unknown, not bad.\n${remedies[cause]}${requestId === undefined ? '' : ` Agora’s support can look up request ${requestId}.`}`,
    waiting: (ms: number, asOf: Shown | undefined) =>
      `I could not ask Agora within ${duration(ms)}: many recordings are being looked at. ${shownAsOf(asOf)}\nPress Refresh in a moment.`,
    notConfigured: (app: Shown, asOf: Shown | undefined) =>
      `I no longer ask Agora about it: app ${app} was taken out of the settings of this bot. ${shownAsOf(asOf)}${asOf === undefined ? '' : ' Its state since is unknown, not bad.'}\nWhoever runs this bot can put the app back. If it is gone for good, press Unwatch where this recording is watched.`,
  },
  /** `only`: the kinds of news told; none of them when everything is. `broadcast`, `max`: what somebody has chosen. */
  watchedSince: (
    owner: string,
    since: Shown,
    only: readonly Shown[],
    broadcast: Broadcast | undefined,
    max: number | 'none' | undefined,
  ) =>
    [
      `Watched here for ${owner} since ${since}.`,
      ...(only.length > 0 ? [`Tells only: ${only.join(', ')}.`] : []),
      ...(broadcast === undefined ? [] : [`The whole channel sees ${broadcasts[broadcast]}.`]),
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
  },
  replaced: (name: Shown) =>
    `The ids that were registered for *${name}* before never worked, so these replace them.`,
  modeTaken: (written: Shown, mode: Shown) =>
    `You wrote mode ‘${written}’; Agora calls that ${mode}, so I used ${mode}.`,
  cannotPost: (reason: string, mend: string) => ({
    fact: `I can answer you, but cannot post here yet: ${reason}.`,
    check: `${mend}, then press Watch here.`,
  }),
  unwatched: (name: Shown) => `*${name}* is no longer watched in this channel.`,
  notWatched: (name: Shown) => `*${name}* is not watched in this channel, so there is nothing to stop.`,
  shareQueued: (name: Shown) => `*${name}* goes to the channel in a moment.`,
  shareRepeated: 'You shared it here less than a minute ago, so I do not post it twice.',
  cardComing: (name: Shown) => `The card of *${name}* is being brought up to date as well.`,
  /** Heading of what a channel watches, and of a list. */
  watchedHere: (total: number) => `This channel watches ${counted(total, 'recording')}.`,
  nothingWatched: {
    fact: 'This channel watches no recording.',
    check:
      'To watch one: `/recording-watch` and what Agora answered to `start`. For everything else: `/recording-status help`.',
  },
  list: (filter: string, total: number) =>
    `${number(total)} ${filter} ${total === 1 ? 'recording' : 'recordings'}`,
  listEmpty: (filter: string) => ({
    fact: `This workspace has no ${filter} recordings that I know of.`,
    check: 'Agora has no list of recordings: I know those that somebody registered with `/recording-watch`.',
  }),
  /** One row of a list, under the title. */
  row: ({ since, files, app, sid }: { since: Shown; files: number; app: Shown; sid: Shown }) =>
    `since ${since} · ${files === 0 ? 'no files' : counted(files, 'file')} announced · app ${app} · ${sid}`,
  /** What a screen reader says of one button among many that look alike. */
  buttonOf: (label: string, name: string) => `${label}: ${name}`,
  notListed: (count: number) =>
    `${number(count)} more ${count === 1 ? 'is' : 'are'} not shown. Ask for one with \`/recording-status\` and its name.`,
  helpTitle: 'What I can tell you about your Agora recordings',
  helpIds:
    'For a sid you may also type the name given with `as:`, or the first six characters or more. Only you see the answers; cards and news are for the whole channel.',
  helpExample: 'For example: `/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"Algebra II"`',
};

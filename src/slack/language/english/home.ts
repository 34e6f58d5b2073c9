import type { Filter } from '../../../flows/asking/list.ts';
import type { Shown } from '../../text.ts';
import { counted, number, perSecond, rate, withMore } from './measures.ts';

const none = (chosen: boolean): string => (chosen ? 'none of what you chose' : 'none that you may see');

/** App Home: what goes on in the workspace, at a glance. */
export const englishHome = {
  button: { watch: 'Watch a recording', refresh: 'Refresh', everything: 'Show everything' },
  /** The menus that choose what is shown; the first option of each leaves nothing out. */
  state: { all: 'In every state', live: 'Live', ended: 'Ended', failed: 'Went wrong' } satisfies Readonly<
    Record<Filter, string>
  >,
  choose: { state: 'State', app: 'App', whose: 'Whose' },
  everyApp: 'Every app',
  whose: { anybody: 'Watched by anybody', mine: 'Watched by me' },
  /** @param chosen the reader has chosen what to see */
  goingOn: (total: number, chosen: boolean) => `Live now: ${total === 0 ? none(chosen) : number(total)}`,
  over: (total: number, chosen: boolean) =>
    `Over within the last 24 hours: ${total === 0 ? none(chosen) : number(total)}`,
  /** A choice leaves nothing to show. */
  noMatch: {
    fact: 'Nothing here is what you chose to see.',
    check: 'Choose something else above, or press Show everything.',
  },
  /** Welcome for people who have never seen it. */
  welcome: {
    title: 'Your Agora recordings',
    what: 'I ask Agora how your cloud recordings are and tell your channels when one starts, stops, fails or can no longer be found: what is known, how, and as of when.',
    how: 'Agora has no list of recordings, so I know none yet. Register one by hand to see how it looks; or let your backend register each one that it starts, so that nobody has to type an id.',
  },
  /** Places that watch a recording. */
  watchedIn: (places: readonly Shown[], more: number) => `watched in ${withMore(places, more)}`,
  watchedNowhere: 'watched nowhere',
  /** Recordings without a row with a button. */
  more: (count: number) => `${number(count)} more`,
  askFor: 'To see one of these: `/recording-status` and its name.',
  searched: (newest: number) => `I look through the ${number(newest)} newest recordings only.`,
  /** Channels that watch what is listed. @param waiting those in which the bot cannot post */
  places: (told: number, waiting: number) =>
    `Posting to ${counted(told, 'channel')}${waiting === 0 ? '' : `, ${number(waiting)} waiting`}`,
  place: (channel: Shown, recordings: number, live: number) =>
    `${channel} · ${counted(recordings, 'recording')}, ${number(live)} live`,
  directMessages: 'your direct messages',
  placePaused: (reason: string) => `⏸ I cannot post there: ${reason}. News waits and is not lost.`,
  morePlaces: (count: number) => `${counted(count, 'more channel')} not shown.`,
  rules: (count: number) => counted(count, 'rule'),
  /** Nothing is amiss: how much of each budget is used. */
  well: 'I found nothing amiss: every recording is looked at in time, and no news is late.',
  /** @param more apps that share the budget and are not named */
  budget: (apps: readonly Shown[], more: number, wanted: number, granted: number) =>
    `${apps.length + more === 1 ? 'App' : 'Apps'} ${withMore(apps, more)}: ${rate(wanted)} of ${perSecond(granted)} in use.`,
  /** @param until when the Home stops following by itself */
  following: (at: Shown, until: Shown) => `As of ${at}. Changes are shown here until ${until}.`,
  asOf: (at: Shown) => `As of ${at}. What has changed since is not shown here; press Refresh.`,
  /** Requests that a backend sends after `start`. */
  connect: {
    why: 'Where your backend calls `start`, have it send me the JSON plus `mode`. Every channel with a rule that matches then hears of it by itself; `/recording-watch all` sets one.',
    where: 'For Node, Go, Python and Java see `docs/backend.md`.',
    again: 'Call it again whenever you like: the same recording is never registered twice.',
    /** Advice that makes it known how recordings end. */
    ends: 'Where it calls `stop`, have it say so, and I know that the end was wanted. Without that I can only say that a recording is over.',
    endsMore:
      'Send `endsAt` with the registration where an end is planned, and `reportsStop: true` if every end is reported, also when everybody has left. Agora’s own callbacks say it too.',
    /** Why it ended, and whether the files arrived. */
    callbacks:
      'Why a recording ended, and whether its files are in your bucket, only Agora’s callbacks say. To switch them on: in the Agora console, project, *Notifications*, product Cloud Recording, enter `$BOT/v1/agora/callbacks` and tick events 1, 11, 12, 31, 32, 33, 40 to 44 and 70 to 73. Your admin gives me the secret shown there, as `AGORA_CALLBACK_SECRET`. If you have a handler there already, `AGORA_CALLBACK_RELAY_URL` passes everything on to it.',
    token:
      'Your admin knows its address, and sets the token in `API_TOKENS`. In reply you get 201 for a new recording and 200 for one that I know.',
  },
};

import type { EndingPhase } from '../../../../recording/ending/ending.ts';
import type { NewsKind } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { Tally } from '../../facts.ts';
import { allOf, counted, number, withMore } from '../measures.ts';

/**
 * Many recordings in one message. What stands in a row is plain words without any markup, because the cell of a table
 * takes none.
 */
export const englishDigest = {
  /** Of a burst of news. */
  burst: (recordings: number, tallies: readonly Tally[]) =>
    `${counted(recordings, 'recording')}: ${allOf(tallies.map(({ what, count }) => `${number(count)} ${what}`))}`,
  column: { recording: 'Recording', what: 'What happened', when: 'When' },
  /** What happened, in the words of a row; `over` has those of ends. */
  happened: {
    started: 'started',
    phase: 'changed',
    paused: 'paused',
    resumed: 'recording again',
    file: 'with new files',
    stopping: 'stopping',
    recovered: 'found again',
    stuck_ready: 'nothing uploaded yet',
    rtmp_down: 'push down',
    rtmp_up: 'push up again',
    failover: 'moved to another server',
    expiring: 'query window closing',
    blind: 'can’t be seen now',
    sighted: 'seen again',
    left_running: 'still running',
    paused_long: 'still paused',
    limit_ahead: 'about to reach its limit',
    reason: 'with a word of Agora',
    uploaded: 'with news of the upload',
  } satisfies Readonly<Record<Exclude<NewsKind, EndingPhase | 'expired' | 'refused'>, string>>,
  newFiles: (count: number) => counted(count, 'new file'),
  /** Several things that happened to one recording. */
  joined: allOf,
  /** Those for which the table has no row, by name as far as there is room. */
  alsoFor: (names: readonly Shown[], more: number) => `And also: ${withMore(names, more)}.`,
  /** The cards say more than a row. */
  seeCards: 'Each card says more, and what to check.',
  missed: {
    /** The channel can be told again. @param total of the recordings watched there */
    afterPause: (since: Shown, changed: number, total: number) =>
      `Back in this channel. Missed since ${since}: ${number(changed)} of ${counted(total, 'recording')} changed.`,
    /** A mute has ended. @param name where the sentence stands outside the thread of its card */
    afterMute: (since: Shown, name: Shown | undefined) =>
      `No longer muted. Not told${name ? ` of *${name}*` : ''} since ${since}:`,
    /** Another state than before. */
    nowAndBefore: (now: string, before: string) => `${now} (was ${before})`,
    /** The same state as before, with something in between. */
    thereAndBack: (now: string, changes: number) => `${now} again, after ${counted(changes, 'change')}`,
    notFoundFor: (gaps: number) => (gaps === 1 ? 'not found for a while' : `not found ${number(gaps)} times`),
  },
};

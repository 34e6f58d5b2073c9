import type { EndingPhase } from '../../../../recording/ending/ending.ts';
import type { NewsKind } from '../../../../recording/news.ts';
import type { Shown } from '../../../text.ts';
import type { Burst } from '../../facts.ts';
import { counted, duration, number, withMore } from '../measures.ts';

/** Words of a tally that are verbs; before the others stands one. */
const VERBS: ReadonlySet<string> = new Set(['ended', 'failed', 'did not start', 'expired']);

/**
 * Many recordings in one message. What stands in a row is plain words without any markup, because the cell of a table
 * takes none.
 */
export const englishDigest = {
  /** Heading of a burst of news: facts only, as many ends at once are no alarm. */
  burst: ({ recordings, app, withinMs, over, tallies }: Burst) => {
    const which = `${counted(recordings, 'recording')}${app === undefined ? '' : ` of ${app}`}`;
    const within = `within ${duration(Math.max(1_000, withinMs))}`;
    const [first, ...others] = tallies;
    return over && first && others.length === 0
      ? `${which} ${VERBS.has(first.what) ? '' : 'were '}${first.what} ${within} of each other`
      : `${which} ${within}: ${tallies.map(({ what, count }) => `${number(count)} ${what}`).join(', ')}`;
  },
  /** Before what a thread was not told. */
  notTold: (since: Shown) => `Not told since ${since}:`,
  /** Before the life of a recording up to its first trouble. */
  soFar: 'Before that:',
  column: { recording: 'Recording', what: 'What happened', when: 'When' },
  /** Events in the words of a row; `over` has those of ends. */
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
    limit_ahead: 'about to reach the limit',
    reason: 'with a notice from Agora',
  } satisfies Readonly<Record<Exclude<NewsKind, EndingPhase | 'expired' | 'refused' | 'uploaded'>, string>>,
  /** Another recorder answers, or it was started anew: the likely cause. */
  perhapsMoved: 'probably moved to another server',
  /** Agora's word on the upload. */
  uploaded: { bucket: 'uploaded', backup: 'not all uploaded' },
  newFiles: (count: number) => counted(count, 'new file'),
  /** Several things that happened to one recording. */
  joined: (words: readonly string[]) => words.join(', '),
  /** Recordings without a row in the table, by name as far as there is room. */
  alsoFor: (names: readonly Shown[], more: number) =>
    `${counted(names.length + more, 'more recording')} not in the table: ${withMore(names, more)}.`,
  /** The cards say more than a row. */
  seeCards: 'Each card says more, and what to check.',
  missed: {
    /** The channel can be told again. @param total of the recordings watched there */
    afterPause: (since: Shown, changed: number, total: number) =>
      `Back in this channel. Missed since ${since}: ${number(changed)} of ${counted(total, 'recording')} changed.`,
    /** The same for notifications. */
    afterPauseShort: (changed: number, total: number) =>
      `Back in this channel: ${number(changed)} of ${counted(total, 'recording')} changed`,
    /** A mute has ended. @param name where the sentence stands outside the thread of its card */
    afterMute: (since: Shown, name: Shown | undefined) =>
      `No longer muted. Not told${name ? ` of *${name}*` : ''} since ${since}:`,
    /** Another state than before. */
    nowAndBefore: (now: string, _before: string) => now,
    /** The same state as before, with something in between. */
    thereAndBack: (now: string, changes: number) => `${now} again, after ${counted(changes, 'change')}`,
    notFoundFor: (gaps: number) => (gaps === 1 ? 'not found for a while' : `not found ${number(gaps)} times`),
  },
};

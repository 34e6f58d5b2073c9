import type { DigestSentences } from '../digest-sentences.ts';
import { allOf, counted, number, withMore } from './measures.ts';

export const englishDigest: DigestSentences = {
  burst: (recordings, tallies) =>
    `${counted(recordings, 'recording')}: ${allOf(tallies.map(({ what, count }) => `${number(count)} ${what}`))}`,
  column: { recording: 'Recording', what: 'What happened', when: 'When' },
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
  },
  newFiles: (count) => counted(count, 'new file'),
  joined: allOf,
  alsoFor: (names, more) => `And also: ${withMore(names, more)}.`,
  seeCards: 'Each card says more, and what to check.',
  missed: {
    afterPause: (since, changed, total) =>
      `Back in this channel. Missed since ${since}: ${number(changed)} of ${counted(total, 'recording')} changed.`,
    afterMute: (since, name) => `No longer muted. Not told${name ? ` of *${name}*` : ''} since ${since}:`,
    nowAndBefore: (now, before) => `${now} (was ${before})`,
    thereAndBack: (now, changes) => `${now} again, after ${counted(changes, 'change')}`,
    notFoundFor: (gaps) => (gaps === 1 ? 'not found for a while' : `not found ${number(gaps)} times`),
  },
};

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
    ended: 'ended',
    failed: 'failed: ended abnormally',
    lost: 'lost: no longer found',
    recovered: 'found again',
    not_started: 'did not start',
    stuck_ready: 'without any upload so far',
    rtmp_down: 'with a push disconnected',
    rtmp_up: 'with a push publishing again',
    failover: 'moved to another server',
    expiring: 'soon no longer to be asked for',
    expired: 'expired: can no longer be asked for',
    refused: 'refused by Agora',
    blind: 'not to be seen at present',
    sighted: 'seen again',
  },
  newFiles: (count) => counted(count, 'new file'),
  joined: allOf,
  alsoFor: (names, more) => `And also: ${withMore(names, more)}.`,
  seeCards: 'Each card says more, and what to check.',
  missed: {
    afterPause: (since, changed, total) =>
      `I can tell this channel again. Since ${since} I could not; meanwhile something happened to ${number(changed)} of ${counted(total, 'recording')}.`,
    afterMute: (since, name) => `No longer muted. Not told${name ? ` of *${name}*` : ''} since ${since}:`,
    nowAndBefore: (now, before) => `now ${now} (was ${before})`,
    thereAndBack: (now, changes) => `${now} again, after ${counted(changes, 'change')}`,
    notFoundFor: (gaps) => (gaps === 1 ? 'not found for a while' : `not found ${number(gaps)} times`),
  },
};

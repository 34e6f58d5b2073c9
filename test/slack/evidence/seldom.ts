import { REGISTERED, since } from '../../recording/clock.ts';
import type { Life } from '../../recording/life.ts';

const life = (about: Pick<Life, 'answers'> & Partial<Life>): Life => ({
  title: '',
  mode: 'web',
  expires: '+72:00:00',
  told: [],
  summary: '',
  ...about,
});

const OVER: Life['answers'] = [
  { at: '+0:05', see: 'status 5, files a.m3u8' },
  { at: '+9:30', see: 'status 8' },
];

/** Words of Agora about an end that `query` had shown already. */
const LATE_WORDS = [
  'event 41, code 16',
  'event 11, code 1',
  'event 33, code 7100',
  ...[1, 2, 3, 4, 5, 6].map((code) => `event 71, code ${code}`),
];

const PUSHES = [1, 2, 3, 4, 5].map((n) => `push rtmp://${n}.example.com publishing`).join(', ');

const seconds = (n: number): string => since(REGISTERED + 1_000 * n);

/** Lives that say what no recorded life has to say. */
export const SELDOM: readonly Life[] = [
  ...LATE_WORDS.map((what) => life({ answers: OVER, said: [{ at: '+10:00', what }] })),
  life({ about: { startedAt: '-2:00:00' }, answers: OVER }),
  life({
    answers: [
      { at: '+0:05 +1:00', see: `status 5, ${PUSHES}` },
      { at: '+9:30', see: 'status 8' },
    ],
  }),
  life({
    answers: [
      { at: '+0:05', see: 'status 5' },
      { at: '+1:00 +2:00 +3:05', see: 'throttled' },
    ],
  }),
  life({
    answers: [
      { at: '+0:05', see: 'status 5, files a.m3u8' },
      { at: '+1:00 +2:00 +3:05', see: 'unavailable 503' },
      { at: '+3:30', see: 'status 8' },
    ],
  }),
  // Seen by one look only.
  life({
    answers: [
      { at: '+0:05', see: 'status 5' },
      { at: '+0:30 +0:35 +0:45 +1:00 +1:30 +2:01', see: 'not found' },
    ],
  }),
  // Called over while it was only starting, and there again.
  life({
    stop: { asked: '+0:00' },
    answers: [
      { at: '+0:30', see: 'status 0' },
      { at: '+0:31 +1:01', see: 'not found' },
      { at: '+1:02', see: 'status 0' },
    ],
  }),
  // Paused so often that the middle of its life is left out.
  life({
    answers: [
      ...Array.from({ length: 220 }, (_, n) => ({
        at: seconds(5 + 15 * n),
        see: n % 2 === 0 ? 'status 5' : 'status 5, on hold',
      })),
      { at: '+1:00:00', see: 'status 8' },
    ],
  }),
];

import { type Known, type PushStage, type Stage, unseen } from '../../src/recording/known.ts';
import type { Phase } from '../../src/recording/phase.ts';
import { at, howOf, recording, START } from '../slack/subjects.ts';

const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

type Staged = readonly [phase: Phase, ms: number];

const life = (...stages: readonly Staged[]): Stage[] =>
  stages.map(([phase, ms]) => ({ phase, at: START + ms }));

const files = (count: number, every: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `room4_${n}.mp4`,
    announcedAt: START + 12 * SECOND + n * every,
  }));

const BEGINNING: readonly Staged[] = [
  ['registered', 0],
  ['starting', 2 * SECOND],
  ['ready', 9 * SECOND],
  ['recording', 12 * SECOND],
];

/** A life that is over in this phase, with that much of it seen. */
function over(phase: Phase, atMs: number, stages: readonly Staged[], about: Partial<Known> = {}): Known {
  return {
    ...unseen(recording({ mode: 'web' })),
    phase,
    since: START + atMs,
    seenAt: START + atMs,
    final: true,
    reached: 'recording',
    ...howOf(phase),
    life: [...life(...stages), { phase, at: START + atMs, ...howOf(phase) }],
    ...about,
  };
}

const push = (...stages: readonly (readonly [PushStage['status'], number])[]): PushStage[] =>
  stages.map(([status, ms]) => ({ url: 'rtmp://live.example.com/app', status, at: START + ms }));

/** Paused once, four files, a push that broke for two minutes. */
export const normal = over(
  'ended',
  91.5 * MINUTE,
  [...BEGINNING, ['paused', 31 * MINUTE], ['recording', 35 * MINUTE], ['stopping', 91.4 * MINUTE]],
  {
    status: 8,
    files: files(4, 25 * MINUTE),
    pushes: push(
      ['connecting', 9 * SECOND],
      ['publishing', 20 * SECOND],
      ['disconnected', 50 * MINUTE],
      ['publishing', 52 * MINUTE],
    ),
  },
);

/** Two gaps, a time without answers, and a move to another server. */
export const troubled: Known = {
  ...normal,
  pushes: [],
  gaps: [
    { from: START + 20 * MINUTE, to: START + 22 * MINUTE },
    { from: START + 60 * MINUTE, to: START + 70 * MINUTE },
  ],
  blanks: [{ from: START + 75 * MINUTE, to: START + 83 * MINUTE }],
  files: [...files(3, 20 * MINUTE), { name: 'bak0_room4.mp4', announcedAt: START + 71 * MINUTE }],
  moves: [{ at: START + 71 * MINUTE, sign: 'file' }],
};

const ofSeconds = over(
  'ended',
  19 * SECOND,
  [
    ['registered', 0],
    ['starting', 2 * SECOND],
    ['ready', 5 * SECOND],
    ['recording', 8 * SECOND],
    ['stopping', 17 * SECOND],
  ],
  { files: files(1, 0) },
);

export const ofThreeDays = over('expired', 72 * HOUR, BEGINNING, {
  seenAt: START + 71.9 * HOUR,
  files: files(1_000, 4.3 * MINUTE),
});

/** Paused and resumed every six minutes for twenty hours, then lost. */
export const ofManyStages = over(
  'lost',
  20 * HOUR,
  [
    ...BEGINNING.slice(0, 3),
    ...Array.from({ length: 196 }, (_, n): Staged => {
      return [n % 2 ? 'paused' : 'recording', 12 * SECOND + n * 6 * MINUTE];
    }),
  ],
  { seenAt: START + 20 * HOUR - 3 * MINUTE, files: files(1_000, 70 * SECOND) },
);

export const failed = over(
  'failed',
  31 * MINUTE,
  [...BEGINNING, ['starting', 12 * MINUTE], ['recording', 13 * MINUTE]],
  { files: files(2, 20 * MINUTE), moves: [{ at: START + 12 * MINUTE, sign: 'restart' }] },
);

export const neverAlive = over('not_started', 90 * SECOND, [['registered', 0]], {
  reached: 'nothing',
  seenAt: at('14:00:01'),
});

export const every = { normal, troubled, ofSeconds, ofThreeDays, ofManyStages, failed } as const;

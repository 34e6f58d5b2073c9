export const ACTIONS = [
  /** Status 2: components are starting. */
  'start',
  /** Status 4: in the channel, nothing uploaded. */
  'ready',
  /** Status 5, with a first file where there was none. */
  'publish',
  /** Web only: `onhold`. */
  'pause',
  'resume',
  /** One more entry in the list of files. */
  'file',
  /** Status 6; 7 and 8 follow within 4 s, and 404 after them. */
  'stop',
  /** Status 7; 8 follows. */
  'close',
  /** Status 8; 404 follows. */
  'exit',
  /** Status 20; 404 follows. */
  'fail',
  /** Body code 501, as asked shortly after a stop. */
  'exiting',
  /** 404 "failed to find worker" until it returns. */
  'vanish',
  'return',
  /** 404 for 90 s, then `relocate`. */
  'failover',
  /** Found again on another server, with a `bak<n>_` file if it was recording. */
  'relocate',
  /** Web only: all RTMP outputs publish, are held, are disconnected. */
  'rtmp_up',
  'rtmp_hold',
  'rtmp_down',
] as const;

/** Something that happens to a pretend recording. */
export type Action = (typeof ACTIONS)[number];

/** `afterMs`: virtual time since the script began, not since the step before. */
export interface Step {
  readonly afterMs: number;
  readonly action: Action;
}

/** What follows by itself from an action, so long after it, unless another one comes first. */
export const AFTERMATH: Partial<Record<Action, Step>> = {
  stop: { afterMs: 2_000, action: 'close' },
  close: { afterMs: 2_000, action: 'exit' },
  exit: { afterMs: 6_000, action: 'vanish' },
  fail: { afterMs: 30_000, action: 'vanish' },
  exiting: { afterMs: 10_000, action: 'vanish' },
  failover: { afterMs: 90_000, action: 'relocate' },
};

/** A recording of HLS and MP4 that starts, writes two files and ends normally within a minute. */
export const DEMO_LIFE: readonly Step[] = [
  { afterMs: 1_000, action: 'start' },
  { afterMs: 4_000, action: 'ready' },
  { afterMs: 8_000, action: 'publish' },
  { afterMs: 20_000, action: 'file' },
  { afterMs: 36_000, action: 'stop' },
];

/** A recording that starts and goes on until somebody interferes. */
export const STEADY_LIFE: readonly Step[] = [
  { afterMs: 1_000, action: 'start' },
  { afterMs: 3_000, action: 'ready' },
  { afterMs: 6_000, action: 'publish' },
];

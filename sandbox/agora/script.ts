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
  /** An ordinary stop: 6, 7 and 8 for a moment or not at all, then 404. Some page recordings do `closing` instead. */
  'stop',
  /** A slow stop, in which a look sees 6, 2 s later 7, then 8, and 404 after them. */
  'stop_in_sight',
  /** Status 7; 8 follows. */
  'close',
  /** Status 8; 404 follows. */
  'exit',
  /** Status 20; 404 follows. */
  'fail',
  /** Web only: the page recorder says `exit` while the status stays; 404 follows. */
  'closing',
  /** Body code 501, as answered shortly after a stop. */
  'exiting',
  /** All users have left, and then the recorder. */
  'leave',
  /** Web only: it reaches its limit; the page does not load. */
  'limit',
  'page_fails',
  /** 404 "failed to find worker" until it returns. */
  'vanish',
  'return',
  /** 404 for 90 s, then `relocate`. */
  'failover',
  /** Found again on another server, under another uid, and with a `bak<n>_` file if it was recording. */
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

/** Step that follows an action automatically, unless another action comes first. */
export const AFTERMATH: Partial<Record<Action, Step>> = {
  stop: { afterMs: 2_000, action: 'close' },
  stop_in_sight: { afterMs: 2_000, action: 'close' },
  close: { afterMs: 2_000, action: 'exit' },
  exit: { afterMs: 6_000, action: 'vanish' },
  fail: { afterMs: 30_000, action: 'vanish' },
  closing: { afterMs: 3_000, action: 'vanish' },
  exiting: { afterMs: 10_000, action: 'vanish' },
  failover: { afterMs: 90_000, action: 'relocate' },
};

/** How one recording ends when it is stopped in the ordinary way, too fast for most looks. */
export interface Leaving {
  /** Virtual milliseconds in which 6, 7 and 8 can be seen, a third each. */
  readonly seenMs: number;
  /** Whether the page recorder says `exit` first. */
  readonly closing: boolean;
}

const SEEN_MS = [0, 1_500, 400, 3_000] as const;

/** Varies the way of ending by the number of the recording, so that several recordings show several ways. */
export const leavingOf = (number: number): Leaving => ({
  seenMs: SEEN_MS[number % SEEN_MS.length] ?? 0,
  closing: number % 2 === 1,
});

/** Starts and goes on until an action from outside. */
const STEADY: readonly Step[] = [
  { afterMs: 1_000, action: 'start' },
  { afterMs: 3_000, action: 'ready' },
  { afterMs: 6_000, action: 'publish' },
];

/** Scripts of recordings by name. `lesson` has the ordinary end; the other ends are rare. */
export const LIVES = {
  steady: STEADY,
  /** Writes two files, is stopped, and is gone a moment later. */
  lesson: [
    { afterMs: 1_000, action: 'start' },
    { afterMs: 4_000, action: 'ready' },
    { afterMs: 8_000, action: 'publish' },
    { afterMs: 18_000, action: 'file' },
    { afterMs: 30_000, action: 'stop' },
  ],
  /** Does nothing by itself. */
  manual: [],
  /** The end as documented: 6, 7 and 8, each long enough for a look to see it. */
  normal: [...STEADY, { afterMs: 30_000, action: 'stop_in_sight' }],
  /** A failover that goes well. */
  moved: [
    ...STEADY,
    { afterMs: 20_000, action: 'failover' },
    { afterMs: 26_000, action: 'relocate' },
    { afterMs: 50_000, action: 'stop' },
  ],
  /** A failover that never finishes. */
  lost: [...STEADY, { afterMs: 20_000, action: 'start' }, { afterMs: 28_000, action: 'vanish' }],
  failed: [...STEADY, { afterMs: 30_000, action: 'fail' }],
  /** A call that nobody answers: the recorder leaves after 30 s without users. */
  unanswered: [
    { afterMs: 1_000, action: 'start' },
    { afterMs: 3_000, action: 'ready' },
    { afterMs: 33_000, action: 'leave' },
  ],
  /** Stays in the channel and never uploads anything. */
  stuck: [
    { afterMs: 1_000, action: 'start' },
    { afterMs: 3_000, action: 'ready' },
  ],
} as const satisfies Record<string, readonly Step[]>;

export type LifeName = keyof typeof LIVES;

export const LIFE_NAMES = Object.keys(LIVES) as readonly LifeName[];

export const PHASES = [
  'registered',
  'starting',
  'ready',
  'recording',
  'paused',
  'stopping',
  'ended',
  'failed',
  'lost',
  'not_started',
  'expired',
  'refused',
] as const;

/** The conclusion about a recording; docs/how-it-works.md shows how answers become phases. */
export type Phase = (typeof PHASES)[number];

const LIVE: readonly Phase[] = ['ready', 'recording', 'paused', 'stopping'];

/** Alive and past its start, as far as looks have shown. */
export const isLive = (phase: Phase): boolean => LIVE.includes(phase);

const FINISHED: readonly Phase[] = ['ended', 'failed', 'lost', 'expired', 'refused'];

/** Not over, and not called `not_started`: that one may still start, but nobody waits for it. */
export const isGoingOn = (phase: Phase): boolean => !isFinished(phase) && phase !== 'not_started';

export const OVER: readonly Phase[] = ['ended', 'failed', 'lost'];

/** It ran and is over. An after-look or a late word may still take that back. */
export const isOver = (phase: Phase): boolean => OVER.includes(phase);

/** Over for people: as `isOver`, or expired, or refused. */
export const isFinished = (phase: Phase): boolean => FINISHED.includes(phase);

/** Phases by Agora's status numbers. The numbers may fall: a failover begins again below 4. */
const PHASE_OF: ReadonlyMap<number, Phase> = new Map([
  [0, 'starting'],
  [1, 'starting'],
  [2, 'starting'],
  [3, 'starting'],
  [4, 'ready'],
  [5, 'recording'],
  [6, 'stopping'],
  [7, 'stopping'],
  [8, 'ended'],
  [20, 'failed'],
]);

/** The phase that a status number means; `undefined` if it is not documented. */
export const phaseOfStatus = (status: number): Phase | undefined => PHASE_OF.get(status);

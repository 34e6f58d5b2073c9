import type { Measure } from '../repeat.ts';
import type { Crowd } from './crowd.ts';
import type { FaultyWorld, Setup } from './world.ts';

/** One fault in a working world, and what must be so afterwards. */
export interface Scenario {
  readonly name: string;
  readonly setup: Setup;
  /**
   * Breaks something for about so many seconds, and resolves when the fault is over. Recordings change meanwhile.
   * @returns figures of its own
   */
  readonly play: (world: FaultyWorld, crowd: Crowd, seconds: number) => Promise<readonly Measure[]>;
  /** Seconds from then within which a message must come. Absent: nothing stood still. */
  readonly againWithin?: number;
  /** Milliseconds within which every command must be acknowledged. Absent: not measured here. */
  readonly acksWithin?: number;
}

/** Enough to keep every channel busy. */
export const ORDINARY: Setup = { recordings: 60, channels: 12, workers: 2, webs: 1, filesPerSecond: 6 };

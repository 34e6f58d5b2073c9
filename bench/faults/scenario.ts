import type { Measure } from '../repeat.ts';
import type { Crowd } from './crowd.ts';
import type { FaultyWorld, Setup } from './world.ts';

/** One thing that goes wrong in a world that works, and what has to be so afterwards. */
export interface Scenario {
  readonly name: string;
  readonly setup: Setup;
  /**
   * Breaks something for about so many seconds, and resolves when the world is whole again. Recordings change meanwhile.
   * @returns figures of its own
   */
  readonly play: (world: FaultyWorld, crowd: Crowd, seconds: number) => Promise<readonly Measure[]>;
  /** Seconds from then on within which a message has to come. Absent: nothing stood still. */
  readonly againWithin?: number;
  /** Milliseconds within which Slack has the acknowledgement of every command. Absent: not measured here. */
  readonly acksWithin?: number;
}

/** Enough to keep every channel busy. */
export const ORDINARY: Setup = { recordings: 60, channels: 12, workers: 2, webs: 1, filesPerSecond: 6 };

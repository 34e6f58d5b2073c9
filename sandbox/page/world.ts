import type { Called, Travel } from '../agora/callbacks.ts';
import type { Fault as AgoraFault } from '../agora/faults.ts';
import type { PretendRecording } from '../agora/pretend-agora.ts';
import type { SlackState } from '../slack/state.ts';

/** State that the page shows, in three parts that change at different times. */
export interface World {
  readonly slack: SlackState;
  readonly agora: AgoraPicture;
  readonly demo: DemoPicture;
}

export interface AgoraPicture {
  /** Newest first. */
  readonly recordings: readonly PretendRecording[];
  readonly fault: AgoraFault | 'none';
  /** Speed of scripts; 1 is real time. */
  readonly speed: number;
  /** Queries asked in the last ten seconds. */
  readonly recentRequests: number;
  /** Callbacks, the newest first; absent without a notification service. */
  readonly callbacks?: { readonly travel: Travel; readonly called: readonly Called[] };
}

export const SLACK_TROUBLES = ['none', 'cut', 'lostAnswer'] as const;

/** Faults between the bot and Slack that the panel can set. */
export type SlackTrouble = (typeof SLACK_TROUBLES)[number];

export interface BotPicture {
  readonly state: 'starting' | 'running' | 'restarting' | 'stopped';
  readonly pid?: number;
  /** Number of starts in this demo. */
  readonly starts: number;
  /** How its last life ended, e.g. `SIGKILL` or `exit code 78`. */
  readonly lastEnd?: string;
}

export interface DemoPicture {
  readonly bot: BotPicture;
  readonly slackTrouble: SlackTrouble;
  readonly redis: 'given' | 'server' | 'wasm';
  readonly intervals: Intervals;
  /** Person and channel with which the page opens: those of the guided life. */
  readonly opening: { readonly user: string; readonly channel: string };
}

/** Intervals of the bot in this demo in seconds, shorter than the defaults. */
export interface Intervals {
  readonly poll: number;
  readonly notFoundPatience: number;
  readonly startDeadline: number;
}

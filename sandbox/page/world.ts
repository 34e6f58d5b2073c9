import type { Called, Travel } from '../agora/callbacks.ts';
import type { Fault as AgoraFault } from '../agora/faults.ts';
import type { PretendRecording } from '../agora/pretend-agora.ts';
import type { SlackState } from '../slack/state.ts';

/** What the page is told, in three parts that change at different times. */
export interface World {
  readonly slack: SlackState;
  readonly agora: AgoraPicture;
  readonly demo: DemoPicture;
}

export interface AgoraPicture {
  /** Newest first. */
  readonly recordings: readonly PretendRecording[];
  readonly fault: AgoraFault | 'none';
  /** How fast scripted lives run; 1 is the wall's clock. */
  readonly speed: number;
  /** Queries asked in the last ten seconds. */
  readonly recentRequests: number;
  /** Newest first; absent where its notification service calls nobody. */
  readonly callbacks?: { readonly travel: Travel; readonly called: readonly Called[] };
}

export const SLACK_TROUBLES = ['none', 'cut', 'lostAnswer'] as const;

/** What the panel can do to the way between the bot and Slack. */
export type SlackTrouble = (typeof SLACK_TROUBLES)[number];

export interface BotPicture {
  readonly state: 'starting' | 'running' | 'restarting' | 'stopped';
  readonly pid?: number;
  /** How many times it was started in this demo. */
  readonly starts: number;
  /** How its last life ended, e.g. `SIGKILL` or `exit code 78`. */
  readonly lastEnd?: string;
}

export interface DemoPicture {
  readonly bot: BotPicture;
  readonly slackTrouble: SlackTrouble;
  readonly redis: 'given' | 'server' | 'wasm';
  readonly intervals: Intervals;
  /** Where the page opens: the person and the channel of the guided life. */
  readonly opening: { readonly user: string; readonly channel: string };
}

/** The bot's waits in this demo, shortened from the defaults; seconds. */
export interface Intervals {
  readonly poll: number;
  readonly notFoundPatience: number;
  readonly startDeadline: number;
}

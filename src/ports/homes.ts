import type { Instant } from '../recording/recording.ts';

/** A person at whose App Home the bot shows something. */
export interface Viewer {
  readonly team: string;
  readonly user: string;
}

/** The right to bring one Home up to date, for a while in which nobody else does. */
export interface HomeTurn extends Viewer {
  /** Another one whenever the person opens their Home or presses something in it. */
  readonly ticket: number;
  /** What the person has chosen to see, as it was given to `open`. */
  readonly choice: string;
  /** Until then it is kept up to date. */
  readonly until: Instant;
  /** That time is over: this is the last turn. */
  readonly last: boolean;
  /** What the Home shows at present; absent when that is not known. */
  readonly shown?: HomeShown;
}

export interface HomeShown {
  /** Of its content. */
  readonly digest: string;
  /** Slack's name for the state that was published. */
  readonly hash: string;
}

/** Who has opened App Home lately. Any number of processes may share the work; none of them leads. */
export interface Homes {
  /** Somebody has opened their Home or pressed something in it; whoever asks publishes it now. */
  open(viewer: Viewer, choice: string): Promise<HomeTurn>;
  /** Those whose turn it is, each taken by one process. At most so many. */
  take(most: number): Promise<readonly HomeTurn[]>;
  /**
   * Remembers what a Home shows, or that this is not known (`undefined`); after the last turn, forgets the Home. Does
   * nothing when the person has done something since.
   */
  shown(turn: HomeTurn, shown: HomeShown | undefined): Promise<void>;
}

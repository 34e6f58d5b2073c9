/** What the apps on one credential ask of its budget. */
export interface Load {
  /** Never none. */
  readonly apps: readonly string[];
  /** Recordings that are looked at. */
  readonly recordings: number;
  /** Those of them that are looked at closely, because they may change at any moment. */
  readonly close: number;
  /** Requests a second that the budget grants at present: less than configured after Agora said 429. */
  readonly granted: number;
  /**
   * For how long, in milliseconds, the recording that waits longest for a look to begin could have been asked for: not
   * while Agora shows nothing of its app, or wants no requests.
   */
  readonly waitingMs: number;
  /** The same of recordings of which a look was begun, and none has come to an end since they were due. */
  readonly stuckMs: number;
}

/** Ages by which one process can tell that it is wedged itself, in milliseconds. */
export interface Pulse {
  /** Since it was started. */
  readonly upMs: number;
  /** Since it last planned, or else was started. */
  readonly plannedMs: number;
  /** Since one of its looks last came to an end, well or not, or else it was started. */
  readonly lookedMs: number;
}

/** Ages and loads that tell a working bot from one that merely answers. */
export interface Vitals {
  /**
   * How long something that could be planned has not been, in milliseconds. More than a few seconds: no worker
   * plans. Small also where a budget is too short for all that is due.
   */
  lagMs(): Promise<number>;
  /** How long the recording that has waited longest for its look is overdue, in milliseconds. */
  oldestDueMs(): Promise<number>;
  /**
   * Age of the oldest delivery that is first in its place and not told, in milliseconds, however often tried; without
   * those that Slack refuses until a person acts.
   */
  oldestUndeliveredMs(): Promise<number>;
  /** Recordings of an app that are looked at. */
  scheduled(app: string): Promise<number>;
  /** Of each credential, in the order of the configuration. */
  loads(): Promise<readonly Load[]>;
}

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
}

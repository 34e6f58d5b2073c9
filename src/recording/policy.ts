/** Times that the operator may configure, in milliseconds. */
export interface Policy {
  /** Steady interval between two looks (`POLL_SECONDS`). */
  readonly pollMs: number;
  /** Time for which a 404 must persist before it is believed (`NOT_FOUND_PATIENCE_SECONDS`). */
  readonly patienceMs: number;
  /** Time in which a recording must reach 4 or 5 (`START_DEADLINE_SECONDS`). */
  readonly startDeadlineMs: number;
}

/** Values where the operator configures none. Patience and start deadline follow the documented failover time of up to 90 s. */
export const DEFAULT_POLICY: Policy = { pollMs: 30_000, patienceMs: 90_000, startDeadlineMs: 90_000 };

/** The inferred rules that a user may know better; all in milliseconds. */
export interface Policy {
  /** Steady interval between two looks (`POLL_SECONDS`). */
  readonly pollMs: number;
  /** How long a 404 must persist before it is believed (`NOT_FOUND_PATIENCE_SECONDS`). */
  readonly patienceMs: number;
  /** How long a recording may take to reach 4 or 5 (`START_DEADLINE_SECONDS`). */
  readonly startDeadlineMs: number;
}

/** High-availability failover is documented as up to 90 s, and so is the patience with a 404. */
export const DEFAULT_POLICY: Policy = { pollMs: 30_000, patienceMs: 90_000, startDeadlineMs: 90_000 };

import type { Policy } from '../policy.ts';

/** Average interval of close looks, in milliseconds: they are 5 to 15 s apart (cadence.ts). */
const CLOSE_MS = 10_000;

/**
 * Requests per second that recordings need.
 * @param recordings number of those whose next look comes within one interval
 * @param close number of those among them that get close looks at present
 */
export const requestsWanted = (recordings: number, close: number, { pollMs }: Policy): number =>
  ((recordings - close) * 1_000) / pollMs + (close * 1_000) / Math.min(CLOSE_MS, pollMs);

/** Time after which a look is late, as the number of looks of every recording that the budget could have served. */
const ROUNDS = 3;
const LEAST_PATIENCE_MS = 60_000;

/** Time after which a look is late, in milliseconds. @param granted requests per second of the budget */
export const patienceMs = ({
  recordings,
  granted,
}: {
  readonly recordings: number;
  readonly granted: number;
}): number => Math.max(LEAST_PATIENCE_MS, (ROUNDS * recordings * 1_000) / granted);

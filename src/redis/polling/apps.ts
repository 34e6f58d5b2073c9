import { createHash } from 'node:crypto';
import { FULL_SECOND_MS } from './policy.ts';

/** A configured Agora app, as far as its requests are counted. */
export interface PolledApp {
  readonly name: string;
  /** Customer ID: the quota belongs to the account, so apps that share it share one budget. Never its secret. */
  readonly credential: string;
  readonly requestsPerSecond: number;
  /** Its backends promise to report every end. */
  readonly reportsStop?: boolean;
  /** Agora's notification service may call about it. */
  readonly callbacks?: boolean;
}

/** What several apps on one account may send together: the least that was configured for any of them. */
export interface RateLimit {
  /** Name of the budget in Redis; tells the customer ID to nobody. */
  readonly budget: string;
  /** Milliseconds between two requests, with fractions. */
  readonly intervalMs: number;
  readonly requestsPerSecond: number;
}

/** The limit of each app, by its name. */
export function limitsOf(apps: readonly PolledApp[]): ReadonlyMap<string, RateLimit> {
  const rates = new Map<string, number>();
  for (const { credential, requestsPerSecond } of apps) {
    rates.set(credential, Math.min(requestsPerSecond, rates.get(credential) ?? requestsPerSecond));
  }
  return new Map(
    apps.map(({ name, credential, requestsPerSecond }) => {
      const budget = createHash('sha256').update(credential).digest('hex').slice(0, 16);
      const rate = rates.get(credential) ?? requestsPerSecond;
      return [name, { budget, intervalMs: FULL_SECOND_MS / rate, requestsPerSecond: rate }];
    }),
  );
}

/**
 * Claims that an app may have at one time: two seconds' worth of requests. Enough to spend the whole budget while
 * Agora takes its time; few enough that an Agora that hangs for one app leaves workers for all others.
 */
export const windowOf = ({ requestsPerSecond }: PolledApp): number =>
  Math.max(1, Math.ceil(2 * requestsPerSecond));

import { createHash } from 'node:crypto';

/** A configured Agora app, as far as its requests are counted. */
export interface PolledApp {
  readonly name: string;
  /** Customer ID: the quota belongs to the account, so apps that share it share one budget. Never its secret. */
  readonly credential: string;
  readonly requestsPerSecond: number;
}

/** What several apps on one account may send together: the least that was configured for any of them. */
export interface RateLimit {
  /** Name of the budget in Redis; tells the customer ID to nobody. */
  readonly budget: string;
  /** Milliseconds between two requests; rounded up, so that the rate is never exceeded. */
  readonly intervalMs: number;
}

/** The limit of each app, by its name. */
export function limitsOf(apps: readonly PolledApp[]): ReadonlyMap<string, RateLimit> {
  return new Map(
    apps.map(({ name, credential }) => {
      const rates = apps.filter((app) => app.credential === credential).map((app) => app.requestsPerSecond);
      const budget = createHash('sha256').update(credential).digest('hex').slice(0, 16);
      return [name, { budget, intervalMs: Math.ceil(1000 / Math.min(...rates)) }];
    }),
  );
}

/**
 * Claims that an app may have at one time: two seconds' worth of requests. Enough to spend the whole budget while
 * Agora takes its time; few enough that what was claimed is asked in the order in which it became due.
 */
export const windowOf = ({ requestsPerSecond }: PolledApp): number =>
  Math.max(1, Math.ceil(2 * requestsPerSecond));

import { createHash } from 'node:crypto';
import type { ReportedApp } from '../hearing/reports.ts';
import { FULL_SECOND_MS } from './policy.ts';

/** The part of a configured Agora app that concerns its budget and its reports. */
export interface PolledApp extends ReportedApp {
  /** Customer ID, never its secret. The quota belongs to the account, so apps that share it share one budget. */
  readonly credential: string;
  readonly requestsPerSecond: number;
}

/** Limit of the apps on one account together: the lowest rate configured for any of them. */
export interface RateLimit {
  /** Name of the budget in Redis, a hash that does not disclose the customer ID. */
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
 * Limit of claims that an app has at one time: two seconds' worth of requests. Enough to spend the budget although
 * Agora is slow, and few enough that an app whose requests hang leaves workers for all others.
 */
export const windowOf = ({ requestsPerSecond }: PolledApp): number =>
  Math.max(1, Math.ceil(2 * requestsPerSecond));

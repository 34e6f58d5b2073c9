import type { Instant } from '../../recording/recording.ts';
import type { Away } from '../language/facts.ts';

/** Outages of what people are answered from, as this process has seen them. */
export interface Outage {
  /** Somebody was answered: whatever was away is back. */
  worked(): void;
  /** Since when it has failed without a success between; `undefined` the first time. */
  failed(away: Away): Instant | undefined;
}

export function createOutage(now: () => Instant): Outage {
  const since = new Map<Away, Instant>();
  return {
    worked: () => since.clear(),
    failed(away) {
      const first = since.get(away);
      if (first === undefined) since.set(away, now());
      return first;
    },
  };
}

import { longestGaps } from '../upstream/traffic.ts';
import type { Request } from '../upstream/upstream.ts';
import { HOT, HOT_ROUND_MS, POLL_MS, type QuotaWorld } from './load.ts';

/**
 * Worst delays in seconds. A delay is the longest time of a recording without an answered look, less what its credential
 * allows: 1 s for small ones, the round of 12.5 s for the hot one.
 */
export function worstDelays(
  { asked }: QuotaWorld,
  requests: readonly Request[],
  from: number,
  to: number,
): { readonly small: number; readonly hot: number } {
  const gaps = longestGaps(
    asked.map(({ sid }) => sid),
    requests,
    from,
    to,
  );
  const worst = (recordings: typeof asked, allowed: number): number =>
    Math.max(0, ...recordings.map(({ sid }) => (gaps.get(sid) ?? 0) - allowed)) / 1_000;
  return {
    small: worst(
      asked.filter(({ app }) => app !== HOT),
      POLL_MS,
    ),
    hot: worst(
      asked.filter(({ app }) => app === HOT),
      HOT_ROUND_MS,
    ),
  };
}

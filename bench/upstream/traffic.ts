import { groupBy } from '../statistics.ts';
import type { Request } from './upstream.ts';

/** The most requests in any second, wherever it begins: the way in which Agora counts is not known. */
export function busiestSecond(requests: readonly Request[]): number {
  const moments = requests.map(({ at }) => at).sort((one, other) => one - other);
  let most = 0;
  let first = 0;
  for (const [last, at] of moments.entries()) {
    while (at - (moments[first] ?? at) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Requests for a recording that came in while another for the same one was still being answered. */
export function overlaps(requests: readonly Request[]): number {
  let found = 0;
  for (const looks of groupBy(requests, ({ sid }) => sid).values()) {
    let until = 0;
    for (const { at, endedAt } of looks.toSorted((one, other) => one.at - other.at)) {
      if (at < until) found += 1;
      until = Math.max(until, endedAt);
    }
  }
  return found;
}

/** Longest time of each sid without an answered look, between `from` and `to`. */
export function longestGaps(
  sids: readonly string[],
  requests: readonly Request[],
  from: number,
  to: number,
): ReadonlyMap<string, number> {
  const looks = groupBy(
    requests.filter(({ gone, at }) => !gone && at >= from && at <= to),
    ({ sid }) => sid,
  );
  return new Map(
    sids.map((sid) => {
      const moments = [from, ...(looks.get(sid) ?? []).map(({ at }) => at), to].sort((a, b) => a - b);
      return [sid, Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at)))];
    }),
  );
}

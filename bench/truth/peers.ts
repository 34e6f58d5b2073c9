import { livesAt } from './life.ts';
import { isSight } from './score.ts';
import type { Entry, Watched } from './watch.ts';

/** How often a simpler rule, given the very same answers, would have said of this life that it ended while it lived. */
export interface Peer {
  readonly name: string;
  readonly falseEnd: (watched: Watched) => boolean;
}

/** Says "ended" once not-found has lasted this long after it was seen alive; 0 is the first 404. */
const notFoundFor =
  (patienceMs: number) =>
  ({ life, log }: Watched): boolean => {
    let alive = false;
    let missing: Entry | undefined;
    for (const entry of log.filter(isSight)) {
      if (entry.seen.kind !== 'not_found') {
        alive = true;
        missing = undefined;
        continue;
      }
      missing ??= entry;
      if (!alive || entry.answeredAt - missing.answeredAt < patienceMs) continue;
      return livesAt(life, entry.evaluatedAt);
    }
    return false;
  };

/** Says "failed" at the first answer that is not a 200. */
const anyError = ({ life, log }: Watched): boolean => {
  const firstAlive = log.findIndex(({ seen }) => seen.kind === 'snapshot');
  const failing = log.find(({ seen }, n) => n > firstAlive && seen.kind !== 'snapshot');
  return firstAlive >= 0 && failing !== undefined && livesAt(life, failing.evaluatedAt);
};

export const PEERS: readonly Peer[] = [
  { name: 'a monitor that takes any error for the end', falseEnd: anyError },
  { name: 'a monitor that takes the first 404 for the end', falseEnd: notFoundFor(0) },
  { name: 'a monitor that asks again for 30 s', falseEnd: notFoundFor(30_000) },
];

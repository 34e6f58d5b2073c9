import type { Instant } from '../../src/recording/recording.ts';
import { livesAt } from './life.ts';
import { isSight } from './score.ts';
import type { Watched } from './watch.ts';
import type { Look } from './weather.ts';

/** An answer, and the moment of it. */
export type Answered = Pick<Look, 'seen' | 'answeredAt'>;

/** A simpler rule, given the very same answers. */
export interface Peer {
  readonly name: string;
  /** The answer at which it calls the recording over or down; `undefined` if it never does. */
  readonly alarm: <A extends Answered>(log: readonly A[]) => A | undefined;
}

/** Says "over" once not-found has lasted this long after it was seen alive; 0 is the first 404. */
const notFoundFor =
  (patienceMs: number): Peer['alarm'] =>
  (log) => {
    let alive = false;
    let missingSince: Instant | undefined;
    return log.filter(isSight).find(({ seen, answeredAt }) => {
      if (seen.kind !== 'not_found') {
        alive = true;
        missingSince = undefined;
        return false;
      }
      missingSince ??= answeredAt;
      return alive && answeredAt - missingSince >= patienceMs;
    });
  };

/** Says "down" at the first answer that is not a 200. */
const anyError: Peer['alarm'] = (log) => {
  const firstAlive = log.findIndex(({ seen }) => seen.kind === 'snapshot');
  return firstAlive < 0 ? undefined : log.find(({ seen }, n) => n > firstAlive && seen.kind !== 'snapshot');
};

export const PEERS: readonly Peer[] = [
  { name: 'a monitor that takes any error for the end', alarm: anyError },
  { name: 'a monitor that takes the first 404 for the end', alarm: notFoundFor(0) },
  { name: 'a monitor that asks again for 30 s', alarm: notFoundFor(30_000) },
];

/** Whether it said that this life was over while it lived. */
export function isWrong({ alarm }: Peer, { life, log }: Watched): boolean {
  const said = alarm(log);
  return said !== undefined && livesAt(life, said.evaluatedAt);
}

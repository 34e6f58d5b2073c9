import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { isWrong, PEERS } from './peers.ts';
import { type Delay, score } from './score.ts';
import { watch } from './watch.ts';

/** Counts over many lives. */
export interface LivesFound {
  readonly looks: number;
  readonly falseEnds: number;
  readonly wronglyFinal: number;
  readonly falseNotStarted: number;
  readonly missed: number;
  readonly neverInSight: number;
  readonly delays: readonly Delay[];
  /** Lives about which each simpler monitor was wrong, in the order of `PEERS`. */
  readonly byPeers: readonly number[];
}

/** Watches the lives with these numbers, the last one left out. */
export function lives(from: number, to: number): LivesFound {
  const found = { looks: 0, falseEnds: 0, wronglyFinal: 0, falseNotStarted: 0, missed: 0, neverInSight: 0 };
  const delays: Delay[] = [];
  const byPeers = PEERS.map(() => 0);
  for (let seed = from; seed < to; seed += 1) {
    const watched = watch(seed);
    const scored = score(watched, DEFAULT_POLICY.patienceMs);
    found.looks += watched.log.length;
    if (scored.falseEnds > 0) found.falseEnds += 1;
    if (scored.wronglyFinal) found.wronglyFinal += 1;
    if (scored.falseNotStarted > 0) found.falseNotStarted += 1;
    if (scored.missed) found.missed += 1;
    if (scored.neverInSight) found.neverInSight += 1;
    if (scored.delay) delays.push(scored.delay);
    for (const [index, peer] of PEERS.entries()) {
      if (isWrong(peer, watched)) byPeers[index] = (byPeers[index] ?? 0) + 1;
    }
  }
  return { ...found, delays, byPeers };
}

/** The counts of several ranges of lives as those of one. */
export function allLives(parts: readonly LivesFound[]): LivesFound {
  const sum = (of: (part: LivesFound) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    looks: sum(({ looks }) => looks),
    falseEnds: sum(({ falseEnds }) => falseEnds),
    wronglyFinal: sum(({ wronglyFinal }) => wronglyFinal),
    falseNotStarted: sum(({ falseNotStarted }) => falseNotStarted),
    missed: sum(({ missed }) => missed),
    neverInSight: sum(({ neverInSight }) => neverInSight),
    delays: parts.flatMap(({ delays }) => delays),
    byPeers: PEERS.map((_, index) => sum(({ byPeers }) => byPeers[index] ?? 0)),
  };
}

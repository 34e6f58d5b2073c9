import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Bench, Figure } from '../figure.ts';
import { PEERS } from './peers.ts';
import { type Delay, type Score, score } from './score.ts';
import { watch } from './watch.ts';

const LIVES = 10_000;

/** Detection may take as long as a 404 is doubted, and the wait for the look that first meets it. */
const LIMIT_MS = DEFAULT_POLICY.patienceMs + DEFAULT_POLICY.pollMs;

export const bench: Bench = async () => {
  const scores: Score[] = [];
  const peers = PEERS.map((peer) => ({ ...peer, lives: 0 }));
  let looks = 0;
  for (let seed = 1; seed <= LIVES; seed += 1) {
    const watched = watch(seed);
    looks += watched.log.length;
    scores.push(score(watched, DEFAULT_POLICY.patienceMs));
    for (const peer of peers) if (peer.falseEnd(watched)) peer.lives += 1;
  }
  const count = (fault: (one: Score) => boolean): number => scores.filter(fault).length;
  const delays = scores.flatMap(({ delay }) => (delay ? [delay] : []));
  const slowest = Math.max(...delays.map(({ inSightMs }) => inSightMs));
  return [
    { name: 'lives', figure: `${LIVES}, ${looks} looks` },
    none(
      'said to be over while it lived',
      count(({ falseEnds }) => falseEnds > 0),
    ),
    none(
      'asking ended while it lived',
      count(({ wronglyFinal }) => wronglyFinal),
    ),
    none(
      'said not to have started while it lived',
      count(({ falseNotStarted }) => falseNotStarted > 0),
    ),
    none(
      'ends missed',
      count(({ missed }) => missed),
    ),
    {
      name: 'lived only while nothing could be seen',
      figure: `${count(({ neverInSight }) => neverInSight)}`,
    },
    {
      name: 'delay while Agora could be seen',
      figure: spread(delays, ({ inSightMs }) => inSightMs),
      target: `max ≤ ${seconds(LIMIT_MS)}`,
      ok: slowest <= LIMIT_MS,
    },
    { name: 'delay by the clock', figure: spread(delays, ({ wallMs }) => wallMs) },
    {
      name: 'delay by the clock, no outage',
      figure: spread(
        delays.filter(({ interrupted }) => !interrupted),
        ({ wallMs }) => wallMs,
      ),
    },
    ...peers.map(({ name, lives }) => ({
      name,
      figure: `${lives} of ${LIVES} said to be over while they lived`,
    })),
  ];
};

const none = (name: string, found: number): Figure => ({
  name,
  figure: `${found}`,
  target: '0',
  ok: found === 0,
});

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function spread(delays: readonly Delay[], of: (delay: Delay) => number): string {
  const sorted = delays.map(of).sort((one, other) => one - other);
  const quantile = (q: number): string =>
    seconds(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return `min ${quantile(0)}, median ${quantile(0.5)}, p95 ${quantile(0.95)}, max ${quantile(1)} (${sorted.length} ends)`;
}

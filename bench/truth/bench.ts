import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import type { Bench, Figure } from '../figure.ts';
import { ordinaryDays } from './days.ts';
import { searchAll } from './exhaustive.ts';
import { losses, phasesChangedByNotices } from './losses.ts';
import { type Ordinary, ordinaryEnds } from './ordinary.ts';
import { PEERS } from './peers.ts';
import { type Delay, type Score, score } from './score.ts';
import { watch } from './watch.ts';

const LIVES = 100_000;
const ORDINARY_LIVES = 10_000;
const LOSS_LIVES = 10_000;
const DEPTH = 9;

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
    ...ordinary(),
    ...days(),
    ...lossFigures(),
    ...everySequence(),
  ];
};

function ordinary(): readonly Figure[] {
  const [unplanned, planned] = [ordinaryEnds(ORDINARY_LIVES, false), ordinaryEnds(ORDINARY_LIVES, true)];
  const share = ({ seenClosing, lives }: Ordinary): string => `${((100 * seenClosing) / lives).toFixed(1)} %`;
  return [
    {
      ...none('ordinary ends told as bad, nothing reported', unplanned.bad + planned.bad),
      beside: `${unplanned.lostByOldRule} of ${ORDINARY_LIVES} by the rule before`,
    },
    {
      name: 'ordinary ends that were seen closing',
      figure: share(unplanned),
      beside: `${share(planned)} where the end was planned`,
    },
  ];
}

const days = (): readonly Figure[] =>
  ordinaryDays().map(({ name, recordings, bad, lostByOldRule, channelLines }) => ({
    ...none(`told as bad on an ordinary day: ${name}`, bad),
    beside: `${lostByOldRule} of ${recordings} by the rule before; ${channelLines} lines to the channel`,
  }));

function lossFigures(): readonly Figure[] {
  const found = losses(LOSS_LIVES);
  return [
    {
      name: 'losses told as bad, ends promised to be reported',
      figure: `${found.vanishedToldBad} of ${found.vanished}`,
      target: '≥ 99.9 %',
      ok: found.vanishedToldBad >= 0.999 * found.vanished,
    },
    {
      name: 'ordinary ends told as bad, words lost or late',
      figure: `${found.ordinaryToldBad} of ${found.ordinary}`,
      target: `≤ ${found.wordless}, whose every word was missing`,
      ok: found.ordinaryToldBad <= found.wordless,
    },
    none('of these, not taken back within a minute of the late word', found.notTakenBack),
    none('phases changed by notices alone', phasesChangedByNotices(LOSS_LIVES)),
  ];
}

function everySequence(): readonly Figure[] {
  const { depth, states, transitions, broken } = searchAll(DEPTH);
  return [
    {
      name: `every sequence of ${depth} answers: rules broken`,
      figure: `${broken.length}${broken.length > 0 ? `: ${broken.join('; ')}` : ''}`,
      target: '0',
      beside: `${states} states, ${transitions} steps`,
      ok: broken.length === 0,
    },
  ];
}

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

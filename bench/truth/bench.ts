import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { type Bench, type Figure, none } from '../figure.ts';
import { DAY_COUNT, type Day } from './days.ts';
import { CONTEXTS, type Searched, together } from './exhaustive.ts';
import { allLives, type LivesFound } from './lives.ts';
import type { Losses } from './losses.ts';
import type { Ordinary } from './ordinary.ts';
import { PEERS } from './peers.ts';
import type { Delay } from './score.ts';
import { startThreads, type Threads } from './threads.ts';

const LIVES = 100_000;
const ORDINARY_LIVES = 10_000;
const LOSS_LIVES = 10_000;
const DEPTH = 9;

/** Lives that a thread watches before it takes the next order. */
const LIVES_AT_ONCE = 2_500;

/** Longest detection in milliseconds: patience, and the wait for the look that first finds nothing. */
const LIMIT_MS = DEFAULT_POLICY.patienceMs + DEFAULT_POLICY.pollMs;

/** Seconds for the lives on two idle cores. Not a target: a busy machine says nothing about the rules. */
const LIVES_WITHIN_S = 60;

/**
 * Conclusions of the core, without processes and without Redis: lives of every kind, ordinary ends with and without a
 * plan, ordinary days beside peers, losses with words that are late or lost, and every order of answers to a depth of nine.
 * Delay: from the disappearance to the verdict.
 */
export const bench: Bench = async ({ say }) => {
  const threads = startThreads();
  try {
    const began = performance.now();
    const watched = allLives(
      await Promise.all(rangesOfLives().map((range) => threads.run('lives', ...range))),
    );
    const tookMs = performance.now() - began;
    say(`${LIVES} lives: ${seconds(tookMs)}`);
    const [searched, unplanned, planned, days, found, changed] = await others(threads);
    return [
      ...livesFigures(watched, tookMs),
      ...ordinaryFigures(unplanned, planned),
      ...days.map(dayFigure),
      ...lossFigures(found),
      none('phases changed by notices alone', changed),
      searchFigure(together(searched)),
    ];
  } finally {
    await threads.close();
  }
};

const rangesOfLives = (): [from: number, to: number][] =>
  Array.from({ length: LIVES / LIVES_AT_ONCE }, (_, n) => [
    1 + n * LIVES_AT_ONCE,
    1 + (n + 1) * LIVES_AT_ONCE,
  ]);

/** Everything but the lives, the longest first, so that no thread is left with it at the end. */
const others = (threads: Threads) =>
  Promise.all([
    Promise.all(CONTEXTS.map((_, context) => threads.run('searchIn', context, DEPTH))),
    threads.run('ordinaryEnds', ORDINARY_LIVES, false),
    threads.run('ordinaryEnds', ORDINARY_LIVES, true),
    Promise.all(Array.from({ length: DAY_COUNT }, (_, day) => threads.run('ordinaryDay', day))),
    threads.run('losses', LOSS_LIVES),
    threads.run('phasesChangedByNotices', LOSS_LIVES),
  ] as const);

function livesFigures(found: LivesFound, tookMs: number): readonly Figure[] {
  const { delays } = found;
  const slowest = delays.reduce((most, { inSightMs }) => Math.max(most, inSightMs), 0);
  return [
    {
      name: 'lives',
      figure: `${LIVES}, ${found.looks} looks, in ${seconds(tookMs)}`,
      beside: `≤ ${LIVES_WITHIN_S} s on two cores that do nothing else`,
    },
    none('said to be over while it lived', found.falseEnds),
    none('asking ended while it lived', found.wronglyFinal),
    none('said not to have started while it lived', found.falseNotStarted),
    none('ends missed', found.missed),
    { name: 'lived only while nothing could be seen', figure: `${found.neverInSight}` },
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
    ...PEERS.map(({ name }, index) => ({
      name,
      figure: `${found.byPeers[index]} of ${LIVES} said to be over while they lived`,
    })),
  ];
}

function ordinaryFigures(unplanned: Ordinary, planned: Ordinary): readonly Figure[] {
  const share = ({ seenClosing, lives }: Ordinary): string => `${((100 * seenClosing) / lives).toFixed(1)} %`;
  return [
    {
      ...none('ordinary ends told as bad, nothing reported', unplanned.bad),
      beside: besideOf(unplanned.lostByOldRule, unplanned.alarmsByPeers, ORDINARY_LIVES),
    },
    {
      ...none('ordinary ends told as bad, their end planned', planned.bad),
      beside: besideOf(planned.lostByOldRule, planned.alarmsByPeers, ORDINARY_LIVES),
    },
    {
      name: 'ordinary ends that were seen closing',
      figure: share(unplanned),
      beside: `${share(planned)} where the end was planned`,
    },
  ];
}

const dayFigure = ({ name, recordings, bad, lostByOldRule, alarmsByPeers, channelLines }: Day): Figure => ({
  ...none(`told as bad on an ordinary day: ${name}`, bad),
  beside: `${besideOf(lostByOldRule, alarmsByPeers, recordings)}; ${channelLines} lines to the channel`,
});

/** Verdicts of others on the same answers: the previous rule, and the monitors of `PEERS` in their order. */
const besideOf = (byOldRule: number, byPeers: readonly number[], of: number): string =>
  `rule before ${byOldRule}, monitors ${byPeers.join(', ')} of ${of}`;

function lossFigures(found: Losses): readonly Figure[] {
  const { byOldRule, alarmsByPeers } = found;
  return [
    {
      name: 'losses told as bad, ends promised by app or callbacks',
      figure: `${found.vanishedToldBad} of ${found.vanished}`,
      target: '≥ 99.9 %',
      beside: besideOf(byOldRule.vanished, alarmsByPeers.vanished, found.vanished),
      ok: found.vanishedToldBad >= 0.999 * found.vanished,
    },
    {
      name: 'ordinary ends told as bad, words lost or late',
      figure: `${found.ordinaryToldBad} of ${found.ordinary}`,
      target: `≤ ${found.wordless}, whose every word was missing`,
      beside: besideOf(byOldRule.ordinary, alarmsByPeers.ordinary, found.ordinary),
      ok: found.ordinaryToldBad <= found.wordless,
    },
    none('of these, not taken back within a minute of the late word', found.notTakenBack),
  ];
}

const searchFigure = ({ states, transitions, broken }: Searched): Figure => ({
  name: `every sequence of ${DEPTH} answers: rules broken`,
  figure: `${broken.length}${broken.length > 0 ? `: ${broken.join('; ')}` : ''}`,
  target: '0',
  beside: `${states} states, ${transitions} steps`,
  ok: broken.length === 0,
});

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function spread(delays: readonly Delay[], of: (delay: Delay) => number): string {
  const sorted = delays.map(of).sort((one, other) => one - other);
  const quantile = (q: number): string =>
    seconds(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return `min ${quantile(0)}, median ${quantile(0.5)}, p95 ${quantile(0.95)}, max ${quantile(1)} (${sorted.length} ends)`;
}

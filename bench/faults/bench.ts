import type { Say } from '../figure.ts';
import { briefly, type Measure, repeated } from '../repeat.ts';
import { FAILINGS } from './judge.ts';
import { type Played, play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';

/**
 * Compares what a team is told with what happened, while the bot's surroundings break and its processes are killed.
 *
 * The processes and Redis are real, Slack and Agora simulated. Each scenario has a world of its own, in which recordings
 * change all the time and somebody types a command twice a second; afterwards every fifth recording ends. Lost: a file or
 * an end that is not in the thread 90 s after the end of the fault. Twice: in two messages. Works again: time from the
 * end of the fault to the next message anywhere. `faults/<text>` plays only scenarios with this text in their names;
 * `--seconds` is the duration of the longest fault.
 */
export const bench = repeated(60, async (seconds, say, part) => {
  const chosen = SCENARIOS.filter(({ name }) => part === undefined || name.includes(part));
  if (chosen.length === 0) throw new Error(`No scenario has ${part} in its name.`);
  const outcomes: Promise<Played | undefined>[] = [];
  for (const [nth, scenario] of chosen.entries()) {
    await outcomes[nth - 2];
    // Timed parts never overlap; only the judging of the previous scenario may go on meanwhile.
    await new Promise<void>((timed) => outcomes.push(tried(scenario, seconds, say, timed).finally(timed)));
  }
  const all = await Promise.all(outcomes);
  const played = chosen.flatMap((scenario, nth): [Scenario, Played][] => {
    const outcome = all[nth];
    return outcome ? [[scenario, outcome]] : [];
  });
  return [
    { name: 'scenarios', value: played.length, unit: '' },
    {
      name: 'scenarios that could not be played',
      value: chosen.length - played.length,
      unit: '',
      most: 0,
    },
    ...played.flatMap(([scenario, outcome]) => measuresOf(scenario, outcome)),
    ...totals(played.map(([, outcome]) => outcome)),
  ];
});

/** Plays one scenario; if it fails, the others go on. */
async function tried(
  scenario: Scenario,
  seconds: number,
  say: Say,
  timed: () => void,
): Promise<Played | undefined> {
  const began = performance.now();
  try {
    const played = await play(scenario, seconds, say, timed);
    for (const measure of measuresOf(scenario, played)) say(briefly(measure));
    return played;
  } catch (error) {
    say(`${scenario.name} could not be played: ${error instanceof Error ? error.stack : error}`);
    return undefined;
  } finally {
    say(`${scenario.name} took ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
}

/** Seconds within which a command is answered in words. */
const WORDS_WITHIN = 2;

function measuresOf(
  { name, againWithin, acksWithin }: Scenario,
  { verdict, again, everywhere, words, ackMs, own }: Played,
): readonly Measure[] {
  const failings = FAILINGS.reduce((sum, failing) => sum + verdict[failing].length, 0);
  return [
    { name: `${name}: news`, value: verdict.news, unit: '' },
    { name: `${name}: told wrongly`, value: failings, unit: '', most: 0 },
    ...(againWithin === undefined
      ? []
      : [
          { name: `${name}: works again`, value: again, unit: 's', most: againWithin } as const,
          { name: `${name}: the last channel works again`, value: everywhere, unit: 's' } as const,
        ]),
    { name: `${name}: slowest answer in words`, value: words, unit: 's', most: WORDS_WITHIN },
    ...(acksWithin === undefined
      ? []
      : [{ name: `${name}: slowest acknowledgement`, value: ackMs, unit: 'ms', most: acksWithin } as const]),
    ...own.map((measure) => ({ ...measure, name: `${name}: ${measure.name}` })),
  ];
}

const WORDS: Readonly<Record<(typeof FAILINGS)[number], string>> = {
  lost: 'lost',
  twice: 'told twice',
  disordered: 'out of order',
  unfinished: 'cards that stand still or are there twice',
  falseEnds: 'ends of recordings that go on',
};

function totals(played: readonly Played[]): readonly Measure[] {
  const sum = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0);
  const none = (name: string, of: (one: Played) => number): Measure => ({
    name,
    value: sum(of),
    unit: '',
    most: 0,
  });
  return [
    { name: 'all: news', value: sum(({ verdict }) => verdict.news), unit: '' },
    ...FAILINGS.map((failing) => none(`all: ${WORDS[failing]}`, ({ verdict }) => verdict[failing].length)),
    none('all: commands without an answer', ({ unanswered }) => unanswered),
    none('all: processes that ended by themselves', ({ ended }) => ended.length),
  ];
}

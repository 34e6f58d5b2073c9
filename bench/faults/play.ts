import { setTimeout as sleep } from 'node:timers/promises';
import type { Say } from '../figure.ts';
import { type Question, startAsking } from '../people/asking.ts';
import type { Measure } from '../repeat.ts';
import { inTime } from '../until.ts';
import { type Crowd, startCrowd } from './crowd.ts';
import { endWhenTold } from './endings.ts';
import { FAILINGS, judge, type Verdict } from './judge.ts';
import { everythingIn, takenAt } from './messages.ts';
import type { Scenario } from './scenario.ts';
import { type FaultyWorld, inFaultyWorld } from './world.ts';

export interface Played {
  readonly verdict: Verdict;
  /** Seconds from the end of the fault to the next message. */
  readonly again: number;
  /** The same for the last of the channels for which news waited then. */
  readonly everywhere: number;
  /** Seconds until the slowest answer in words; 0 if no command was typed. */
  readonly words: number;
  /** Milliseconds of the slowest acknowledgement. */
  readonly ackMs: number;
  readonly unanswered: number;
  /** Processes that ended by themselves. */
  readonly ended: readonly string[];
  readonly own: readonly Measure[];
}

/** Milliseconds of ordinary life before and after the fault. */
const BEFORE_MS = 1_500;
const AFTER_MS = 3_500;

/** Milliseconds in which everything must be told; what is not counts as lost. */
const SETTLED_WITHIN_MS = 90_000;

/** Milliseconds in which a repetition would have come. */
const QUIET_MS = 3_000;

/** Milliseconds between two commands; one is answered within two seconds while Redis or Slack are away. */
const ASKED_EVERY_MS = 500;

/** Milliseconds within which a command must be answered. */
const ANSWER_WITHIN_MS = 2_000;

/** One recording in this number ends after the fault. */
const ENDING = 5;

/**
 * Plays a scenario in a world of its own and judges it.
 * @param timed called when timing is over and only the outcome is waited for
 */
export function play(
  { name, setup, play }: Scenario,
  seconds: number,
  say: Say,
  timed: () => void,
): Promise<Played> {
  return inFaultyWorld(setup, async (world) => {
    const crowd = await startCrowd(world, setup);
    say(`${name}: ${setup.recordings} recordings in ${setup.channels} channels`);
    const stop = crowd.keepChanging(setup.filesPerSecond);
    const asking = startAsking(
      world.slack,
      world.channels,
      crowd.members.map(({ sid }) => sid),
      ASKED_EVERY_MS,
    );
    // Stops them if the scenario fails, too.
    world.atEnd(() => {
      stop();
      void asking.stop();
    });
    await sleep(BEFORE_MS);
    const own = await play(world, crowd, seconds);
    const wholeAt = Date.now();
    await sleep(AFTER_MS);
    const questions = await asking.stop();
    stop();
    timed();
    await endWhenTold(
      world,
      crowd,
      crowd.members.filter(({ isOver }, nth) => nth % ENDING === 0 && !isOver),
      SETTLED_WITHIN_MS,
    );
    const verdict = await settled(world, crowd);
    tell(name, verdict, say);
    for (const line of world.ended()) say(`${name}: a process ended: ${line}`);
    const answers = answered(world, questions);
    if (answers.unanswered > 0) say(`${name}: unanswered ${answers.unanswered}`);
    return {
      verdict,
      ...againAfter(world, verdict, wholeAt),
      ...answers,
      ended: world.ended(),
      own,
    };
  });
}

async function settled({ slack }: FaultyWorld, crowd: Crowd): Promise<Verdict> {
  const isWhole = ({ lost, unfinished }: Verdict) => lost.length === 0 && unfinished.length === 0;
  await inTime(() => isWhole(judge(slack, crowd)), SETTLED_WITHIN_MS, 500);
  await sleep(QUIET_MS);
  return judge(slack, crowd);
}

function tell(name: string, verdict: Verdict, say: Say): void {
  for (const failing of FAILINGS) {
    const found = verdict[failing];
    if (found.length > 0) say(`${name}: ${failing} ${found.length}: ${found.slice(0, 5).join(', ')}`);
  }
}

/** Seconds to the first message anywhere, and to that of the last channel for which news waited. */
function againAfter(
  { slack, channels }: FaultyWorld,
  { delays }: Verdict,
  wholeAt: number,
): Pick<Played, 'again' | 'everywhere'> {
  const firstIn = (channel: string): number => {
    const all = everythingIn(slack, channel).map(takenAt);
    return (Math.min(...all.filter((at) => at >= wholeAt)) - wholeAt) / 1_000;
  };
  const waiting = new Set(
    delays.flatMap(({ channel, at, ms }) => (at < wholeAt && at + ms >= wholeAt ? [channel] : [])),
  );
  return {
    again: Math.min(...channels.map(firstIn)),
    everywhere: Math.max(0, ...[...waiting].map(firstIn)),
  };
}

/** Leaves out commands whose process was killed before it could answer. */
function answered(
  world: FaultyWorld,
  questions: readonly Question[],
): Pick<Played, 'words' | 'ackMs' | 'unanswered'> {
  const fair = questions.filter(({ askedAt, answeredAt }) =>
    world.livedAfter(askedAt, answeredAt === undefined ? ANSWER_WITHIN_MS : answeredAt - askedAt),
  );
  const waits = fair.flatMap(({ askedAt, answeredAt }) =>
    answeredAt === undefined ? [] : [answeredAt - askedAt],
  );
  return {
    words: Math.max(0, ...waits) / 1_000,
    ackMs: Math.max(0, ...fair.map(({ ackMs }) => ackMs)),
    unanswered: fair.length - waits.length,
  };
}

import { type Loop, startLoop } from '../loop.ts';
import type { Claim, Pulse } from '../ports/polling.ts';
import type { Log } from '../ports/process.ts';
import type { Place } from '../recording/watching/place.ts';
import { deliverJob, pollJobs } from './bus/jobs.ts';
import { openQueues } from './bus/queues.ts';
import { startWorkers } from './bus/workers.ts';
import type { Keyspace } from './connection/keyspace.ts';
import { within } from './connection/within.ts';
import type { PolledApp } from './polling/apps.ts';
import type { Leases } from './polling/leases.ts';
import { pauseBefore } from './polling/pace.ts';
import { createPlanner } from './polling/planner.ts';
import { createPulse } from './polling/pulse.ts';
import { createMutes } from './telling/mutes.ts';
import { upkeep } from './upkeep.ts';

export interface EngineOptions {
  /** On a worker connection. */
  readonly keyspace: Keyspace;
  readonly apps: readonly PolledApp[];
  readonly log: Log;
  /** The same that the stores of `poll` were opened with. */
  readonly leases: Leases;
  /** Looks at one recording. Aborted when its lease is lost, or when a stop can wait no longer. */
  readonly poll: (claim: Claim, signal: AbortSignal) => Promise<void>;
  /** Tells the first thing that waits for a place. */
  readonly deliver: (place: Place) => Promise<void>;
  /** How long a finished recording is kept, in milliseconds (`HISTORY_DAYS`). */
  readonly historyMs: number;
  readonly probeMs?: number;
  /** Handfuls of looks at one time in this process; by default enough that no app can keep another waiting. */
  readonly pollConcurrency?: number;
  /** Looks at one time in this process, about, beyond which it claims no more. */
  readonly mostInHand?: number;
  readonly deliverConcurrency?: number;
}

/** A process's share of the work: planning, looking and telling. */
export interface Engine {
  /** What tells that it goes on; a round of planning or a look that hangs shows here and nowhere else. */
  pulse(): Pulse;
  /**
   * Claims nothing any more, waits for the jobs in hand, gives back what nobody has begun, and closes. What does not
   * end in time is aborted and gives its claims back itself. `forced`: not even that, because Redis is away; what
   * had been claimed comes back by itself when its lease runs out.
   */
  stop(timeoutMs?: number): Promise<'finished' | 'forced'>;
}

const RETRY_MS = 250;
/** Leaves the rest of the process one of its ten seconds. */
const STOP_MS = 9_000;
/** What is aborted needs one answer of Redis to give its claim back. */
const ABORT_MS = 1_500;
const LOOKERS = 500;

/**
 * Each look holds a connection and what is known. A process has no use for more than it can work on: what it claimed and
 * cannot begin would wait out of order, and be missing to others.
 */
const MOST_IN_HAND = 1_000;

const TELLERS = 16;

/**
 * Starts at once. The truth about what is due is in our own table and BullMQ executes: several processes may run this side by side,
 * and any of them may be killed at any moment.
 */
export function createEngine(options: EngineOptions): Engine {
  const { keyspace, apps, log, leases, historyMs, mostInHand = MOST_IN_HAND } = options;
  const planner = createPlanner(keyspace, apps, { ...options, leaseMs: leases.leaseMs });
  const queues = openQueues(keyspace, log);
  const pulse = createPulse();

  async function poll(claim: Claim, signal: AbortSignal): Promise<void> {
    try {
      await options.poll(claim, signal);
    } finally {
      // One that had to be aborted would have hung for ever.
      if (!signal.aborted) pulse.looked();
    }
  }

  const workers = startWorkers(keyspace, log, {
    poll: { leases, poll },
    deliver: options.deliver,
    pollConcurrency: options.pollConcurrency ?? LOOKERS,
    deliverConcurrency: options.deliverConcurrency ?? TELLERS,
  });

  async function plan(): Promise<number> {
    const { claims, lanes, nextInMs } = await planner.round(mostInHand - leases.inHand());
    await Promise.all([
      claims.length > 0 && queues.poll.addBulk(pollJobs(claims)),
      lanes.length > 0 && queues.deliver.addBulk(lanes.map(deliverJob)),
    ]);
    pulse.planned();
    return pauseBefore(nextInMs, Math.random());
  }

  const repeat = (loop: string, retryMs: number, work: () => Promise<number>): Loop =>
    startLoop({
      work,
      retryMs,
      failed: (error) => log.error({ loop, why: String(error) }, 'loopFailed'),
      recovered: () => log.info({ loop }, 'loopRecovered'),
    });

  const loops = [
    repeat('plan', RETRY_MS, plan),
    ...upkeep(planner, createMutes(keyspace), historyMs, log).map(({ name, everyMs, work }) =>
      repeat(name, everyMs, () => work().then(() => everyMs)),
    ),
  ];

  async function giveBack(): Promise<void> {
    await Promise.all((await queues.withdraw()).map(planner.giveBack));
  }

  async function finish(): Promise<'finished'> {
    await Promise.all(loops.map((loop) => loop.stop()));
    // What nobody has begun does not wait for the slowest look in hand.
    await Promise.all([workers.close(), giveBack()]);
    // What a worker was about to take when it was closed.
    await giveBack();
    await queues.close();
    return 'finished';
  }

  async function stop(timeoutMs: number): Promise<'finished' | 'forced'> {
    const finishing = finish();
    const inTime = await within(timeoutMs - ABORT_MS, finishing, undefined);
    if (inTime) return inTime;
    log.warn({ inHand: leases.abandon() }, 'stopAborts');
    // BullMQ waits for ever to close while Redis is away.
    const outcome = await within(ABORT_MS, finishing, 'forced' as const);
    if (outcome === 'forced') workers.abandon();
    return outcome;
  }

  let stopped: Promise<'finished' | 'forced'> | undefined;
  return {
    pulse: pulse.read,
    stop(timeoutMs = STOP_MS) {
      stopped ??= stop(timeoutMs);
      return stopped;
    },
  };
}

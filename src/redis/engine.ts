import { type Loop, startLoop } from '../loop.ts';
import type { Claim, Pulse } from '../ports/polling.ts';
import type { Log, Signal, Trace } from '../ports/process.ts';
import type { Place } from '../recording/watching/place.ts';
import { within } from '../within.ts';
import { deliverJob, pollJobs } from './bus/jobs.ts';
import { type JobTelemetry, openQueues } from './bus/queues.ts';
import { startWorkers } from './bus/workers.ts';
import type { Keyspace } from './connection/keyspace.ts';
import type { PolledApp } from './polling/apps.ts';
import type { Leases } from './polling/leases.ts';
import { createPlanner } from './polling/planner.ts';
import { beforeHurried, createPulse, pauseBefore } from './polling/pulse.ts';
import { createMutes } from './telling/mutes.ts';
import { upkeep } from './upkeep.ts';

export interface EngineOptions {
  /** A worker connection. */
  readonly keyspace: Keyspace;
  readonly apps: readonly PolledApp[];
  readonly log: Log;
  /** The leases with which the stores of `poll` were opened. */
  readonly leases: Leases;
  /** Looks at one recording. The signal aborts when the lease is lost, or when a stop can wait no longer. */
  readonly poll: (claim: Claim, signal: Signal) => Promise<void>;
  /** Tells the first delivery that waits for a place. */
  readonly deliver: (place: Place) => Promise<void>;
  /** How long a finished recording is kept, in milliseconds (`HISTORY_DAYS`). */
  readonly historyMs: number;
  readonly probeMs?: number;
  /** Jobs of looks at one time in this process; the default is enough that no app can keep another waiting. */
  readonly pollConcurrency?: number;
  /** Looks at one time in this process, roughly, beyond which it claims no more. */
  readonly mostInHand?: number;
  readonly deliverConcurrency?: number;
  /** Present while traces are sent. */
  readonly tracing?: Pick<Trace, 'span'> & { readonly telemetry: JobTelemetry };
}

/** A process's share of the work: planning, looking and telling. */
export interface Engine {
  /** Ages that tell whether it goes on. A round of planning or a look that hangs shows only here. */
  pulse(): Pulse;
  /** Plans at once, or as soon after the last round as rounds may follow each other. */
  hurry(): void;
  /**
   * Claims nothing any more, waits for the jobs in hand, gives back claims that nobody has begun, and closes.
   * Looks that do not end in time are aborted and give their claims back themselves. `forced`: not even that,
   * because Redis is away; those claims come back when their leases run out.
   */
  stop(timeoutMs?: number): Promise<'finished' | 'forced'>;
}

const RETRY_MS = 250;
/** Milliseconds for a stop; leaves the rest of the process one of its ten seconds. */
const STOP_MS = 9_000;
/** Milliseconds of these for aborted looks, each of which needs one answer of Redis to give its claim back. */
const ABORT_MS = 1_500;
const LOOKERS = 500;

/**
 * Looks in hand at most. Each holds a connection and what is known; a claim that cannot be begun would wait out
 * of order and be missing to other processes.
 */
const MOST_IN_HAND = 1_000;

const TELLERS = 16;

/**
 * Starts at once. Our own table says what is due and BullMQ executes it: several processes may run this side by
 * side, and any of them may be killed at any moment.
 */
export function createEngine(options: EngineOptions): Engine {
  const { keyspace, apps, log, leases, historyMs, mostInHand = MOST_IN_HAND } = options;
  const planner = createPlanner(keyspace, apps, { ...options, leaseMs: leases.leaseMs });
  const queues = openQueues(keyspace, log, options.tracing?.telemetry);
  const pulse = createPulse();

  async function poll(claim: Claim, signal: Signal): Promise<void> {
    try {
      await options.poll(claim, signal);
    } finally {
      // A look that had to be aborted would have hung for ever.
      if (!signal.aborted) pulse.looked();
    }
  }

  const workers = startWorkers(keyspace, log, {
    poll: { leases, poll },
    deliver: options.deliver,
    pollConcurrency: options.pollConcurrency ?? LOOKERS,
    deliverConcurrency: options.deliverConcurrency ?? TELLERS,
    ...(options.tracing ? { telemetry: options.tracing.telemetry } : {}),
  });

  async function handOut(claims: readonly Claim[]): Promise<void> {
    const add = () => queues.poll.addBulk(pollJobs(claims));
    await (options.tracing ? options.tracing.span('claim', { claims: claims.length }, add) : add());
  }

  async function plan(): Promise<number> {
    const { claims, lanes, nextInMs } = await planner.round(mostInHand - leases.inHand());
    await Promise.all([
      claims.length > 0 && handOut(claims),
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

  const planning = repeat('plan', RETRY_MS, plan);
  let hurrying: ReturnType<typeof setTimeout> | undefined;

  function hurry(): void {
    hurrying ??= setTimeout(() => {
      hurrying = undefined;
      planning.wake();
    }, beforeHurried(pulse.read()));
  }

  const loops = [
    planning,
    ...upkeep(planner, createMutes(keyspace), historyMs, log).map(({ name, everyMs, work }) =>
      repeat(name, everyMs, () => work().then(() => everyMs)),
    ),
  ];

  async function giveBack(): Promise<void> {
    await Promise.all((await queues.withdraw()).map(planner.giveBack));
  }

  async function finish(): Promise<'finished'> {
    clearTimeout(hurrying);
    await Promise.all(loops.map((loop) => loop.stop()));
    // Claims that nobody has begun do not wait for the slowest look in hand.
    await Promise.all([workers.close(), giveBack()]);
    // A worker may have been about to take these when it was closed.
    await giveBack();
    await queues.close();
    return 'finished';
  }

  async function stop(timeoutMs: number): Promise<'finished' | 'forced'> {
    const finishing = finish();
    const inTime = await within(timeoutMs - ABORT_MS, finishing, undefined);
    if (inTime) return inTime;
    log.warn({ inHand: leases.abandon() }, 'stopAborts');
    // BullMQ never finishes closing while Redis is away.
    const outcome = await within(ABORT_MS, finishing, 'forced' as const);
    if (outcome === 'forced') workers.abandon();
    return outcome;
  }

  let stopped: Promise<'finished' | 'forced'> | undefined;
  return {
    pulse: pulse.read,
    hurry,
    stop(timeoutMs = STOP_MS) {
      stopped ??= stop(timeoutMs);
      return stopped;
    },
  };
}

import { type Loop, logged, startLoop } from '../loop.ts';
import type { Claim, Pulse } from '../ports/polling.ts';
import type { Log, Signal, Trace } from '../ports/process.ts';
import { within } from '../within.ts';
import type { JobTelemetry } from './bus/bullmq.ts';
import { deliverJob, pollJobs, type Work } from './bus/jobs.ts';
import { openQueues, startWorkers } from './bus/queues.ts';
import type { Keyspace } from './connection/keyspace.ts';
import type { PolledApp } from './polling/apps.ts';
import { createPlanner } from './polling/planner.ts';
import { beforeHurried, createPulse, pauseBefore } from './polling/pulse.ts';
import { createMutes } from './telling/mutes.ts';
import { upkeep } from './upkeep.ts';

export interface EngineOptions extends Work {
  /** A worker connection. */
  readonly keyspace: Keyspace;
  readonly apps: readonly PolledApp[];
  readonly log: Log;
  /** Time for which a finished recording is kept, in milliseconds (`HISTORY_DAYS`). */
  readonly historyMs: number;
  /** Jobs of looks that run at one time in this process. */
  readonly pollConcurrency?: number;
  /** Looks in hand beyond which this process claims no more, roughly. */
  readonly mostInHand?: number;
  /** Present while traces are sent. */
  readonly tracing?: Pick<Trace, 'span'> & { readonly telemetry: JobTelemetry };
}

/** The work of one process: planning, looking and telling. */
export interface Engine {
  /** Ages that show whether it makes progress. A round or a look that hangs shows only here. */
  pulse(): Pulse;
  /** Plans at once, or as soon as the shortest wait between two rounds is over. */
  hurry(): void;
  /**
   * Stops claiming, waits for jobs in hand, gives back claims that nobody has begun, and closes. Looks that take too long
   * are aborted and give their claims back. `forced`: Redis is away, so claims come back when their leases run out.
   */
  stop(timeoutMs?: number): Promise<'finished' | 'forced'>;
}

/** Milliseconds until a failed round of planning is repeated. */
const RETRY_MS = 250;
/** Longest time until failed upkeep is tried again, in milliseconds. */
const UPKEEP_RETRY_MS = 60_000;
/** Time limit of a stop, in milliseconds: one of the process's ten seconds is left for its other parts. */
const STOP_MS = 9_000;
/** Part of that time for aborted looks, in milliseconds: each needs one answer of Redis to give its claim back. */
const ABORT_MS = 1_500;

/** Default of `pollConcurrency`: so many that no app can keep another one waiting. */
const LOOKERS = 500;

/** Default of `mostInHand`. A claim that this process could not begin would be missing to other processes. */
const MOST_IN_HAND = 1_000;

/** Part of `mostInHand` up to which recordings are claimed before they are due: these only wait, for up to `SOON_MS`. */
const SOON_SHARE = 0.05;

/** Places that are told at one time in this process. */
const TELLERS = 16;

/**
 * Starts at once. Our own table says what is due and BullMQ runs it: several processes may do so side by side, and any
 * of them may be killed at any moment.
 */
export function createEngine(options: EngineOptions): Engine {
  const { keyspace, apps, log, leases, historyMs, mostInHand = MOST_IN_HAND } = options;
  const planner = createPlanner(keyspace, apps, leases);
  const queues = openQueues(keyspace, log, options.tracing?.telemetry);
  const pulse = createPulse();

  async function poll(claim: Claim, signal: Signal): Promise<void> {
    try {
      await options.poll(claim, signal);
    } finally {
      // A look that was aborted did not finish by itself, so it is no sign of progress.
      if (!signal.aborted) pulse.looked();
    }
  }

  const workers = startWorkers(keyspace, log, {
    leases,
    poll,
    deliver: options.deliver,
    pollConcurrency: options.pollConcurrency ?? LOOKERS,
    deliverConcurrency: TELLERS,
    ...(options.tracing ? { telemetry: options.tracing.telemetry } : {}),
  });

  async function handOut(claims: readonly Claim[]): Promise<void> {
    const add = () => queues.poll.addBulk(pollJobs(claims));
    await (options.tracing ? options.tracing.span('claim', { claims: claims.length }, add) : add());
  }

  async function plan(): Promise<number> {
    const { claims, lanes, nextInMs } = await planner.round(
      mostInHand - leases.inHand(),
      mostInHand * SOON_SHARE - leases.inHand(),
    );
    await Promise.all([
      claims.length > 0 && handOut(claims),
      lanes.length > 0 && queues.deliver.addBulk(lanes.map(deliverJob)),
    ]);
    pulse.planned();
    return pauseBefore(nextInMs, Math.random());
  }

  const repeat = (loop: string, retryMs: number, work: () => Promise<number>): Loop =>
    startLoop({ work, retryMs, ...logged(log, loop) });

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
    ...upkeep(planner, createMutes(keyspace), historyMs, log).map(({ name, everyMs, work, changed }) =>
      repeat(name, Math.min(everyMs, UPKEEP_RETRY_MS), async () => {
        const count = await work();
        if (count > 0) changed(count);
        return everyMs;
      }),
    ),
  ];

  async function giveBack(): Promise<void> {
    await Promise.all((await queues.withdraw()).map(planner.giveBack));
  }

  async function finish(): Promise<'finished'> {
    clearTimeout(hurrying);
    leases.end();
    await Promise.all(loops.map((loop) => loop.stop()));
    // Claims that nobody has begun are given back at once, not after the slowest look in hand.
    await Promise.all([workers.close(), giveBack()]);
    // A worker that was closed may have left further ones.
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

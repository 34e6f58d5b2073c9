import type { Claim, Log, Place } from '../ports.ts';
import { type PolledApp, windowOf } from './apps.ts';
import { deliverJob, pollJob } from './jobs.ts';
import type { Keyspace } from './keyspace.ts';
import { type Loop, startLoop } from './loop.ts';
import { createPlanner, type PlannerOptions } from './planner.ts';
import { openQueues, type Queues } from './queues.ts';
import { within } from './within.ts';
import { startWorkers } from './workers.ts';

export interface EngineOptions extends PlannerOptions {
  /** On a worker connection. */
  readonly keyspace: Keyspace;
  readonly apps: readonly PolledApp[];
  readonly log: Log;
  /** Looks at one recording. Aborted when the lease runs out, or when a stop can wait no longer. */
  readonly poll: (claim: Claim, signal: AbortSignal) => Promise<void>;
  /** Tells the first thing that waits for a place. */
  readonly deliver: (place: Place) => Promise<void>;
  /** How long a finished recording is kept, in milliseconds (`HISTORY_DAYS`). */
  readonly historyMs: number;
  readonly tickMs?: number;
  /** Looks at one time in this process; by default enough that no app can keep another waiting. */
  readonly pollConcurrency?: number;
  readonly deliverConcurrency?: number;
}

/** A process's share of the work: planning, looking and telling. */
export interface Engine {
  /**
   * Claims nothing any more, waits for the jobs in hand, and closes. `forced`: they did not end in time, or Redis is
   * away; what they had claimed comes back by itself when its lease runs out.
   */
  stop(timeoutMs?: number): Promise<'finished' | 'forced'>;
}

const TICK_MS = 150;
const RECONCILE_MS = 60_000;
const PURGE_MS = 3_600_000;
const STOP_MS = 10_000;
const MOST_LOOKS = 200;
const TELLERS = 16;

/**
 * Starts at once. The truth about what is due is in our own table and BullMQ executes: several processes may run this side by side,
 * and any of them may be killed at any moment.
 */
export function createEngine(options: EngineOptions): Engine {
  const { keyspace, apps, log, historyMs, leaseMs, tickMs = TICK_MS } = options;
  const planner = createPlanner(keyspace, apps, options);
  const inHand = new Set<AbortController>();
  const looks = apps.reduce((sum, app) => sum + windowOf(app), 0);
  async function plan({ poll, deliver }: Queues): Promise<void> {
    const claims = await planner.claim();
    if (claims.length > 0) await poll.addBulk(claims.map(pollJob));
    const turns = await planner.lanesDue();
    if (turns.length > 0) await deliver.addBulk(turns.map(deliverJob));
  }

  async function reconcile(): Promise<void> {
    const putBack = await planner.reconcile();
    if (putBack > 0) log.warn({ putBack }, 'reconciled');
  }

  async function purge(): Promise<void> {
    const purged = await planner.purge(historyMs);
    if (purged > 0) log.info({ purged }, 'purged');
  }

  const repeat = (loop: string, everyMs: number, work: () => Promise<void>): Loop =>
    startLoop({
      everyMs,
      work,
      failed: (error) => log.error({ loop, why: String(error) }, 'loopFailed'),
      recovered: () => log.info({ loop }, 'loopRecovered'),
    });

  const queues = openQueues(keyspace, log);
  const workers = startWorkers(keyspace, log, {
    poll: { holds: planner.holds, poll: options.poll, inHand, leaseMs },
    deliver: options.deliver,
    pollConcurrency: options.pollConcurrency ?? Math.max(1, Math.min(MOST_LOOKS, looks)),
    deliverConcurrency: options.deliverConcurrency ?? TELLERS,
  });
  const loops = [
    repeat('plan', tickMs, () => plan(queues)),
    repeat('reconcile', RECONCILE_MS, reconcile),
    repeat('purge', PURGE_MS, purge),
  ];

  async function finish(): Promise<'finished'> {
    await Promise.all([...loops.map((loop) => loop.stop()), workers.close()]);
    await queues.close();
    return 'finished';
  }

  async function stop(timeoutMs: number): Promise<'finished' | 'forced'> {
    // BullMQ waits for ever to close while Redis is away.
    const outcome = await within(timeoutMs, finish(), 'forced' as const);
    if (outcome === 'forced') {
      log.warn({ inHand: inHand.size }, 'stopForced');
      for (const look of inHand) look.abort();
      workers.abandon();
    }
    return outcome;
  }

  let stopped: Promise<'finished' | 'forced'> | undefined;
  return {
    stop(timeoutMs = STOP_MS) {
      stopped ??= stop(timeoutMs);
      return stopped;
    },
  };
}

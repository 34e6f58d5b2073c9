import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Claim, Place } from '../ports.ts';
import { type PolledApp, windowOf } from './apps.ts';
import type { Keyspace } from './keyspace.ts';
import { placeOf } from './place.ts';
import { timeOf } from './time.ts';

/** Of an app of which nothing can be seen, one look in so long finds out whether it can be seen again. */
const PROBE_MS = 15_000;

const CLAIMS_PER_TICK = 200;
const LANES_PER_TICK = 200;
const RECONCILE_SLICE = 500;
const PURGE_SLICE = 100;

const Flat = z.array(z.string());
const Count = z.number();

export interface PlannerOptions {
  /** For how long a claim holds. Whoever has not committed by then is taken to be dead. */
  readonly leaseMs: number;
  readonly probeMs?: number;
}

/** The moment at which a place may be told something; another turn of the same place has another moment. */
export interface Turn {
  readonly place: Place;
  readonly at: string;
}

/**
 * Which recording is due when, and which outbox, is in our own table; this reads it. It runs in every worker process
 * without a leader: each call is one atomic script, so that two processes can never claim the same recording.
 */
export interface Planner {
  /** Claims what is due, earliest first, for each app up to its window. */
  claim(): Promise<readonly Claim[]>;
  /** Whether a claim still holds: its job may have waited in the queue for longer than its lease. */
  holds(claim: Claim): Promise<boolean>;
  /** Places that may be told something now. */
  lanesDue(): Promise<readonly Turn[]>;
  /** Puts back what should be scheduled and is not; answers how many that were. */
  reconcile(): Promise<number>;
  /** Forgets what finished longer ago than this, in milliseconds; answers how many that were. */
  purge(historyMs: number): Promise<number>;
}

export function createPlanner(
  { redis, key, run }: Keyspace,
  apps: readonly PolledApp[],
  { leaseMs, probeMs = PROBE_MS }: PlannerOptions,
): Planner {
  const windows = apps.flatMap((app) => [app.name, windowOf(app)]);
  return {
    async claim() {
      const flat = Flat.parse(
        await run('claim', CLAIMS_PER_TICK, leaseMs, randomUUID(), probeMs, ...windows),
      );
      return triples(flat).map(([sid, app, token]) => ({ sid, app, token }));
    },

    holds: async ({ sid, token }) => (await redis.hget(key('rec', sid), 'lease')) === token,

    async lanesDue() {
      const now = await timeOf(redis);
      const flat = await redis.zrangebyscore(
        key('lanes'),
        '-inf',
        now,
        'WITHSCORES',
        'LIMIT',
        0,
        LANES_PER_TICK,
      );
      return flat.flatMap((lane, index) => {
        const at = flat[index + 1];
        return index % 2 === 0 && at !== undefined ? [{ place: placeOf(lane), at }] : [];
      });
    },

    async reconcile() {
      let putBack = 0;
      let cursor = '0';
      do {
        const [next, sids] = await redis.sscan(key('live'), cursor, 'COUNT', RECONCILE_SLICE);
        if (sids.length > 0) putBack += Count.parse(await run('reconcile', ...sids));
        cursor = next;
      } while (cursor !== '0');
      return putBack;
    },

    async purge(historyMs) {
      let purged = 0;
      for (;;) {
        const slice = Count.parse(await run('purge', historyMs, PURGE_SLICE));
        purged += slice;
        if (slice < PURGE_SLICE) return purged;
      }
    },
  };
}

function triples(flat: readonly string[]): readonly (readonly [string, string, string])[] {
  return flat.flatMap((first, index) => {
    const [second, third] = [flat[index + 1], flat[index + 2]];
    return index % 3 === 0 && second !== undefined && third !== undefined ? [[first, second, third]] : [];
  });
}

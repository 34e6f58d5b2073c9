import { z } from 'zod';
import type { Batch } from '../../ports/telling.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';

interface LaneLeases {
  /** Begins to prolong the lease of a batch. */
  keep(batch: Batch): void;
  drop(batch: Batch): void;
}

/** Heartbeats per lease; a lease outlasts two that fail. */
const BEATS = 4;

/** Milliseconds after which a lease is no longer prolonged: longer than all calls for one delivery. */
const MOST_MS = 120_000;

const Lost = z.array(z.string());

/**
 * Prolongs the leases of the outboxes that this process works on, with one command for all. Fails silently: the next
 * script refuses a worker that has lost its lease.
 */
export function createLaneLeases({ run }: Keyspace, leaseMs: number): LaneLeases {
  const kept = new Map<string, { readonly lane: string; readonly until: number }>();
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let renewing = false;

  function drop(token: string): void {
    kept.delete(token);
    if (kept.size > 0) return;
    clearInterval(heartbeat);
    heartbeat = undefined;
  }

  async function renew(): Promise<void> {
    const now = performance.now();
    for (const [token, { until }] of kept) if (now > until) drop(token);
    if (renewing || kept.size === 0) return;
    renewing = true;
    try {
      const batches = [...kept].flatMap(([token, { lane }]) => [lane, token]);
      for (const token of Lost.parse(await run('telling/renew', leaseMs, ...batches))) drop(token);
    } catch {
      // Renewed at the next beat, or lost.
    } finally {
      renewing = false;
    }
  }

  return {
    keep({ token, place }) {
      kept.set(token, { lane: laneOf(place), until: performance.now() + MOST_MS });
      heartbeat ??= setInterval(renew, leaseMs / BEATS).unref();
    },
    drop: ({ token }) => drop(token),
  };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Claim } from '../../ports/polling.ts';
import type { Log, Signal } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';

/**
 * The claims that this process works on, all prolonged by one heartbeat. A process that cannot reach Redis for the
 * length of a lease gives its claims up, because another one may have them.
 */
export interface Leases {
  /** Time for which a claim holds without a heartbeat, in milliseconds. */
  readonly leaseMs: number;
  /** Begins to prolong a claim. @returns a signal that aborts when the claim is lost, and at `abandon` */
  keep(claim: Claim): Signal;
  /** Stops prolonging a claim. */
  drop(claim: Claim): void;
  /** Number of claims kept. */
  inHand(): number;
  /** Aborts when this process begins to stop: what has begun is finished, and no other look begins. */
  readonly ending: Signal;
  end(): void;
  /** Aborts work in hand, so that it gives its claims back: that of one claim, or all. Answers the number of claims. */
  abandon(claim?: Claim): number;
}

interface LeasesOptions {
  readonly leaseMs?: number;
  /** Milliseconds after which a claim is given up: longer than the longest look. */
  readonly mostMs?: number;
}

interface Kept {
  readonly claim: Claim;
  readonly signal: LightSignal;
  readonly until: number;
  holdsUntil: number;
}

/** Defaults of `leaseMs` and `mostMs`, in milliseconds. */
const LEASE_MS = 3_000;
const MOST_MS = 60_000;
/** Heartbeats per lease; a lease outlasts two that fail. */
const BEATS = 4;

const Lost = z.array(z.string());

export function createLeases(
  { run }: Pick<Keyspace, 'run'>,
  log: Log,
  { leaseMs = LEASE_MS, mostMs = MOST_MS }: LeasesOptions = {},
): Leases {
  const kept = new Map<string, Kept>();
  const beatMs = leaseMs / BEATS;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let renewing = false;
  const ending = new LightSignal();

  function drop({ token }: Claim): void {
    kept.delete(token);
    if (kept.size > 0 || !heartbeat) return;
    clearInterval(heartbeat);
    heartbeat = undefined;
  }

  function lose({ claim, signal }: Kept): void {
    log.warn({ sid: claim.sid, app: claim.app }, 'leaseLost');
    signal.abort();
    drop(claim);
  }

  function beat(): void {
    const now = performance.now();
    // The next heartbeat would be too late: another process may have the claim by then.
    for (const each of kept.values()) {
      if (now + beatMs > Math.min(each.until, each.holdsUntil)) lose(each);
    }
    // The check above has to run even while a renewal gets no answer.
    if (renewing) return;
    renewing = true;
    renew(now)
      .catch((error: unknown) => log.warn({ error }, 'leasesNotRenewed'))
      .finally(() => {
        renewing = false;
      });
  }

  /** Renews leases that are old enough: most looks end before their first heartbeat. */
  async function renew(now: number): Promise<void> {
    const old = [...kept.values()].filter(({ holdsUntil }) => holdsUntil - now <= leaseMs - beatMs / 2);
    if (old.length === 0) return;
    const args = old.flatMap(({ claim }) => [claim.sid, claim.app, claim.token]);
    const lost = new Set(Lost.parse(await run('polling/renew', leaseMs, ...args)));
    // A commit that was answered just before has ended its lease, but drops its claim a few promises later.
    if (lost.size > 0) await nextTurn();
    for (const each of old) {
      if (!kept.has(each.claim.token)) continue;
      if (lost.has(each.claim.token)) lose(each);
      else each.holdsUntil = now + leaseMs;
    }
  }

  return {
    leaseMs,
    keep(claim) {
      const now = performance.now();
      const signal = new LightSignal();
      kept.set(claim.token, { claim, signal, until: now + mostMs, holdsUntil: now + leaseMs });
      if (!heartbeat) {
        heartbeat = setInterval(beat, beatMs);
        heartbeat.unref();
      }
      return signal;
    },
    drop,
    inHand: () => kept.size,
    ending,
    end: () => ending.abort(),
    abandon(claim) {
      const all = [...kept.values()].filter(({ claim: { token } }) => !claim || token === claim.token);
      for (const { signal } of all) signal.abort();
      return all.length;
    },
  };
}

/** Replaces `AbortController` and its signal, which cost more. Each look has one. */
export class LightSignal implements Signal {
  #aborted = false;
  readonly #listeners: (() => void)[] = [];

  get aborted(): boolean {
    return this.#aborted;
  }

  throwIfAborted(): void {
    if (this.#aborted) throw new DOMException('This operation was aborted', 'AbortError');
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at !== -1) this.#listeners.splice(at, 1);
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    // A copy, because listeners remove themselves.
    for (const listener of [...this.#listeners]) listener();
  }
}

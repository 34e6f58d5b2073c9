import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Budget, Delay } from '../../ports/polling.ts';
import type { Signal } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { limitsOf, type PolledApp } from './apps.ts';
import { missed, pause, until } from './punctual.ts';

/** The time, the moment of the request, and whether Agora takes none before it. */
const Reserved = z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.boolean()]);
const Thousandths = z.number().int().min(0).max(1_000);

/** Longest wait of a further try, in milliseconds; if it were longer, the next look comes instead. */
const AGAIN_WITHIN_MS = 1_000;

type Turn = 'ahead' | 'in turn';

/**
 * Spends the requests of each credential. Further tries of a look take their turn with the claims of the planner; a
 * person's look may go one slot ahead, so no second has more than rate + 1 requests.
 */
export function createBudget({ run, clock }: Keyspace, apps: readonly PolledApp[]): Budget {
  const limits = limitsOf(apps);
  const limitOf = (app: string) => {
    const limit = limits.get(app);
    if (!limit) throw new Error(`No Agora app is named ${app}`);
    return limit;
  };

  async function spend(app: string, patienceMs: number, missedSlot: number | '', turn: Turn) {
    const { budget, intervalMs } = limitOf(app);
    const askedAt = performance.now();
    const answer = await run(
      'polling/spend',
      budget,
      intervalMs,
      patienceMs,
      missedSlot,
      turn === 'ahead' ? 1 : 0,
    );
    const [at, slot, isHeld] = Reserved.parse(answer);
    clock.told(at, askedAt);
    const delay: Delay = { kind: isHeld ? 'held' : 'spent', ms: Math.ceil(slot - Math.floor(at)) };
    return { slot, delay };
  }

  /** Resolves to `undefined` at the moment of a request; or takes none, and resolves at once to the delay. */
  async function take(
    app: string,
    patienceMs: number,
    turn: Turn,
    signal?: Signal,
  ): Promise<Delay | undefined> {
    const { slot, delay } = await spend(app, patienceMs, '', turn);
    if (delay.ms > patienceMs) return delay;
    await until(clock, slot, signal);
    if (missed(clock, slot)) await until(clock, (await spend(app, patienceMs, slot, turn)).slot, signal);
    return undefined;
  }

  return {
    reserve: (app, patienceMs) => take(app, patienceMs, 'ahead'),
    async again(app, waitMs, signal) {
      signal?.throwIfAborted();
      await (signal ? pause(waitMs, signal) : sleep(waitMs));
      signal?.throwIfAborted();
      return (await take(app, AGAIN_WITHIN_MS, 'in turn', signal)) === undefined;
    },
    async throttled(app, holdMs) {
      return Thousandths.parse(await run('polling/throttle', limitOf(app).budget, Math.ceil(holdMs))) / 1_000;
    },
    async rateLeft(app) {
      return Thousandths.parse(await run('polling/rate-left', limitOf(app).budget)) / 1_000;
    },
  };
}

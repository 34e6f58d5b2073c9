import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchApp } from '../bot/apps-file.ts';
import type { BotProcess } from '../bot/process.ts';
import type { Say } from '../figure.ts';
import { register, type Seed, seeds } from '../recordings.ts';
import { inWorld, type World } from '../world.ts';

/**
 * The load of `quota`, `people`, `kill` and `rolling`: 40 credentials with 8 requests a second each, of which one wants
 * 100 a second (100 recordings, every second) and 39 want 4. Three worker processes share the work.
 */
export const BUDGET = 8;
export const HOT = 'hot';
const HOT_WANTS = 100;
const SMALL_WANTS = 4;
const SMALLS = Array.from({ length: 39 }, (_, index) => `small-${index + 1}`);
const WORKERS = 3;

const APPS: readonly BenchApp[] = [HOT, ...SMALLS].map((name) => ({ name, requestsPerSecond: BUDGET }));

export const POLL_MS = 1_000;

/** Milliseconds in which the hot credential can ask for each of its recordings once. */
export const HOT_ROUND_MS = (HOT_WANTS / BUDGET) * 1_000;

/** Milliseconds after which the start has no effect any more. */
const WARM_UP_MS = 5_000;

export interface QuotaWorld extends World {
  readonly smalls: readonly string[];
  readonly asked: readonly Seed[];
  readonly workers: BotProcess[];
}

/** Registers recordings, starts the workers, and begins when they run evenly. */
export function underQuotaLoad<T>(
  say: Say,
  work: (world: QuotaWorld) => Promise<T>,
  team?: string,
): Promise<T> {
  return inWorld({ apps: APPS, pollSeconds: POLL_MS / 1_000, say }, async (world) => {
    const from = Date.now() + 2_000;
    const asked = [
      ...seeds(HOT, HOT_WANTS, from, POLL_MS),
      ...SMALLS.flatMap((name) => seeds(name, SMALL_WANTS, from, POLL_MS)),
    ];
    await register(world, asked, team);
    const workers = await Promise.all(Array.from({ length: WORKERS }, () => world.bot()));
    await sleep(WARM_UP_MS);
    await world.upstream.requests();
    return work({ ...world, smalls: SMALLS, asked, workers });
  });
}

import { createAgora, longestLookMs } from '../agora/agora.ts';
import type { Config } from '../config/config.ts';
import type { Clock, Log } from '../ports/process.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import type { PolledApp } from '../redis/polling/apps.ts';
import { createLeases, type Leases } from '../redis/polling/leases.ts';
import { openStores, type Stores } from '../redis/stores.ts';

/** A part of the bot that was started. */
export interface Part {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** Parts that both roles use. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
  /** Clock for everything that is stored. */
  readonly now: Clock;
  readonly apps: readonly PolledApp[];
  /** Longest time that a look may hold its lease, in milliseconds. */
  readonly mostMs: number;
  readonly agora: ReturnType<typeof createAgora>;
}

/** Time added to the slowest look, in milliseconds: its turns in the budget, the judgement and the write. */
const LOOK_RESERVE_MS = 15_000;

export function prepareGround(config: Config, log: Log, now: Clock): Ground {
  const { agora: settings } = config;
  return {
    config,
    log,
    now,
    apps: config.apps.map(
      ({ name, customerId, requestsPerSecond, reportsStop = false, callbackSecrets }) => ({
        name,
        credential: customerId,
        requestsPerSecond: requestsPerSecond ?? settings.requestsPerSecond,
        reportsStop,
        callbacks: callbackSecrets !== undefined,
      }),
    ),
    mostMs: longestLookMs(settings.timeoutMs) + LOOK_RESERVE_MS,
    agora: createAgora({ ...settings, apps: config.apps, log }),
  };
}

export const leasesOn = (keyspace: Keyspace, { log, mostMs }: Ground): Leases =>
  createLeases(keyspace, log, { mostMs });

export const storesOn = (keyspace: Keyspace, { apps, now }: Ground, leases: Leases): Stores =>
  openStores(keyspace, apps, now, leases);

/** The needs of every look, whether planned or asked for. */
export const lookNeeds = (stores: Stores, { agora, config, log, now }: Ground) => ({
  ...stores,
  agora,
  policy: config.policy,
  log,
  now,
  random: Math.random,
});

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

/** What both roles are made from. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
  /** The time of everything that is remembered. */
  readonly now: Clock;
  readonly apps: readonly PolledApp[];
  /** No look is kept for longer. */
  readonly mostMs: number;
  readonly agora: ReturnType<typeof createAgora>;
}

/** Beyond the slowest look: its turns in the budget, and time to judge and to write. */
const LOOK_RESERVE_MS = 15_000;

export function prepareGround(config: Config, log: Log, now: Clock): Ground {
  const { agora: settings } = config;
  return {
    config,
    log,
    now,
    apps: config.apps.map(({ name, customerId, requestsPerSecond, reportsStop = false }) => ({
      name,
      credential: customerId,
      requestsPerSecond: requestsPerSecond ?? settings.requestsPerSecond,
      reportsStop,
    })),
    mostMs: longestLookMs(settings.timeoutMs) + LOOK_RESERVE_MS,
    agora: createAgora({ ...settings, apps: config.apps, log }),
  };
}

export const leasesOn = (keyspace: Keyspace, { log, mostMs }: Ground): Leases =>
  createLeases(keyspace, log, { mostMs });

export const storesOn = (keyspace: Keyspace, { apps, now }: Ground, leases: Leases): Stores =>
  openStores(keyspace, apps, now, leases);

/** What every look needs, whoever asked for it. */
export const lookNeeds = (stores: Stores, { agora, config, log, now }: Ground) => ({
  ...stores,
  agora,
  policy: config.policy,
  log,
  now,
  random: Math.random,
});

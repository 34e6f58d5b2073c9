import { createAgora, longestLookMs } from '../agora/agora.ts';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import type { Agora } from '../ports/agora.ts';
import type { Clock, Log } from '../ports/process.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import type { PolledApp } from '../redis/polling/apps.ts';
import { createLeases, type Leases } from '../redis/polling/leases.ts';
import { openStores, type Stores } from '../redis/stores.ts';
import { createTraceParents } from '../redis/telling/trace-parents.ts';
import type { SlackAccount } from '../slack/api/client.ts';
import { createWayOut } from '../slack/api/way-out.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { Metrics } from '../web/metrics/metrics.ts';
import { measuredDeadLetters, measuredOutbox } from './measured/deliveries.ts';
import { type MeasuredLooks, measuredLooks } from './measured/looks.ts';
import { measuredCalls } from './measured/outside.ts';
import { tracedAgora, tracedCalls, tracedRecordings, tracedSchedule } from './measured/traced.ts';

/** A part of the bot that was started. */
export interface Part {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** Parts that both roles use. */
export interface Ground {
  /** Configuration at the start. */
  readonly config: Config;
  /** Secrets that may be rotated while the bot runs. */
  readonly secrets: Secrets;
  readonly slack: SlackAccount;
  readonly log: Log;
  /** Clock for everything that is stored. */
  readonly now: Clock;
  readonly apps: readonly PolledApp[];
  /** Time after which a claim is no longer renewed, in milliseconds: longer than any look takes. */
  readonly mostMs: number;
  readonly agora: Agora;
  readonly metrics: Metrics;
  readonly measured: MeasuredLooks;
  /** Present while traces are sent. */
  readonly tracing?: Tracing;
}

/** Time added to the slowest look, in milliseconds: its turns in the budget, the judgement and the write. */
const LOOK_RESERVE_MS = 15_000;

/** Apps as Redis keeps their timetables and budgets. */
export const polledApps = ({ apps, agora }: Config): readonly PolledApp[] =>
  apps.map(({ name, customerId, requestsPerSecond, reportsStop = false, callbackSecrets }) => ({
    name,
    credential: customerId,
    requestsPerSecond: requestsPerSecond ?? agora.requestsPerSecond,
    reportsStop,
    callbacks: callbackSecrets !== undefined,
  }));

export async function prepareGround(
  config: Config,
  secrets: Secrets,
  log: Log,
  now: Clock,
  metrics: Metrics,
  tracing?: Tracing,
): Promise<Ground> {
  const { agora: settings } = config;
  const measured = measuredLooks(metrics, now);
  const called = measuredCalls(metrics);
  const agora = measured.agora(createAgora({ ...settings, apps: secrets.apps, log }));
  return {
    config,
    secrets,
    slack: {
      ...config.slack,
      wayOut: await createWayOut(config.slack),
      called: tracing ? tracedCalls(called, tracing) : called,
    },
    log,
    now,
    apps: polledApps(config),
    mostMs: longestLookMs(settings.timeoutMs) + LOOK_RESERVE_MS,
    agora: tracing ? tracedAgora(agora, tracing) : agora,
    ...(tracing ? { tracing } : {}),
    metrics,
    measured,
  };
}

export const leasesOn = (keyspace: Keyspace, { log, mostMs }: Ground): Leases =>
  createLeases(keyspace, log, { mostMs });

export function storesOn(keyspace: Keyspace, ground: Ground, leases: Leases): Stores {
  const { apps, now, metrics, measured, tracing } = ground;
  const stores = openStores(keyspace, apps, now, leases);
  const schedule = measured.schedule(stores.schedule);
  const recordings = measured.recordings(stores.recordings);
  const parents = createTraceParents(keyspace);
  return {
    ...stores,
    schedule: tracing ? tracedSchedule(schedule, tracing, parents) : schedule,
    recordings: tracing ? tracedRecordings(recordings, tracing, parents) : recordings,
    sights: measured.sights(stores.sights),
    budget: measured.budget(stores.budget),
    outbox: measuredOutbox(stores.outbox, metrics, now),
    deadLetters: measuredDeadLetters(stores.deadLetters, metrics),
  };
}

/** The needs of every look, whether planned or asked for. */
export const lookNeeds = (stores: Stores, { agora, config, log, now }: Ground) => ({
  ...stores,
  agora,
  policy: config.policy,
  log,
  now,
  random: Math.random,
});

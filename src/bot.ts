import { setTimeout as sleep } from 'node:timers/promises';
import { createAgora, longestLookMs } from './agora/agora.ts';
import type { Config } from './config.ts';
import { announce } from './flows/announce.ts';
import { browse } from './flows/browse.ts';
import { resume, share, touchCard } from './flows/card.ts';
import { deliver } from './flows/deliver.ts';
import { doctor } from './flows/doctor.ts';
import { inspect, stopRequested } from './flows/inspect.ts';
import { list, watchedHere } from './flows/list.ts';
import { poll } from './flows/poll.ts';
import { status } from './flows/status.ts';
import { unwatch } from './flows/unwatch.ts';
import { watch } from './flows/watch.ts';
import type { Log } from './ports.ts';
import { createBudget } from './redis/budget.ts';
import { connectInteractive, connectWorker } from './redis/connect.ts';
import { createEngine } from './redis/engine.ts';
import { type Keyspace, openKeyspace } from './redis/keyspace.ts';
import { createLeases, type Leases } from './redis/leases.ts';
import { migrate } from './redis/migrate.ts';
import { openStores, type Stores } from './redis/stores.ts';
import { createVitals } from './redis/vitals.ts';
import { LANGUAGE_CODES } from './slack/language/languages.ts';
import { createAccessCheck } from './slack/messenger/access.ts';
import { createMessenger } from './slack/messenger/messenger.ts';
import { createSlack } from './slack/slack.ts';
import { createApi } from './web/api/api.ts';
import { listen } from './web/listen.ts';
import type { Metrics } from './web/metrics.ts';
import { opsListener } from './web/ops.ts';
import { publicListener } from './web/public.ts';
import { readinessOf } from './web/readiness.ts';

/** A running bot. */
export interface Bot {
  /** No new work, finish what is in hand, close the doors: in the reverse order of starting. */
  stop(): Promise<void>;
}

/** A part of the bot that was started. */
interface Part {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** What both roles are made from. */
interface Ground {
  readonly config: Config;
  readonly log: Log;
  readonly apps: readonly {
    readonly name: string;
    readonly credential: string;
    readonly requestsPerSecond: number;
  }[];
  /** No look is kept for longer. */
  readonly mostMs: number;
  readonly agora: ReturnType<typeof createAgora>;
}

/** Beyond the slowest look: its turn in the budget, and time to judge and to write. */
const LOOK_RESERVE_MS = 15_000;

const DAY_MS = 86_400_000;

const pause = (ms: number): Promise<void> => sleep(ms);
const sleepUnlessStopped = async (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal });

/**
 * Puts the rooms together for the configured role and starts them.
 * @throws when a part cannot start; what was started before it is stopped again
 */
export async function startBot(config: Config, log: Log, metrics: Metrics): Promise<Bot> {
  const parts: Part[] = [];
  const stop = async (): Promise<void> => {
    for (const part of parts.splice(0).reverse()) {
      await part
        .stop()
        .catch((error: unknown) => log.error({ part: part.name, error: String(error) }, 'notStopped'));
    }
  };
  try {
    await start(config, log, metrics, parts);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function start(config: Config, log: Log, metrics: Metrics, parts: Part[]): Promise<void> {
  const { agora: settings, redis } = config;
  const ground: Ground = {
    config,
    log,
    apps: config.apps.map(({ name, customerId, requestsPerSecond }) => ({
      name,
      credential: customerId,
      requestsPerSecond: requestsPerSecond ?? settings.requestsPerSecond,
    })),
    mostMs: longestLookMs(settings.timeoutMs) + LOOK_RESERVE_MS,
    agora: createAgora({ ...settings, apps: config.apps, log }),
  };
  const open = (name: string, connect: typeof connectWorker): Keyspace => {
    const connection = connect(redis.url, log);
    parts.push({ name, stop: async () => connection.disconnect() });
    return openKeyspace(connection, redis.prefix);
  };

  // Deliveries and polls wait for Redis however long it is away; people are told at once that it is.
  const patient = open('redis for work', connectWorker);
  const quick = open('redis for people', connectInteractive);
  await migrate(patient, log);
  const vitals = createVitals(quick, ground.apps);
  metrics.measure(vitals, createBudget(quick, ground.apps), ground.apps, config.policy);

  let ready = false;
  const readiness = async () => {
    const found = await readinessOf(config.role, vitals);
    return { ...found, ready: ready && found.ready };
  };
  const ops = await listen(opsListener({ readiness, metrics, log }), {
    port: config.opsPort,
    host: config.opsHost,
    variable: 'OPS_PORT',
  });
  parts.push({ name: 'ops', stop: ops.close });

  if (config.role !== 'web') parts.push(startWorker(patient, ground));
  if (config.reached) parts.push(...(await startWeb(quick, ground, config.reached)));

  ready = true;
  parts.push({
    name: 'readiness',
    stop: async () => {
      ready = false;
    },
  });
  log.info({ role: config.role, apps: ground.apps.map(({ name }) => name) }, 'started');
}

const leasesOn = (keyspace: Keyspace, { log, mostMs }: Ground): Leases =>
  createLeases(keyspace, log, { mostMs });

const storesOn = (keyspace: Keyspace, { apps }: Ground, leases: Leases): Stores =>
  openStores(keyspace, apps, Date.now, leases);

/** What every look needs, whoever asked for it. */
const lookWorld = (stores: Stores, { agora, config, log }: Ground) => ({
  ...stores,
  agora,
  policy: config.policy,
  log,
  now: Date.now,
  random: Math.random,
});

/** Polling and delivery. */
function startWorker(keyspace: Keyspace, ground: Ground): Part {
  const { config, log, apps } = ground;
  const leases = leasesOn(keyspace, ground);
  const stores = storesOn(keyspace, ground, leases);
  const polling = { ...lookWorld(stores, ground), sleep: sleepUnlessStopped };
  const messenger = createMessenger({ ...config.slack, ...config, log });
  const delivering = { ...stores, messenger, log };
  const engine = createEngine({
    keyspace,
    apps,
    log,
    leases,
    historyMs: config.historyDays * DAY_MS,
    poll: (claim, signal) => poll(claim, signal, polling),
    deliver: (place) => deliver(place, delivering),
  });
  return { name: 'worker', stop: () => engine.stop() };
}

/** Slack's commands and buttons, and the API for backends. */
async function startWeb(
  keyspace: Keyspace,
  ground: Ground,
  reached: NonNullable<Config['reached']>,
): Promise<readonly Part[]> {
  const { config, log, apps } = ground;
  const stores = storesOn(keyspace, ground, leasesOn(keyspace, ground));
  const asking = { ...lookWorld(stores, ground), pause };
  const watching = {
    ...asking,
    apps: config.apps,
    expiryHours: config.expiryHours,
    languages: LANGUAGE_CODES,
  };
  const checkAccess = createAccessCheck({ ...config.slack, log });
  const slack = createSlack({
    ...config.slack,
    ...reached,
    defaultLanguage: config.defaultLanguage,
    policy: config.policy,
    log,
    once: stores.once,
    flows: {
      status: (place, text) => status(place, text, asking),
      watchedHere: (place) => watchedHere(place, stores),
      list: (team, filter) => list(team, filter, stores),
      doctor: (place) => doctor(place, { ...stores, checkAccess, policy: config.policy, apps }),
      watch: (place, user, text) => watch(place, user, text, watching),
      unwatch: (place, text) => unwatch(place, text, asking),
      touchCard: (place, sid) => touchCard(place, sid, asking),
      share: (place, sid, user) => share(place, sid, user, asking),
      resume: (place, sid) => resume(place, sid, asking),
    },
  });
  await slack.start();
  const parts: Part[] = [{ name: 'slack', stop: slack.stop }];
  const { workspace } = slack;
  const api = createApi({
    tokens: config.apiTokens,
    log,
    flows: {
      announce: (announcement) => announce(announcement, { ...watching, workspace }),
      browse: (criteria, after) => browse(criteria, after, { ...stores, workspace }),
      inspect: (sid) => inspect(sid, asking),
      stopRequested: (sid, at) => stopRequested(sid, at, asking),
      forget: (sid) => stores.recordings.forget(sid),
    },
  });
  // In Socket Mode nobody calls from outside, unless a backend does.
  if (reached.mode === 'http' || config.apiTokens.length > 0) {
    const ofSlack = reached.mode === 'http' ? slack.requestListener : undefined;
    const door = await listen(publicListener({ slack: ofSlack, api }), {
      port: config.port,
      host: config.host,
      variable: 'PORT',
    });
    parts.push({ name: 'public', stop: door.close });
  }
  return parts;
}

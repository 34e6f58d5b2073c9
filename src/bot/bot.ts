import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import type { Pulse } from '../ports/polling.ts';
import type { Log } from '../ports/process.ts';
import { connectInteractive, connectWorker } from '../redis/connection/connect.ts';
import { watchEviction } from '../redis/connection/eviction.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { migrate } from '../redis/connection/migrate.ts';
import { keepTime, timeOn } from '../redis/connection/time.ts';
import type { RedisUnfit } from '../redis/connection/unfit.ts';
import { keepEpoch, type Loss } from '../redis/epoch.ts';
import { openKeyspace } from '../redis/open-keyspace.ts';
import { createVitals } from '../redis/polling/vitals.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { listen } from '../web/listen.ts';
import type { Metrics } from '../web/metrics/metrics.ts';
import { opsListener } from '../web/ops.ts';
import { readinessOf } from '../web/readiness.ts';
import { type Part, prepareGround } from './ground.ts';
import { measuredKeyspace } from './measured/outside.ts';
import { startWorker } from './worker.ts';

/** A bot that runs or is starting. */
export interface Bot {
  /** Resolves when it can work. Rejects if a part cannot start; the parts started before it have been stopped again. */
  readonly started: Promise<void>;
  /** Resolves when a newer bot has migrated the data, so that this one has to stop. */
  readonly outgrown: Promise<RedisUnfit>;
  /**
   * Takes no new work, finishes the work in hand, and stops the parts in the reverse order of starting. It may be
   * called during a start, which lasts as long as Redis or Slack are away.
   */
  stop(): Promise<void>;
}

/** Assembles the rooms for the configured role and starts them. */
export function startBot(
  config: Config,
  secrets: Secrets,
  log: Log,
  metrics: Metrics,
  tracing?: Tracing,
): Bot {
  const parts: Part[] = [];
  const stop = (): Promise<void> => stopInReverse(parts.splice(0), log);
  let outgrow = (_: RedisUnfit): void => undefined;
  const outgrown = new Promise<RedisUnfit>((resolve) => {
    outgrow = resolve;
  });
  const starting = start(config, secrets, log, metrics, parts, outgrow, tracing);
  const started = starting.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { started, outgrown, stop };
}

async function stopInReverse(parts: readonly Part[], log: Log): Promise<void> {
  for (const part of parts.toReversed()) {
    await part.stop().catch((error: unknown) => log.error({ part: part.name, error }, 'notStopped'));
  }
}

async function start(
  config: Config,
  secrets: Secrets,
  log: Log,
  metrics: Metrics,
  parts: Part[],
  outgrow: (why: RedisUnfit) => void,
  tracing?: Tracing,
): Promise<void> {
  const { redis } = config;
  const open = (name: string, connect: typeof connectWorker): Keyspace => {
    const connection = connect(redis, log);
    parts.push({ name, stop: async () => connection.disconnect() });
    return measuredKeyspace(openKeyspace(connection, redis.prefix), metrics);
  };

  // Work waits for Redis however long it is away; people are told at once that it is away.
  const patient = open('redis for work', connectWorker);
  const quick = open('redis for people', connectInteractive);
  const ground = await prepareGround(config, secrets, log, timeOn(patient), metrics, tracing);
  await migrate(patient, log);
  const time = await keepTime(patient);
  // A reading in hand may wait for Redis; closing its connection ends it.
  parts.push({ name: 'time', stop: async () => void time.stop() });
  let tellEmptied: (() => Promise<void>) | undefined;
  const noteLoss = async (loss: Loss): Promise<void> => {
    if (loss === 'lost') return log.warn({}, 'redisWritesLost');
    await migrate(patient, log);
    if (tellEmptied) return tellEmptied();
    log.error({}, 'redisEmptied');
  };
  const epoch = await keepEpoch(patient, log, noteLoss, outgrow);
  parts.push({ name: 'epoch', stop: async () => void epoch.stop() });
  const eviction = watchEviction(patient, log);
  parts.push({ name: 'eviction', stop: async () => void eviction.stop() });
  const vitals = createVitals(quick, ground.apps);
  metrics.measure(vitals, config.policy);

  let passing: 'starting' | 'stopping' | undefined = 'starting';
  let pulse: (() => Pulse) | undefined;
  let slackAwayMs: (() => number) | undefined;
  const readiness = async () => {
    const found = await readinessOf(config.role, vitals, config.policy, pulse?.(), slackAwayMs?.());
    if (!passing) return found;
    return { ...found, ready: false, reasons: [`this process is ${passing}`, ...found.reasons] };
  };
  const ops = await listen(opsListener({ version: config.version, readiness, metrics, log }), {
    port: config.opsPort,
    host: config.opsHost,
    variable: 'OPS_PORT',
  });
  parts.push({ name: 'ops', stop: ops.close });

  // Stopped in parallel: together they might need more than the ten seconds of `STOPPED_WITHIN_MS`, and none may keep
  // Slack from hearing that the bot leaves.
  const [work, slack, callers]: [Part[], Part[], Part[]] = [[], [], []];
  const stop = () => Promise.all([work, slack, callers].map((some) => stopInReverse(some, log)));
  parts.push({ name: 'work, Slack and callers', stop });
  if (config.role !== 'web') {
    const worker = startWorker(patient, ground);
    ({ pulse, tellEmptied } = worker);
    work.push(worker);
  }
  if (config.reached) {
    // Bolt is a third of all code, and a worker by itself never needs it.
    const { startWeb } = await import('./web.ts');
    ({ awayMs: slackAwayMs } = await startWeb(quick, ground, config.reached, { slack, callers }));
  }

  passing = undefined;
  parts.push({
    name: 'readiness',
    stop: async () => {
      passing = 'stopping';
    },
  });
  log.info(
    { version: config.version, role: config.role, apps: ground.apps.map(({ name }) => name) },
    'started',
  );
}

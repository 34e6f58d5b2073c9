import { logged, type Running, startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import { HOUR_MS } from '../../recording/recording.ts';
import { within } from '../../within.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import type { PolledApp } from './apps.ts';

const EVERY_MS = HOUR_MS;
const RETRY_MS = 60_000;

/** Time for which a stop waits, in milliseconds; another process goes on, or this one after its restart. */
const STOP_MS = 2_000;

/**
 * Starts to end recordings of apps that are no longer configured. Nothing plans looks at them, so nothing else does.
 * @param retire is given each of them, every hour
 */
export function startRetiring(
  { redis, key }: Keyspace,
  apps: readonly PolledApp[],
  log: Log,
  retire: (sid: string) => Promise<void>,
): Running {
  const configured = new Set(apps.map(({ name }) => name));

  async function unconfigured(): Promise<readonly string[]> {
    const onAgenda = await redis.zrange(key('agenda'), '0', '-1');
    const gone = onAgenda.filter((app) => !configured.has(app));
    // Leased ones too: only planning takes back leases that ran out, and nobody plans for these apps.
    const sids = gone.map((app) => redis.zunion(2, key('due', app), key('lease', app)));
    return (await Promise.all(sids)).flat();
  }

  const loop = startLoop({
    async work() {
      for (const sid of await unconfigured()) {
        await retire(sid).catch((error: unknown) => log.warn({ sid, error }, 'notRetired'));
      }
      return EVERY_MS;
    },
    retryMs: RETRY_MS,
    ...logged(log, 'retire'),
  });
  return { stop: () => within(STOP_MS, loop.stop(), undefined) };
}

import { startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { within } from '../connection/within.ts';
import type { PolledApp } from './apps.ts';

const EVERY_MS = 3_600_000;

/** Whoever stops waits no longer; another process goes on, or this one when it is back. */
const STOP_MS = 2_000;

/** A part of a process that has an eye on the recordings of apps that are configured no longer. */
export interface Retiring {
  stop(): Promise<void>;
}

/**
 * Nothing plans the looks of such recordings, so nothing else would ever come to the end of them.
 *
 * @param retire is given each of them, every hour
 */
export function startRetiring(
  { redis, key }: Keyspace,
  apps: readonly PolledApp[],
  log: Log,
  retire: (sid: string) => Promise<void>,
): Retiring {
  const configured = new Set(apps.map(({ name }) => name));

  async function strangers(): Promise<readonly string[]> {
    const onAgenda = await redis.zrange(key('agenda'), '0', '-1');
    const gone = onAgenda.filter((app) => !configured.has(app));
    // Leases that ran out are taken back by who plans for the app, which nobody does.
    const sids = gone.map((app) => redis.zunion(2, key('due', app), key('lease', app)));
    return (await Promise.all(sids)).flat();
  }

  const loop = startLoop({
    async work() {
      for (const sid of await strangers()) {
        await retire(sid).catch((error: unknown) => log.warn({ sid, why: String(error) }, 'notRetired'));
      }
      return EVERY_MS;
    },
    retryMs: EVERY_MS,
    failed: (error) => log.error({ loop: 'retire', why: String(error) }, 'loopFailed'),
    recovered: () => log.info({ loop: 'retire' }, 'loopRecovered'),
  });
  return { stop: () => within(STOP_MS, loop.stop(), undefined) };
}

import { deliver } from '../flows/deliver.ts';
import { poll } from '../flows/poll.ts';
import { createEngine } from '../redis/engine.ts';
import type { Keyspace } from '../redis/keyspace.ts';
import { createMessenger } from '../slack/messenger/messenger.ts';
import { type Ground, leasesOn, lookWorld, type Part, storesOn } from './ground.ts';

const DAY_MS = 86_400_000;

/** Polling and delivery. */
export function startWorker(keyspace: Keyspace, ground: Ground): Part {
  const { config, log, apps } = ground;
  const leases = leasesOn(keyspace, ground);
  const stores = storesOn(keyspace, ground, leases);
  const polling = lookWorld(stores, ground);
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

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLEAR } from '../../src/recording/judging/sight.ts';
import type { Keyspace } from '../../src/redis/connection/keyspace.ts';
import { migrate } from '../../src/redis/connection/migrate.ts';
import { keepEpoch } from '../../src/redis/epoch.ts';
import { startBeating } from '../../src/redis/hearing/inlet.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';
import { createPlanner } from '../../src/redis/polling/planner.ts';
import { openStores } from '../../src/redis/stores.ts';
import { eventually } from '../eventually.ts';
import { LUA_FILES } from './lua-files.ts';
import { type ClusterNode, startOneNodeCluster } from './one-node-cluster.ts';
import { createTestLog, HERE, live, NEVER, PROD, register, share, watchOf } from './world.ts';

const FAST = { ...PROD, requestsPerSecond: 500 };

let node: ClusterNode | undefined;
const opened: (() => unknown)[] = [];
beforeAll(async () => {
  node = await startOneNodeCluster();
});
afterAll(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await node?.close();
});

/** It is the server that refuses keys of several slots, whoever asks; so a plain connection to the node will do. */
function open(port: number, prefix: string): { keyspace: Keyspace; ran: Set<string> } {
  const ran = new Set<string>();
  const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
  opened.push(() => redis.disconnect());
  const keyspace = openKeyspace(redis, prefix);
  const run: Keyspace['run'] = (name, ...args) => {
    ran.add(name);
    return keyspace.run(name, ...args);
  };
  return { keyspace: { ...keyspace, run }, ran };
}

const scripts = LUA_FILES.filter((file) => !file.includes('/parts/')).map((file) =>
  file.replace('/lua/', '/').slice(0, -'.lua'.length),
);

it('on Redis Cluster every script finds its keys in one slot', async ({ skip }) => {
  if (!node) return skip('no redis-server or valkey-server on PATH');
  const { keyspace, ran } = open(node.port, 'scripts');
  const apps = [FAST];
  const leases = createLeases(keyspace, createTestLog(), { leaseMs: 200 });
  const stores = openStores(keyspace, apps, Date.now, leases);
  const planner = createPlanner(keyspace, apps, leases);
  const { mutes, outbox, recordings, rules, schedule, sights, watches, budget } = stores;

  const take = async () => {
    const batch = await outbox.take(HERE);
    if (!batch) throw new Error('nothing to tell');
    return batch;
  };

  const first = await register(stores, 'a', { alias: 'algebra' });
  await recordings.name(HERE.team, 'a', 'geometry');
  await rules.add({ ...HERE, owner: 'U1', since: 1, pattern: 'class-*', lang: 'zh' });
  await watches.put(watchOf('a'));
  await stores.mutes.mute(HERE, 'a', '1h', 'U1');
  await stores.pauses.pause(HERE, 'is_archived');
  await stores.pauses.resume(HERE);
  await mutes.mute(HERE, 'a', '15min', 'U1');
  await mutes.unmute(HERE, 'a');
  const batch = await take();
  await outbox.sending(batch);
  await outbox.setCard(batch, 'a', '1.0');
  await outbox.settle(batch, 0);
  await outbox.put(HERE, share('shared', 'a'));
  await outbox.putOnce(HERE, share('shared', 'a'));
  const shared = await take();
  const rows = [{ sid: 'a', at: 1, news: [] }];
  const digest = { id: 'digest.shared', kind: 'digest', at: 1, told: rows } as const;
  await stores.deadLetters.keep(HERE, digest, 'too_long');
  for (const { id } of await stores.deadLetters.of(HERE.team)) await stores.deadLetters.again(id);
  const taken = shared.deliveries.map(({ id }) => id);
  const sorted = await outbox.sort(shared, { taken, threads: [], rows, cards: [] });
  if (!sorted) throw new Error('no table to tell');
  await outbox.postpone(sorted, 0, 'not_sent');
  const table = await take();
  await eventually(() => expect(ran).toContain('telling/renew'));
  await outbox.closeTable(table, 0);

  const { claims } = await planner.round();
  const [claim] = claims;
  if (!claim) throw new Error('nothing claimed');
  leases.keep(claim);
  await eventually(() => expect(ran).toContain('polling/renew'));
  expect(await schedule.begin(claim, NEVER)).toMatchObject({ known: { recording: { sid: 'a' } } });
  expect(await schedule.commit(claim, first, live(first), [], true, Date.now())).toBe('committed');
  const mine = await schedule.claimOne('a', PROD.name);
  if (mine === 'busy') throw new Error('busy');
  await schedule.release(mine, Date.now());
  await stores.notices.keep([PROD.name], [{ sid: 'a', word: { event: 40, at: 1 } }]);
  const unheard = await stores.notices.waiting('a');
  if (!unheard) throw new Error('no word waits');
  await stores.notices.noted(unheard, true);
  await budget.reserve(PROD.name, 0);
  await budget.throttled(PROD.name, 0);
  await budget.rateLeft(PROD.name);
  const news = { kind: 'blind', since: 1, cause: 'quota' } as const;
  await sights.put(PROD.name, CLEAR, { version: 1 }, news);
  await stores.owners.passOn(HERE.team, 'U1');
  await watches.everywhere(1);
  await watches.remove(HERE, 'a', 'U1');
  await stores.vitals.scheduled(PROD.name);
  // Only a count that is wrong makes it read everything.
  await keyspace.redis.del(keyspace.key('alive'));
  await planner.reconcile();
  await keyspace.redis.zadd(keyspace.key('team', HERE.team), 1, 'a');
  await migrate(keyspace, createTestLog());
  await planner.purge(0);
  await stores.homes.shown(await stores.homes.open({ team: 'T1', user: 'U1' }, ''), undefined);
  await stores.homes.take(1);
  await recordings.said('a', { stopRequestedAt: 1 });
  const said = await recordings.find('a');
  if (said) await recordings.amend(said, said, [], 1);
  await startBeating(keyspace, createTestLog()).stop();
  const nothing = async () => {};
  await (await keepEpoch(keyspace, createTestLog(), nothing, nothing)).stop();
  await stores.newcomers.note(HERE.team, { sid: 'a', owner: 'U1', channel: HERE.channel });
  await stores.takenOn.first(HERE, '1.0', { sid: 'a', by: 'U1', at: 1 });
  await recordings.forget('a', 'Algebra');
  expect([...ran].toSorted()).toEqual(scripts.toSorted());
});

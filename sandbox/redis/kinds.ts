import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import type { Authority } from '../authority.ts';
import { freePort } from '../free-port.ts';
import { startServer } from './own-server.ts';

/** Deployments of Redis: a single server, Sentinels or a cluster on this machine, with or without TLS. */

/** A deployment of one or more servers, of which one holds the keys. */
export interface RedisOfAKind {
  /** Value for `REDIS_URL`, with the user `bot`. */
  readonly url: string;
  /** Port of the server that holds the keys, as the others see it. */
  master(): Promise<number>;
  /** Ends the server that holds the keys, by SIGKILL. */
  killMaster(): Promise<void>;
  /** Ports that `url` names. */
  readonly ports: readonly number[];
  /** Opens a connection to one server as its administrator. */
  admin(port: number): Redis;
  stop(): Promise<void>;
}

export interface KindOptions {
  /** `redis-server` or `valkey-server`. */
  readonly binary: string;
  /** ACL rules of the user `bot`; everything is allowed when absent. */
  readonly rights?: readonly string[];
  readonly authority?: Authority;
}

export const BOT_PASSWORD = 'pw-of-the-bot';
export const SENTINEL_PASSWORD = 'pw-of-the-sentinels';
const HOST = '127.0.0.1';

/** Time without an answer after which the others regard a server as dead, in milliseconds. */
const DEAD_MS = 1_000;

/** Starts servers with files of settings, and ends them all. */
function createServers({ binary, authority, rights = ['~*', '&*', '+@all'] }: KindOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-watch-kinds-'));
  const killers = new Map<number, () => Promise<void>>();
  const opened: Redis[] = [];
  const sealed: readonly string[] = authority
    ? [
        `tls-cert-file ${authority.certFile}`,
        `tls-key-file ${authority.keyFile}`,
        `tls-ca-cert-file ${authority.caFile}`,
        'tls-auth-clients no',
        'tls-replication yes',
      ]
    : [];

  async function start(settings: readonly string[], ...flags: readonly string[]): Promise<number> {
    const port = await freePort();
    const own = join(folder, String(port));
    mkdirSync(own);
    const conf = join(own, 'redis.conf');
    const door = authority ? ['port 0', `tls-port ${port}`, ...sealed] : [`port ${port}`];
    writeFileSync(conf, [...door, `bind ${HOST}`, `dir ${own}`, ...settings].join('\n'));
    const { kill } = await startServer(binary, [conf, ...flags]);
    killers.set(port, async () => {
      await kill();
      killers.delete(port);
    });
    return port;
  }

  const server = (...settings: readonly string[]) =>
    start([
      'save ""',
      'maxmemory-policy noeviction',
      `user bot on >${BOT_PASSWORD} ${rights.join(' ')}`,
      ...settings,
    ]);

  function admin(port: number, login: Pick<RedisOptions, 'password'> = {}): Redis {
    const tls = authority ? { tls: { ca: readFileSync(authority.caFile) } } : {};
    const redis = new Redis({ host: HOST, port, maxRetriesPerRequest: null, ...tls, ...login });
    // Connections to killed servers fail repeatedly until they are closed.
    redis.on('error', () => undefined);
    opened.push(redis);
    return redis;
  }

  return {
    start,
    server,
    admin,
    login: `bot:${BOT_PASSWORD}`,
    scheme: authority ? 'rediss' : 'redis',
    kill: async (port: number): Promise<void> => killers.get(port)?.(),
    async stop() {
      for (const redis of opened) redis.disconnect();
      await Promise.all([...killers.values()].map((kill) => kill()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error(`${what} did not come about`);
    await sleep(20);
  }
}

/** A single server. */
export async function startSingle(options: KindOptions): Promise<RedisOfAKind> {
  const servers = createServers(options);
  const port = await servers.server();
  await servers.admin(port).ping();
  return {
    ...servers,
    url: `${servers.scheme}://${servers.login}@${HOST}:${port}`,
    master: async () => port,
    killMaster: () => servers.kill(port),
    ports: [port],
  };
}

const MASTER = 'main';

/** A master and a replica, watched by three Sentinels with a password of their own. */
export async function startTrio(options: KindOptions): Promise<RedisOfAKind> {
  const servers = createServers(options);
  const first = await servers.server();
  const second = await servers.server(`replicaof ${HOST} ${first}`);
  const sentinels: number[] = [];
  for (let sentinel = 0; sentinel < 3; sentinel += 1) {
    sentinels.push(
      await servers.start(
        [
          `sentinel monitor ${MASTER} ${HOST} ${first} 2`,
          `sentinel down-after-milliseconds ${MASTER} ${DEAD_MS}`,
          `sentinel failover-timeout ${MASTER} 5000`,
          `requirepass ${SENTINEL_PASSWORD}`,
          `sentinel sentinel-pass ${SENTINEL_PASSWORD}`,
        ],
        '--sentinel',
      ),
    );
  }
  const asked = sentinels.map((port) => servers.admin(port, { password: SENTINEL_PASSWORD }));
  const facts = async (redis: Redis | undefined): Promise<Record<string, string>> => {
    const flat = (await redis?.call('SENTINEL', 'MASTER', MASTER)) as string[] | Record<string, string>;
    if (!Array.isArray(flat)) return flat;
    return Object.fromEntries(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
  };
  await until('a trio of Sentinels', async () => {
    const all = await Promise.all(asked.map(facts));
    return all.every((one) => one['num-other-sentinels'] === '2' && one['num-slaves'] === '1');
  });
  await inSync(servers.admin(first), second);
  const master = async () => Number((await facts(asked[0])).port);
  return {
    ...servers,
    url: `${servers.scheme}+sentinel://${servers.login}@${sentinels.map((port) => `${HOST}:${port}`).join(',')}/${MASTER}`,
    master,
    ports: sentinels,
    killMaster: async () => servers.kill(await master()),
  };
}

const inSync = (master: Redis, replica: number): Promise<void> =>
  until('a replica', async () => (await master.info('replication')).includes(`port=${replica},state=online`));

const SLOTS = 16_384;

/** A cluster of three masters; the one that holds the keys of `prefix` has a replica. */
export async function startCluster(
  options: KindOptions & { readonly prefix: string },
): Promise<RedisOfAKind> {
  const servers = createServers(options);
  const settings = [
    'cluster-enabled yes',
    `cluster-node-timeout ${DEAD_MS}`,
    'cluster-replica-validity-factor 0',
  ];
  if (options.authority) settings.push('tls-cluster yes');
  const ports: number[] = [];
  for (let node = 0; node < 4; node += 1) {
    // The port of the cluster bus is given, because by default it is 10,000 above the port.
    ports.push(await servers.server(...settings, `cluster-port ${await freePort()}`));
  }
  const nodes = ports.map((port) => servers.admin(port));
  const [one, ...others] = nodes;
  if (!one) throw new Error('no node');
  const third = Math.ceil(SLOTS / 3);
  for (const [at, node] of nodes.slice(0, 3).entries()) {
    await node.call('CLUSTER', 'ADDSLOTSRANGE', at * third, Math.min(SLOTS, (at + 1) * third) - 1);
  }
  for (const other of others) {
    const [bus] = (await other.config('GET', 'cluster-port')).slice(1);
    await one.call('CLUSTER', 'MEET', HOST, other.options.port ?? 0, bus ?? 0);
  }
  await until('a cluster', async () => {
    const all = await Promise.all(nodes.map(async (node) => String(await node.call('CLUSTER', 'INFO'))));
    return all.every((info) => /cluster_state:ok[\s\S]*cluster_known_nodes:4/.test(info));
  });
  const slot = Number(await one.call('CLUSTER', 'KEYSLOT', `{${options.prefix}}`));
  const owner = Math.floor(slot / third);
  const id = String(await nodes[owner]?.call('CLUSTER', 'MYID'));
  const [replica] = nodes.slice(3);
  await until('a replica in the cluster', async () => {
    const done = await replica?.call('CLUSTER', 'REPLICATE', id).catch(() => undefined);
    return done === 'OK';
  });
  const held = nodes[owner];
  if (held) await inSync(held, ports[3] ?? 0);
  const killed = new Set<number>();
  const master = async (): Promise<number> => {
    const alive = nodes.find((node) => !killed.has(node.options.port ?? 0) && node !== held);
    const shards = (await alive?.call('CLUSTER', 'SLOTS')) as [number, number, [string, number]][];
    return shards.find(([from, to]) => from <= slot && slot <= to)?.[2][1] ?? 0;
  };
  return {
    ...servers,
    url: `${servers.scheme}+cluster://${servers.login}@${ports.map((port) => `${HOST}:${port}`).join(',')}`,
    master,
    async killMaster() {
      const port = await master();
      killed.add(port);
      await servers.kill(port);
    },
    ports,
  };
}

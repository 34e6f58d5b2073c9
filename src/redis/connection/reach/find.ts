import { Redis, type RedisOptions } from 'ioredis';
import { isLoginRefused } from '../rights.ts';
import { roleIn } from '../wrong-server.ts';
import { type Node, shownNodes } from './address.ts';

/** Looks for the server that holds the bot's keys. Rejects where none was found. */
export type Find = () => Promise<Node>;

/** How to log in, and the authorities of TLS. */
export type Login = Pick<RedisOptions, 'username' | 'password' | 'tls'>;

/** Nobody named a server that could be used. Its message names hosts and ports only. */
export class NoServerFound extends Error {
  override readonly name = 'NoServerFound';
  /** Whether no further attempt can end otherwise before somebody changes the settings. */
  readonly final: boolean;

  constructor(message: string, final = false) {
    super(message);
    this.final = final;
  }
}

/** Milliseconds for one server to be connected to, and for one answer of it. Others are asked at the same time. */
const ANSWER_MS = 1_500;

/**
 * Finds the master that Sentinels name. All are asked at once, because one on a host that is gone would hold up the
 * others, and what they name is believed only when it calls itself a master.
 */
export const findBySentinel =
  (sentinels: readonly Node[], asked: Login, master: string, login: Login): Find =>
  () =>
    first(sentinels, async (sentinel) => {
      const address = await ask(sentinel, asked, (redis) => masterIn(redis, master)).catch(
        (error: unknown) => {
          throw error instanceof Error && isLoginRefused(error) ? loginOfSentinelRefused(sentinel) : error;
        },
      );
      if (!Array.isArray(address)) {
        throw new NoServerFound(
          `Sentinel at ${shownNodes([sentinel])} knows no master of the name in REDIS_URL`,
          true,
        );
      }
      const node = { host: String(address[0]), port: Number(address[1]) };
      const info = await ask(node, login, (redis) => redis.info('replication'));
      if (roleIn(info) !== 'master') throw new NoServerFound(`${shownNodes([node])} is not the master yet`);
      return node;
    });

const masterIn = (redis: Redis, master: string) => redis.call('SENTINEL', 'get-master-addr-by-name', master);

const loginOfSentinelRefused = (sentinel: Node): NoServerFound =>
  new NoServerFound(
    `Sentinel at ${shownNodes([sentinel])} does not accept REDIS_SENTINEL_USERNAME and REDIS_SENTINEL_PASSWORD`,
    true,
  );

/** Nodes that may send on to another one before they are not believed. */
const MOST_HOPS = 5;

/**
 * Finds the node of a cluster that holds a key, as the nodes themselves tell: by MOVED, for which no further right is
 * needed. A node is believed when it answers itself.
 */
export const findInCluster =
  (nodes: readonly Node[], login: Login, key: string): Find =>
  () =>
    first(nodes, async (start) => {
      let node = start;
      for (let hops = 0; hops < MOST_HOPS; hops += 1) {
        const moved = await ask(node, login, (redis) => movedTo(redis, key));
        if (moved === undefined) return node;
        // An empty host is that of the node that answers.
        node = { host: moved.host || node.host, port: moved.port };
      }
      throw new NoServerFound(`the nodes at ${shownNodes(nodes)} send from one to the other`);
    });

/** The node to which another one sends for a key; `undefined` where it holds the key itself. */
async function movedTo(redis: Redis, key: string): Promise<Node | undefined> {
  try {
    await redis.get(key);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, host = '', port] = /^MOVED \d+ (.*):(\d+)$/.exec(message) ?? [];
    if (port !== undefined) return { host, port: Number(port) };
    // The slot is being moved away, and this node is still the one to ask.
    if (message.startsWith('ASK ')) return undefined;
    throw error;
  }
}

/** Resolves to the first that succeeds. If none does, rejects preferably with an error that a person can mend. */
async function first(nodes: readonly Node[], find: (node: Node) => Promise<Node>): Promise<Node> {
  try {
    return await Promise.any(nodes.map(find));
  } catch (error) {
    const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    const found = all.filter((each) => each instanceof NoServerFound);
    throw found.find(({ final }) => final) ?? found[0] ?? all[0];
  }
}

/** Asks one server one thing, on a connection of its own. */
async function ask<T>(node: Node, login: Login, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({
    ...node,
    ...login,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
  });
  let why: Error | undefined;
  redis.on('error', (error: Error) => {
    why ??= error;
  });
  try {
    await redis.connect();
    return await question(redis);
  } catch (error) {
    throw why ?? error;
  } finally {
    redis.disconnect();
  }
}

import { Redis, type RedisOptions } from 'ioredis';
import { isLoginRefused } from '../rights.ts';
import { roleIn } from '../wrong-server.ts';
import { type Node, shownNodes } from './address.ts';

/** Finds the server with the keys of the bot. Rejects if there is none. */
export type Find = () => Promise<Node>;

/** Login and TLS options. */
export type Login = Pick<RedisOptions, 'username' | 'password' | 'tls'>;

/** No usable server was found. The message has no more than hosts and ports. */
export class NoServerFound extends Error {
  override readonly name = 'NoServerFound';
  /** No further attempt can succeed until the settings are changed. */
  readonly final: boolean;

  constructor(message: string, final = false) {
    super(message);
    this.final = final;
  }
}

/** Time limit for a connection to one server, and for an answer of it, in milliseconds. All are asked at the same time. */
const ANSWER_MS = 1_500;

/**
 * Finds the master that Sentinels name. All are asked at once, so that one on a dead host causes no delay. A server
 * counts only if it calls itself a master.
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

/** Limit of redirections from node to node. */
const MOST_HOPS = 5;

/** Finds the node of a cluster that holds a key by following MOVED, which needs no further right of the user. */
export const findInCluster =
  (nodes: readonly Node[], login: Login, key: string): Find =>
  () =>
    first(nodes, async (start) => {
      let node = start;
      for (let hops = 0; hops < MOST_HOPS; hops += 1) {
        const moved = await ask(node, login, (redis) => movedTo(redis, key));
        if (moved === undefined) return node;
        // An empty host stands for the host of the answering node.
        node = { host: moved.host || node.host, port: moved.port };
      }
      throw new NoServerFound(`the nodes at ${shownNodes(nodes)} send from one to the other`);
    });

/** The node to which a node redirects for a key; `undefined` if it holds the key itself. */
async function movedTo(redis: Redis, key: string): Promise<Node | undefined> {
  try {
    await redis.get(key);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, host = '', port] = /^MOVED \d+ (.*):(\d+)$/.exec(message) ?? [];
    if (port !== undefined) return { host, port: Number(port) };
    // The slot is being moved away, but this node still serves it.
    if (message.startsWith('ASK ')) return undefined;
    throw error;
  }
}

/** Resolves to the first result. If there is none, rejects with a final error if there is one. */
async function first(nodes: readonly Node[], find: (node: Node) => Promise<Node>): Promise<Node> {
  try {
    return await Promise.any(nodes.map(find));
  } catch (error) {
    const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    const found = all.filter((each) => each instanceof NoServerFound);
    throw found.find(({ final }) => final) ?? found[0] ?? all[0];
  }
}

/** Asks one server on a new connection. */
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

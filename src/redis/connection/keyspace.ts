import type { Redis } from 'ioredis';
import { loadScript, type Script, type ScriptName } from './scripts.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';

/**
 * All keys of one bot on one connection.
 *
 * They share one hash tag, BullMQ's included, so that a script may touch any of them atomically and Redis
 * Cluster keeps them in one slot. A hundred thousand recordings of 1.5 kB fit one node easily.
 */
export interface Keyspace {
  readonly redis: Redis;
  /** The hash tag, `{recbot}`; also BullMQ's prefix. */
  readonly tag: string;
  /** What Redis takes for the time. */
  readonly clock: ServerClock;
  /** `<tag>:<kind>` or `<tag>:<kind>:<of>`; src/redis/lua/shared says what is kept where. */
  key(kind: string, of?: string): string;
  /** Runs a script of src/redis/lua; its header says what it takes and returns. */
  run(name: ScriptName, ...args: readonly (string | number)[]): Promise<unknown>;
}

/** @param prefix `REDIS_PREFIX`, without braces */
export function openKeyspace(redis: Redis, prefix: string): Keyspace {
  const tag = `{${prefix}}`;
  return {
    redis,
    tag,
    clock: createServerClock(),
    key: (kind, of) => (of === undefined ? `${tag}:${kind}` : `${tag}:${kind}:${of}`),
    run: (name, ...args) => evaluate(redis, loadScript(name), tag, args),
  };
}

async function evaluate(
  redis: Redis,
  script: Script,
  tag: string,
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(script.sha, 1, tag, ...args);
  } catch (error) {
    // A Redis that was restarted, or failed over to, has not seen the script yet.
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(script.text, 1, tag, ...args);
  }
}

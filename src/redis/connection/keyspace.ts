import type { Redis } from 'ioredis';
import type { Script } from './scripts/loader.ts';
import type { ScriptName, Scripts } from './scripts/scripts.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';

/**
 * All keys of one bot on one connection. They share one hash tag, also those of BullMQ, so that Redis Cluster keeps
 * them in one slot and a script may touch any of them.
 */
export interface Keyspace {
  readonly redis: Redis;
  /** The hash tag, `{recbot}`; also BullMQ's prefix. */
  readonly tag: string;
  readonly clock: ServerClock;
  /** Answers `<tag>:<kind>` or `<tag>:<kind>:<of>`; src/redis/README.md lists all keys. */
  key(kind: string, of?: string): string;
  /** Runs a script. The script's header says what it answers. */
  run<Name extends ScriptName>(name: Name, ...args: Scripts[Name]): Promise<unknown>;
}

/** @param prefix `REDIS_PREFIX`, without braces */
export function createKeyspace(redis: Redis, prefix: string, load: (name: ScriptName) => Script): Keyspace {
  const tag = `{${prefix}}`;
  return {
    redis,
    tag,
    clock: createServerClock(),
    key: (kind, of) => (of === undefined ? `${tag}:${kind}` : `${tag}:${kind}:${of}`),
    run: (name, ...args) => evaluate(redis, load(name), tag, args),
  };
}

/** Whether a Redis without memory refused a write. */
export const isFull = (error: unknown): boolean => error instanceof Error && error.message.includes('OOM ');

async function evaluate(
  redis: Redis,
  script: Script,
  tag: string,
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(script.sha, 1, tag, ...args);
  } catch (error) {
    // A server does not know the script before its first use and after a restart.
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(script.text, 1, tag, ...args);
  }
}

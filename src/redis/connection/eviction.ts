import type { Redis } from 'ioredis';
import { type Loop, startLoop } from '../../loop.ts';
import type { Log } from '../../ports/process.ts';
import { policyOf } from './admission.ts';
import type { Keyspace } from './keyspace.ts';

/** Policy under which Redis forgets nothing, the only one that is accepted at the start. */
const NO_EVICTION = 'noeviction';

/** Milliseconds between two readings. */
const READ_EVERY_MS = 60_000;

/** `maxmemory-policy` if it lets Redis evict keys; an empty text if it does not; `undefined` if Redis does not say. */
export async function evictingBy(redis: Redis): Promise<string | undefined> {
  const info = await redis.info('memory').catch(() => '');
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? (await policyOf(redis));
  return policy === NO_EVICTION ? '' : policy;
}

/**
 * Logs when Redis begins to evict keys and when it no longer does. The policy is read regularly, because it may be
 * changed at any time, and after each connection, which may be one to another server.
 */
export function watchEviction({ redis }: Keyspace, log: Log): Loop {
  let last = '';
  const loop = startLoop({
    async work() {
      const policy = await evictingBy(redis);
      if (policy !== undefined && policy !== last) {
        last = policy;
        if (policy === '') log.info({}, 'evictionOff');
        else log.error({ policy }, 'evictionOn');
      }
      return READ_EVERY_MS;
    },
    retryMs: READ_EVERY_MS,
  });
  redis.on('ready', loop.wake);
  return loop;
}

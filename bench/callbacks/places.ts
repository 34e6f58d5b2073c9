import type { Redis } from 'ioredis';
import { createLoader } from '../../src/redis/connection/scripts/loader.ts';
import { POLICIES, readLua } from '../../src/redis/open-keyspace.ts';
import type { Held } from './held-redis.ts';

const load = createLoader(readLua, POLICIES);
const [amend, noted] = [load('knowing/amend'), load('hearing/noted')];

/**
 * Moments between the 200 and the end of processing at which a process is killed: before it reads what waits, and before
 * and after Redis executes each of its two writes.
 * @param sid the recording of the callback
 */
export const PLACES: readonly ((sid: string) => Held)[] = [
  (sid) => ({ text: `:notices:${sid}`, what: 'command' }),
  () => ({ text: amend.sha, what: 'command' }),
  () => ({ text: amend.sha, what: 'answer' }),
  () => ({ text: noted.sha, what: 'command' }),
  () => ({ text: noted.sha, what: 'answer' }),
];

/** Loads the scripts into Redis; an unknown one would be sent as text, without its hash. */
export async function introduceScripts(redis: Redis): Promise<void> {
  for (const { text } of [amend, noted]) await redis.script('LOAD', text);
}

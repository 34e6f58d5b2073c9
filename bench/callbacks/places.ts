import type { Redis } from 'ioredis';
import { createLoader } from '../../src/redis/connection/scripts/loader.ts';
import { POLICIES, readLua } from '../../src/redis/open-keyspace.ts';
import type { Held } from './held-redis.ts';

const load = createLoader(readLua, POLICIES);
const [amend, noted] = [load('knowing/amend'), load('hearing/noted')];

/**
 * Where a process may be killed between its 200 and the note of it, in the order of what it does: before it reads what
 * waits, and before and after Redis carries out each of its two writes.
 * @param sid the recording of the callback
 */
export const PLACES: readonly ((sid: string) => Held)[] = [
  (sid) => ({ text: `:notices:${sid}`, what: 'command' }),
  () => ({ text: amend.sha, what: 'command' }),
  () => ({ text: amend.sha, what: 'answer' }),
  () => ({ text: noted.sha, what: 'command' }),
  () => ({ text: noted.sha, what: 'answer' }),
];

/** Redis knows the scripts from now on; one that it does not know is sent whole, under no name. */
export async function introduceScripts(redis: Redis): Promise<void> {
  for (const { text } of [amend, noted]) await redis.script('LOAD', text);
}

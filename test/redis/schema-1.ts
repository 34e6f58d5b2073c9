import type { Keyspace } from '../../src/redis/keyspace.ts';
import { PROD } from './world.ts';

export const RESOURCE_ID = 'r'.repeat(254);
export const AT = 1_790_000_000_000;

/** Writes one the way schema 1 did: as it was, its lease included, known to `teams`, named `algebra` in the first. */
export async function writeSchema1(
  { redis, key }: Keyspace,
  sid: string,
  state: object,
  teams: readonly [string, ...string[]],
): Promise<void> {
  await redis.hset(key('rec', sid), {
    app: PROD.name,
    version: '7',
    recording: JSON.stringify({
      v: 1,
      res: RESOURCE_ID,
      mode: 'web',
      reg: AT,
      exp: AT + 9,
      cn: 'room',
      uid: '1',
      start: AT - 5,
      most: 3,
      base: 'https://files.example.com/',
    }),
    state: JSON.stringify({ v: 1, ...state }),
    urgent: '1',
    alias: 'Algebra',
    stop: AT + 8,
    lease: 'token',
  });
  await redis.zadd(key('lease', PROD.name), Date.now() + 60_000, sid);
  await redis.sadd(key('live'), sid);
  for (const [index, team] of teams.entries()) {
    await redis.zadd(key('team', team), index + 1, sid);
    await redis.zadd(key('sids', team), 0, sid);
    await redis.sadd(key('teams', sid), team);
  }
  await redis.hset(key('alias', teams[0]), 'algebra', sid);
  await redis.sadd(key('names', sid), `${teams[0]}:algebra`);
}

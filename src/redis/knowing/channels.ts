import type { Keyspace } from '../connection/keyspace.ts';
import { placeOf } from '../connection/place.ts';
import { readRules } from './rule-book.ts';

const PAGE = 500;

/**
 * The channels of a workspace that watch something or have rules, of those that `isMeant`. Nothing is kept by owner or
 * workspace for this: people and apps leave seldom, so all that the workspace knows is gone through, page by page.
 *
 * @param isMeant by what is stored of the watch, JSON
 */
export async function channelsOf(
  keyspace: Keyspace,
  team: string,
  isMeant: (by: string) => boolean = () => true,
  isMeantRule: (owner: string) => boolean = () => true,
): Promise<ReadonlySet<string>> {
  const { redis, key } = keyspace;
  const { rules } = await readRules(keyspace, team);
  const channels = new Set(rules.filter(({ owner }) => isMeantRule(owner)).map(({ channel }) => channel));
  let cursor = '0';
  do {
    const [next, flat] = await redis.zscan(key('team', team), cursor, 'COUNT', PAGE);
    const sids = flat.filter((_, index) => index % 2 === 0);
    for (const fields of await Promise.all(sids.map((sid) => redis.hgetall(key('watch', sid))))) {
      for (const [field, by] of Object.entries(fields)) {
        if (field.startsWith(`by:${team}:`) && isMeant(by)) channels.add(placeOf(field.slice(3)).channel);
      }
    }
    cursor = next;
  } while (cursor !== '0');
  return channels;
}

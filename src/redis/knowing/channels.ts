import type { Keyspace } from '../connection/keyspace.ts';
import { placeOf } from '../connection/place.ts';
import { entriesOn } from './pages.ts';
import { readRules } from './rule-book.ts';

/**
 * Lists the channels of a workspace whose watches `isMeant` accepts, or that have rules. No index by owner or
 * workspace is kept for this: people and apps leave seldom, so everything that the workspace knows is read, page by
 * page.
 *
 * @param isMeant is given what is stored of the watch, JSON
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
  for (const page of await redis.zrange(key('pages', team), '0', '-1')) {
    const entries = await entriesOn(keyspace, team, page);
    for (const fields of await Promise.all(entries.map(({ sid }) => redis.hgetall(key('watch', sid))))) {
      for (const [field, by] of Object.entries(fields)) {
        if (field.startsWith(`by:${team}:`) && isMeant(by)) channels.add(placeOf(field.slice(3)).channel);
      }
    }
  }
  return channels;
}

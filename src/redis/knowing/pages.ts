import type { Entry } from '../../ports/knowing.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { pairsIn } from '../connection/scripts/pairs.ts';
import { PAGE_LENGTH } from './policy.ts';

/**
 * Reads the directory of a workspace, newest first, only entries that come after `after`. Entries of one millisecond
 * have an order too, so an answer may end between two of them.
 */
export async function readPages(
  keyspace: Keyspace,
  team: string,
  limit: number,
  after: Entry | undefined,
): Promise<readonly Entry[]> {
  const { redis, key } = keyspace;
  const highest = after === undefined ? '+inf' : after.at;
  // One more, because the first page may begin before `after`, and the last one may not be full.
  const atOnce = Math.ceil(limit / PAGE_LENGTH) + 1;
  const found: Entry[] = [];
  for (let offset = 0; found.length < limit; offset += atOnce) {
    const pages = await redis.zrange(
      key('pages', team),
      highest,
      '-inf',
      'BYSCORE',
      'REV',
      'LIMIT',
      offset,
      atOnce,
    );
    const entries = (await Promise.all(pages.map((page) => entriesOn(keyspace, team, page)))).flat();
    found.push(...entries.filter((entry) => after === undefined || comesAfter(entry, after)));
    if (pages.length < atOnce) break;
  }
  return found.slice(0, limit);
}

/** Entries of one page, newest first. */
export async function entriesOn(
  { redis, key }: Keyspace,
  team: string,
  page: string,
): Promise<readonly Entry[]> {
  const flat = await redis.zrange(key('page', `${team}:${page}`), '0', '-1', 'REV', 'WITHSCORES');
  return pairsIn(flat).map(([sid, at]) => ({ sid, at: Number(at) }));
}

const comesAfter = (entry: Entry, after: Entry): boolean =>
  entry.at < after.at || (entry.at === after.at && entry.sid < after.sid);

import type { Redis } from 'ioredis';
import type { Entry } from '../../ports/knowing.ts';

/**
 * Members of a sorted set from the highest score down, those after `after` only. Members of one score are ordered
 * among themselves, so that a page may end between two that became known in the same millisecond.
 */
export async function readPage(
  redis: Redis,
  key: string,
  limit: number,
  after: Entry | undefined,
): Promise<readonly Entry[]> {
  const highest = after === undefined ? '+inf' : after.at;
  const page: Entry[] = [];
  for (let offset = 0; page.length < limit; offset += limit) {
    const flat = await redis.zrange(
      key,
      highest,
      '-inf',
      'BYSCORE',
      'REV',
      'LIMIT',
      offset,
      limit,
      'WITHSCORES',
    );
    const entries = pairs(flat);
    page.push(...entries.filter((entry) => after === undefined || comesAfter(entry, after)));
    if (entries.length < limit) break;
  }
  return page.slice(0, limit);
}

const comesAfter = (entry: Entry, after: Entry): boolean =>
  entry.at < after.at || (entry.at === after.at && entry.sid < after.sid);

function pairs(flat: readonly string[]): readonly Entry[] {
  return flat.flatMap((sid, index) => {
    const score = flat[index + 1];
    return index % 2 === 0 && score !== undefined ? [{ sid, at: Number(score) }] : [];
  });
}

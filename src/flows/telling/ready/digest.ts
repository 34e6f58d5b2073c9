import type { Batch } from '../../../ports/telling.ts';
import type { News } from '../../../recording/news.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import type { ToldOf } from '../../../recording/telling/saying.ts';
import type { RecordingNeeds } from './recording.ts';
import { NOTHING, type Ready } from './turn.ts';

/**
 * Time to gather news after a digest, in milliseconds. News that follows one is mostly the rest of the same burst, and
 * a new table every second would be no calmer than a message for each.
 */
const GATHER_MS = [3_000, 6_000] as const;

/** One message for a burst; several news of one recording share a row. */
export async function digest(batch: Batch, head: Delivery<'digest'>, needs: RecordingNeeds): Promise<Ready> {
  const { id, at } = head;
  const told = await rowsOf(batch, head, needs);
  if (told.length === 0) return NOTHING;
  const [short, long] = GATHER_MS;
  return {
    post: { id, saying: { kind: 'digest', told, at } },
    pace: batch.gatheredMs > 0 ? long : short,
    noise: 'digest',
  };
}

async function rowsOf(
  { place }: Batch,
  { told }: Delivery<'digest'>,
  { recordings, watches }: RecordingNeeds,
): Promise<ToldOf[]> {
  const bySid = new Map<string, { at: number; news: readonly News[] }>();
  for (const { sid, at, news } of told) {
    if (news.length > 0) bySid.set(sid, { at, news: [...(bySid.get(sid)?.news ?? []), ...news] });
  }
  const rows = await Promise.all(
    [...bySid].map(async ([sid, { at, news }]): Promise<readonly ToldOf[]> => {
      const [known, watch] = await Promise.all([recordings.find(sid), watches.find(place, sid)]);
      return known && watch && !watch.paused ? [{ known, watch, news, at }] : [];
    }),
  );
  return rows.flat();
}

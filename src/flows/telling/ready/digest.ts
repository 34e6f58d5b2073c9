import type { Batch } from '../../../ports/telling.ts';
import type { Delivery, Row } from '../../../recording/telling/delivery.ts';
import type { ToldOf } from '../../../recording/telling/saying.ts';
import { EDIT_PACE_MS, PACE_MS } from '../policy.ts';
import type { RecordingNeeds } from './recording.ts';
import { NOTHING, type Ready } from './turn.ts';

/** One message for a burst, posted once and then edited as it grows. A recording has one row. */
export async function digest(
  { place }: Batch,
  { id, told: all, ts, shown }: Delivery<'digest'>,
  { recordings, watches }: RecordingNeeds,
): Promise<Ready> {
  const rows = await Promise.all(
    together(all).map(async ({ sid, at, news }): Promise<readonly ToldOf[]> => {
      const [known, watch] = await Promise.all([recordings.find(sid), watches.find(place, sid)]);
      return known && watch && !watch.paused ? [{ known, watch, news, at }] : [];
    }),
  );
  const told = rows.flat();
  if (told.length === 0) return NOTHING;
  const saying = { kind: 'digest', told } as const;
  if (ts === undefined) return { post: { id, saying }, pace: PACE_MS };
  const added = addedBy(all.slice(shown), told);
  const adds = added.length > 0 ? { adds: { kind: 'digest', told: added } as const } : {};
  return { edit: { id, ts, saying, ...adds }, pace: EDIT_PACE_MS };
}

/** News of these rows, of the recordings that the table has. */
const addedBy = (rows: readonly Row[], table: readonly ToldOf[]): readonly ToldOf[] =>
  together(rows).flatMap(({ sid, at, news }) =>
    table.flatMap((one) => (one.known.recording.sid === sid ? [{ ...one, at, news }] : [])),
  );

function together(rows: readonly Row[]): readonly Row[] {
  const bySid = new Map<string, Row>();
  for (const { sid, at, news } of rows) {
    // Older code queued rows without news.
    if (news.length === 0) continue;
    const held = bySid.get(sid);
    bySid.set(sid, held ? { ...held, news: [...held.news, ...news] } : { sid, at, news });
  }
  return [...bySid.values()];
}

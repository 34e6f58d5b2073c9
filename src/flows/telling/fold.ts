import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Batch, Outbox } from '../../ports/telling.ts';
import { TOLD } from '../../recording/news.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { lines } from './lines.ts';

export interface FoldNeeds {
  readonly outbox: Pick<Outbox, 'fold'>;
  readonly recordings: Pick<Recordings, 'find'>;
  readonly watches: Pick<Watches, 'find'>;
}

/** Most news within three seconds that is told one by one; more is a burst. */
const MOST_ALONE = 5;

const isNews = (delivery: Delivery): delivery is Delivery<'recording'> =>
  delivery.kind === 'recording' && delivery.news.some(({ kind }) => TOLD[kind] !== 'card');

/**
 * Folds a burst into one digest. Nothing is held back for it: the first news is told at once, and the rest gathers
 * while the pace of the channel delays the next message. If an earlier attempt at the first may have arrived, that one
 * is told alone.
 */
export async function fold(batch: Batch, needs: FoldNeeds): Promise<Batch> {
  if (batch.doubtful) return batch;
  const waiting = batch.deliveries.filter(isNews);
  if (!isBurst(waiting, batch)) return batch;
  const told = await wanted(batch, waiting, needs);
  if (
    !isBurst(
      told.filter(({ news }) => news.length > 0),
      batch,
    )
  )
    return batch;
  const [first, ...others] = told;
  if (!first) return batch;
  return needs.outbox.fold(batch, {
    id: `digest.${first.delivery}`,
    kind: 'digest',
    at: Math.min(first.at, ...others.map(({ at }) => at)),
    told,
  });
}

/** News of a single recording makes no table: its thread takes all of it. */
function isBurst(waiting: readonly { readonly sid: string }[], { lately, gatheredMs }: Batch): boolean {
  if (new Set(waiting.map(({ sid }) => sid)).size < 2) return false;
  return gatheredMs > 0 || waiting.length + lately > MOST_ALONE;
}

/**
 * News that goes into the digest: only what each watch wants to hear. A watch that wants none of it still has its card
 * edited. A watch that sends nothing to the channel keeps its news in its thread.
 */
async function wanted(
  { place }: Batch,
  waiting: readonly Delivery<'recording'>[],
  { recordings, watches }: FoldNeeds,
): Promise<Delivery<'digest'>['told']> {
  const found = await Promise.all(
    waiting.map(async ({ id, sid, at, news }): Promise<Delivery<'digest'>['told']> => {
      const [known, watch] = await Promise.all([recordings.find(sid), watches.find(place, sid)]);
      if (watch?.broadcast === 'none') return [];
      const told = known && watch && !watch.paused ? lines(news, at, watch, known.recording.mode) : [];
      return [{ delivery: id, sid, at, news: told }];
    }),
  );
  return found.flat();
}

import type { Batch } from '../../ports/telling.ts';
import type { News } from '../../recording/news.ts';
import { TOLD } from '../../recording/news.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { ToldOf } from '../../recording/telling/saying.ts';
import { lines } from './lines.ts';
import { type DeliverWorld, NOTHING_TO_DO, postOnce, type Told } from './outcome.ts';

/** More news than this within three seconds is a burst. */
const MOST_ALONE = 5;

/**
 * How long to gather after a digest. News that follows one is mostly the rest of the same burst, and a minute in which
 * every second brings another table would be no calmer than one with a message for each.
 */
const GATHER_MS = [3_000, 6_000] as const;

type OfRecording = Delivery<'recording'>;

const isNews = (delivery: Delivery): delivery is OfRecording =>
  delivery.kind === 'recording' && delivery.news.some(({ kind }) => TOLD[kind] !== 'card');

/**
 * Folds a burst into one digest. Nothing is held back for it: what comes first is told at once, and while the channel's
 * pace keeps the next message waiting, the rest gathers by itself. Before it is known whether an earlier attempt
 * at the first arrived, that one stays on its own.
 */
export async function folded(batch: Batch, world: DeliverWorld): Promise<Batch> {
  if (batch.doubtful) return batch;
  const waiting = batch.deliveries.filter(isNews);
  if (!isBurst(waiting, batch)) return batch;
  const told = await wanted(batch, waiting, world);
  if (
    !isBurst(
      told.filter(({ news }) => news.length > 0),
      batch,
    )
  )
    return batch;
  const [first, ...others] = told;
  if (!first) return batch;
  return world.outbox.fold(batch, {
    id: `digest.${first.delivery}`,
    kind: 'digest',
    at: Math.min(first.at, ...others.map(({ at }) => at)),
    told,
  });
}

/** Of one recording alone there is no table to make: its thread takes what there is. */
function isBurst(waiting: readonly { readonly sid: string }[], { lately, gatheredMs }: Batch): boolean {
  if (new Set(waiting.map(({ sid }) => sid)).size < 2) return false;
  return gatheredMs > 0 || waiting.length + lately > MOST_ALONE;
}

/**
 * Each with what its watch wants to hear; one that wants nothing of it has its card brought up to date all the same. One
 * of which the channel is to hear nothing keeps to its thread.
 */
async function wanted(
  { place }: Batch,
  waiting: readonly OfRecording[],
  { recordings, watches }: DeliverWorld,
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

/** One message for a burst; several news of one recording are one row of it. */
export async function tellDigest(batch: Batch, head: Delivery<'digest'>, world: DeliverWorld): Promise<Told> {
  const rows = await rowsOf(batch, head, world);
  const [first] = rows;
  if (!first) return NOTHING_TO_DO;
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postDigest(batch.place, id, rows, head.at),
  );
  const [short, long] = GATHER_MS;
  return { posted, pace: batch.gatheredMs > 0 ? long : short, noise: 'digest' };
}

async function rowsOf(
  { place }: Batch,
  { told }: Delivery<'digest'>,
  { recordings, watches }: DeliverWorld,
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

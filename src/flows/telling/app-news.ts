import type { Batch } from '../../ports/telling.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { isTold } from './lines.ts';
import { type DeliverWorld, NOTHING_TO_DO, PACE_MS, postOnce, type Told } from './outcome.ts';

type OfApp = Delivery<'app'>;

/** That an app cannot be seen, or can be again: one message, where anything watched of it is to be told of that. */
export async function tellApp(batch: Batch, head: OfApp, world: DeliverWorld): Promise<Told> {
  if (!(await isWanted(batch, head, world))) return NOTHING_TO_DO;
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postApp(batch.place, id, head),
  );
  return { posted, pace: PACE_MS };
}

async function isWanted({ place }: Batch, head: OfApp, { watches }: DeliverWorld): Promise<boolean> {
  // One after the other: mostly the first wants it.
  for (const sid of head.sids) {
    const watch = await watches.find(place, sid);
    if (watch && isHeardHere(head, watch)) return true;
  }
  return false;
}

/** Where trouble was told before a mute, it is told during it that the trouble is over. */
const isHeardHere = ({ news, at }: OfApp, watch: Watch): boolean =>
  [at, ...(news.kind === 'sighted' ? [news.since] : [])].some((moment) => isTold(news, moment, watch));

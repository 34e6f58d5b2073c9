import type { Watches } from '../../../ports/knowing.ts';
import type { Batch } from '../../../ports/telling.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { isTold } from '../lines.ts';
import { PACE_MS } from '../policy.ts';
import { NOTHING, type Ready } from './turn.ts';

/** That an app cannot be seen, or can be again: one message, where anything watched of it is to be told of that. */
export async function app(
  { place }: Batch,
  head: Delivery<'app'>,
  { watches }: { readonly watches: Pick<Watches, 'find'> },
): Promise<Ready> {
  // One after the other: mostly the first wants it.
  for (const sid of head.sids) {
    const watch = await watches.find(place, sid);
    if (watch && isHeardHere(head, watch)) return { post: { id: head.id, saying: head }, pace: PACE_MS };
  }
  return NOTHING;
}

/** Where trouble was told before a mute, it is told during it that the trouble is over. */
const isHeardHere = ({ news, at }: Delivery<'app'>, watch: Watch): boolean =>
  [at, ...(news.kind === 'sighted' ? [news.since] : [])].some((moment) => isTold(news, moment, watch));

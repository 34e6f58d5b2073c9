import type { Watches } from '../../../ports/knowing.ts';
import type { Batch } from '../../../ports/telling.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { isTold } from '../lines.ts';
import { PACE_MS } from '../policy.ts';
import { NOTHING, type Ready } from './turn.ts';

/**
 * The message that an app cannot be seen, or can be again: one for the place, if any recording watched there is to hear
 * it.
 */
export async function app(
  { place }: Batch,
  head: Delivery<'app'>,
  { watches }: { readonly watches: Pick<Watches, 'find'> },
): Promise<Ready> {
  // Checked one by one, because the first watch usually wants it.
  for (const sid of head.sids) {
    const watch = await watches.find(place, sid);
    if (watch && isHeardHere(head, watch)) return { post: { id: head.id, saying: head }, pace: PACE_MS };
  }
  return NOTHING;
}

/** Whether this watch is told of the news. The end of trouble that was told before a mute is told during it. */
const isHeardHere = ({ news, at }: Delivery<'app'>, watch: Watch): boolean =>
  [at, ...(news.kind === 'sighted' ? [news.since] : [])].some((moment) => isTold(news, moment, watch));

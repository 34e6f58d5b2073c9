import type { Claim } from '../../src/ports/polling.ts';
import type { Signal } from '../../src/ports/process.ts';
import type { News } from '../../src/recording/news.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import type { Stores } from '../../src/redis/stores.ts';
import { live } from './world.ts';

/**
 * Work of an engine: looks that find everything live and are due again soon, and deliveries that always arrive.
 * @param news what each look brings
 * @param between what each look waits for after it has begun
 */
export function atWork(
  stores: Stores,
  { againMs = 50, news = [] as readonly News[], between = Promise.resolve() } = {},
) {
  const begun: string[] = [];
  const polled: string[] = [];
  const told: string[] = [];
  return {
    begun,
    polled,
    told,
    async poll(claim: Claim, signal: Signal): Promise<void> {
      const look = await stores.schedule.begin(claim, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
        return stores.schedule.release(claim);
      });
      if (!look) return;
      begun.push(claim.sid);
      await between;
      const { known } = look;
      const next = live(known);
      const done = await stores.schedule.commit(
        claim,
        known,
        next,
        news,
        news.length > 0,
        Date.now() + againMs,
      );
      if (done === 'committed') polled.push(claim.sid);
    },
    async deliver(place: Place): Promise<void> {
      const batch = await stores.outbox.take(place);
      if (!batch) return;
      told.push(batch.deliveries[0].id);
      await stores.outbox.settle(batch, 0);
    },
  };
}

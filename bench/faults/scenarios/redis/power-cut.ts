import { setTimeout as sleep } from 'node:timers/promises';
import { ORDINARY, type Scenario } from '../../scenario.ts';

/** Milliseconds of writes that `appendfsync everysec` may lose. */
const LOST_MS = 1_000;

/** Redis loses its last second, several times. */
export const powerCut: Scenario = {
  name: 'power cuts',
  setup: ORDINARY,
  againWithin: 3,
  async play({ redis }, _, seconds) {
    const cuts = Math.max(1, Math.round(seconds / 20));
    for (let cut = 0; cut < cuts; cut += 1) {
      if (cut > 0) await sleep(8_000);
      const kept = await redis.kept();
      await sleep(LOST_MS);
      await redis.cutPower(kept);
    }
    return [{ name: 'cuts', value: cuts, unit: '' }];
  },
};

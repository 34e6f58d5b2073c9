import { setTimeout as sleep } from 'node:timers/promises';
import { ORDINARY, type Scenario } from '../../scenario.ts';
import type { Setup } from '../../world.ts';

/** Milliseconds within which a new master must be named. */
const PROMOTED_WITHIN_MS = 30_000;

/** Kills the master of a Sentinel trio, or of the bot's shard of a cluster. */
const on = (redis: NonNullable<Setup['redis']>): Scenario => ({
  name: `${redis}: the master dies`,
  setup: { ...ORDINARY, redis },
  againWithin: 3,
  async play({ several }) {
    if (!several) throw new Error('There is only one Redis');
    const old = await several.master();
    const diedAt = Date.now();
    await several.killMaster();
    while ((await several.master()) === old) {
      if (Date.now() > diedAt + PROMOTED_WITHIN_MS) throw new Error('Nobody took over');
      await sleep(10);
    }
    return [{ name: 'death to promotion', value: (Date.now() - diedAt) / 1_000, unit: 's' }];
  },
});

export const masterDies: readonly Scenario[] = [on('Sentinel'), on('Cluster')];

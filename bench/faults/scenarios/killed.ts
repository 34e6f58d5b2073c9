import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';

const EVERY_MS = 500;

/** Kills any process twice a second, and at once starts another in its place. */
export const killed: Scenario = {
  name: 'kill -9 twice a second',
  setup: { recordings: 200, channels: 20, workers: 3, webs: 2, filesPerSecond: 10 },
  againWithin: 3,
  async play(world, _, seconds) {
    const starting: Promise<0 | 1>[] = [];
    let kills = 0;
    for (const until = Date.now() + seconds * 1_000; Date.now() < until; await sleep(EVERY_MS)) {
      const bots = world.bots();
      const victim = bots[Math.floor(Math.random() * bots.length)];
      // On a small machine a start takes longer, so at times there is no process to kill.
      if (!victim) continue;
      const role = world.roleOf(victim);
      await world.kill(victim);
      kills += 1;
      starting.push(
        world.start(role).then(
          () => 0,
          () => 1,
        ),
      );
    }
    const failed = (await Promise.all(starting)).filter((one) => one === 1).length;
    return [
      { name: 'kills', value: kills, unit: '' },
      { name: 'processes that did not start', value: failed, unit: '', most: 0 },
    ];
  },
};

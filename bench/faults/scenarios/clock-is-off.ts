import { setTimeout as sleep } from 'node:timers/promises';
import { ORDINARY, type Scenario } from '../scenario.ts';

/** Script that is loaded before the bot. */
const TWO_MINUTES_FAST = 'const now = Date.now; Date.now = () => now() + 120_000;';

/** One of three workers has a clock that is two minutes fast; another one, with a right clock, is killed. */
export const clockIsOff: Scenario = {
  name: 'a clock that is two minutes fast',
  setup: ORDINARY,
  againWithin: 3,
  async play(world, _, seconds) {
    await world.start('worker', ['--import', `data:text/javascript,${encodeURIComponent(TWO_MINUTES_FAST)}`]);
    await sleep((seconds * 1_000) / 3);
    const [right] = world.bots('worker');
    if (right) await world.kill(right);
    return [];
  },
};

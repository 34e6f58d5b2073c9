import type { Scenario } from '../scenario.ts';

/** Kills all processes and starts them again with the data in Redis. */
export const restarted: Scenario = {
  name: 'all killed and started with 500 recordings',
  setup: { recordings: 500, channels: 50, workers: 2, webs: 1, filesPerSecond: 10 },
  againWithin: 3,
  async play(world) {
    const roles = world.bots().map((bot) => ({ bot, role: world.roleOf(bot) }));
    await Promise.all(roles.map(({ bot }) => world.kill(bot)));
    await Promise.all(roles.map(({ role }) => world.start(role)));
    return [];
  },
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';

/** A hundred recordings end within a second, twenty in each channel. */
export const manyEnds: Scenario = {
  name: 'a hundred ends in a second',
  setup: { recordings: 100, channels: 5, workers: 2, webs: 1, filesPerSecond: 3 },
  async play(_, crowd) {
    const ending = [...crowd.members];
    for (const member of ending) crowd.end(member);
    await sleep(5_000);
    return [];
  },
};

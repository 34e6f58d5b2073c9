import { setTimeout as sleep } from 'node:timers/promises';
import { FAULTS } from '../../../sandbox/agora/faults.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';

/** Every fault of the simulated Agora, one after the other. */
export const agoraBreaks: Scenario = {
  name: `${FAULTS.length} kinds of faults of Agora`,
  setup: ORDINARY,
  againWithin: 3,
  async play({ agora }, _, seconds) {
    for (const fault of FAULTS) {
      agora.fault(fault, { ms: 2_500 });
      await sleep((seconds * 1_000) / 24);
      agora.fault(undefined);
      await sleep(500);
    }
    return [];
  },
};

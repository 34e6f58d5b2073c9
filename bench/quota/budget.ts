import { credentialOf } from '../bot/apps-file.ts';
import type { Measure } from '../repeat.ts';
import { groupBy } from '../statistics.ts';
import { busiestSecond } from '../upstream/traffic.ts';
import type { Request } from '../upstream/upstream.ts';
import { BUDGET, HOT } from './load.ts';

/** How the budgets were used, as the upstream saw it. */
export function budgetMeasures(requests: readonly Request[], from: number, to: number): readonly Measure[] {
  const byCredential = groupBy(requests, ({ credential }) => credential);
  const hot = byCredential.get(credentialOf(HOT)) ?? [];
  const granted = (BUDGET * (to - from)) / 1_000;
  const used = hot.filter(({ at }) => at >= from && at < to).length;
  return [
    {
      name: 'hot one: budget used',
      value: (100 * used) / granted,
      unit: '%',
      least: 97,
      beside: `limit ${BUDGET}/s`,
    },
    {
      name: 'hot one: most in any sliding second',
      value: busiestSecond(hot),
      unit: '',
      most: BUDGET + 1,
      beside: 'BullMQ’s limiter at 10/s: 20',
    },
    {
      name: 'any other: most in any sliding second',
      value: Math.max(...[...byCredential.values()].filter((one) => one !== hot).map(busiestSecond)),
      unit: '',
      most: BUDGET + 1,
    },
  ];
}

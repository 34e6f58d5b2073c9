import { describe, expect, test } from 'vitest';
import type { Vitals } from '../../src/ports/vitals.ts';
import { readinessOf } from '../../src/web/readiness.ts';

const vitalsOf = (ages: Partial<Record<'lag' | 'due' | 'undelivered', number>>): Vitals => ({
  lagMs: async () => ages.lag ?? 0,
  oldestDueMs: async () => ages.due ?? 0,
  oldestUndeliveredMs: async () => ages.undelivered ?? 0,
  scheduled: async () => 0,
  loads: async () => [],
});

describe('a worker', () => {
  test('is ready when its work is done in time', async () => {
    const { ready, reasons } = await readinessOf('worker', vitalsOf({ lag: 200, undelivered: 5_000 }));
    expect({ ready, reasons }).toEqual({ ready: true, reasons: [] });
  });

  test('is ready when a budget is too short for all that is due: no other process would do better', async () => {
    expect((await readinessOf('worker', vitalsOf({ due: 3_600_000 }))).ready).toBe(true);
  });

  test.each([
    ['lag', 'nothing has been planned for 900 s'],
    ['undelivered', 'news has waited for 900 s'],
  ] as const)('is not ready with %s, and says why', async (age, reason) => {
    const { ready, reasons } = await readinessOf('all', vitalsOf({ [age]: 900_000 }));
    expect({ ready, reasons }).toEqual({ ready: false, reasons: [reason] });
  });
});

test('a process that only talks with people stays ready when work is late, and says what is', async () => {
  const { ready, reasons } = await readinessOf('web', vitalsOf({ lag: 900_000 }));
  expect(ready).toBe(true);
  expect(reasons).toHaveLength(1);
});

test('Redis that is away is an error, which the listener answers with 503', async () => {
  const away = { ...vitalsOf({}), lagMs: () => Promise.reject(new Error('away')) };
  await expect(readinessOf('worker', away)).rejects.toThrow('away');
});

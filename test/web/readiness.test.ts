import { describe, expect, test } from 'vitest';
import type { Load, Pulse, Vitals } from '../../src/ports/polling.ts';
import { readinessOf } from '../../src/web/readiness.ts';

type Ages = Partial<Record<'lag' | 'due' | 'undelivered', number>>;

const vitalsOf = (ages: Ages, load: Partial<Load> = {}): Vitals => ({
  lagMs: async () => ages.lag ?? 0,
  oldestDueMs: async () => ages.due ?? 0,
  oldestUndeliveredMs: async () => ages.undelivered ?? 0,
  emptiedAt: async () => undefined,
  scheduled: async () => 0,
  loads: async () => [
    { apps: ['default'], recordings: 40, close: 0, granted: 2, waitingMs: 0, stuckMs: 0, ...load },
  ],
});

/** Of a worker that has been up for an hour and does its work. */
const WELL: Pulse = { upMs: 3_600_000, plannedMs: 100, lookedMs: 500 };

const worker = (ages: Ages, load: Partial<Load> = {}, pulse: Partial<Pulse> = {}) =>
  readinessOf('worker', vitalsOf(ages, load), { ...WELL, ...pulse });

describe('a worker', () => {
  test('is ready when its work is done in time', async () => {
    const { ready, reasons } = await worker({ lag: 200, undelivered: 5_000 });
    expect({ ready, reasons }).toEqual({ ready: true, reasons: [] });
  });

  test('that goes on after Redis was found empty is ready, and says so', async () => {
    const vitals = { ...vitalsOf({}), emptiedAt: async () => Date.UTC(2026, 10, 29, 9) };
    const { ready, reasons } = await readinessOf('worker', vitals, WELL);
    expect({ ready, reasons }).toEqual({
      ready: true,
      reasons: ['Redis was found empty at 2026-11-29T09:00:00.000Z; what was watched before is not known'],
    });
  });

  test('is ready when a budget is too short for all that is due: no other process would do better', async () => {
    expect((await worker({ due: 3_600_000 }, { recordings: 3_600, waitingMs: 3_600_000 })).ready).toBe(true);
  });

  test.each([
    ['lag', 'nothing has been planned for 900 s'],
    ['undelivered', 'news has waited for 900 s'],
  ] as const)('is not ready with %s, and says why', async (age, reason) => {
    const { ready, reasons } = await readinessOf('all', vitalsOf({ [age]: 900_000 }), WELL);
    expect({ ready, reasons }).toEqual({ ready: false, reasons: [reason] });
  });

  test('is not ready when it plans nothing itself, however well others plan', async () => {
    const { ready, reasons } = await worker({}, {}, { plannedMs: 40_000 });
    expect({ ready, reasons }).toEqual({
      ready: false,
      reasons: ['this process has planned nothing for 40 s'],
    });
  });

  test('is not ready when a recording waits for longer than its budget explains', async () => {
    const { ready, reasons } = await worker({}, { waitingMs: 70_000 });
    expect({ ready, reasons }).toEqual({
      ready: false,
      reasons: ['a recording has waited for a look for 70 s'],
    });
  });

  test('is not to blame for what was late before it was started', async () => {
    expect((await worker({}, { waitingMs: 900_000, stuckMs: 900_000 }, { upMs: 20_000 })).ready).toBe(true);
  });

  test('is not ready when its looks never come to an end', async () => {
    const { ready, reasons } = await worker({}, { stuckMs: 90_000 }, { lookedMs: 90_000 });
    expect({ ready, reasons }).toEqual({
      ready: false,
      reasons: ['no look has come to an end, and one has been due for 90 s'],
    });
  });

  test('stays ready when one recording makes every look at it fail, and others are looked at', async () => {
    expect((await worker({}, { stuckMs: 900_000 })).ready).toBe(true);
  });

  test('stays ready when there has been nothing to look at', async () => {
    expect((await worker({}, {}, { lookedMs: 900_000 })).ready).toBe(true);
  });
});

test('a process that only talks with people stays ready when work is late, and says what is', async () => {
  const { ready, reasons } = await readinessOf('web', vitalsOf({ lag: 900_000 }, { waitingMs: 900_000 }));
  expect(ready).toBe(true);
  expect(reasons).toHaveLength(2);
});

test('Redis that is away is an error, which the listener answers with 503', async () => {
  const away = { ...vitalsOf({}), lagMs: () => Promise.reject(new Error('away')) };
  await expect(readinessOf('worker', away, WELL)).rejects.toThrow('away');
});

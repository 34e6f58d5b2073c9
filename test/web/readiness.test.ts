import { describe, expect, test } from 'vitest';
import type { Load, Pulse, Vitals } from '../../src/ports/polling.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { readinessOf } from '../../src/web/readiness.ts';

type Ages = Partial<Record<'lag' | 'due' | 'undelivered', number>>;

const vitalsOf = (ages: Ages, load: Partial<Load> = {}): Vitals => ({
  lagMs: async () => ages.lag ?? 0,
  oldestDueMs: async () => ages.due ?? 0,
  oldestUndeliveredMs: async () => ages.undelivered ?? 0,
  emptiedAt: async () => undefined,
  evicting: async () => '',
  scheduled: async () => 0,
  loads: async () => [
    { apps: ['default'], recordings: 40, close: 0, granted: 2, heldMs: 0, waitingMs: 0, stuckMs: 0, ...load },
  ],
});

/** Pulse of a worker that has been up for an hour and does its work. */
const WELL: Pulse = { upMs: 3_600_000, plannedMs: 100, lookedMs: 500 };

const worker = async (ages: Ages, load: Partial<Load> = {}, pulse: Partial<Pulse> = {}) => {
  const { ready, reasons } = await readinessOf('worker', vitalsOf(ages, load), DEFAULT_POLICY, {
    ...WELL,
    ...pulse,
  });
  return { ready, reasons };
};

describe('a worker is ready', () => {
  test.each<[claim: string, ages: Ages, load?: Partial<Load>, pulse?: Partial<Pulse>]>([
    ['when its work is done in time', { lag: 200, undelivered: 5_000 }],
    [
      'when a budget is too short for all that is due: no other process would do better',
      { due: 3_600_000 },
      { recordings: 3_600, waitingMs: 3_600_000 },
    ],
    [
      'where things were late before it was started',
      { lag: 900_000, undelivered: 900_000 },
      { waitingMs: 900_000, stuckMs: 900_000 },
      { upMs: 20_000 },
    ],
    ['when one recording makes every look at it fail, and others are looked at', {}, { stuckMs: 900_000 }],
    ['when there has been nothing to look at', {}, {}, { lookedMs: 900_000 }],
  ])('%s', async (_, ages, load, pulse) => {
    expect(await worker(ages, load, pulse)).toEqual({ ready: true, reasons: [] });
  });

  test('after Redis was found empty, and says so', async () => {
    const vitals = { ...vitalsOf({}), emptiedAt: async () => Date.UTC(2026, 10, 29, 9) };
    expect(await readinessOf('worker', vitals, DEFAULT_POLICY, WELL)).toMatchObject({
      ready: true,
      reasons: ['Redis was found empty at 2026-11-29T09:00:00.000Z; what was watched before is not known'],
    });
  });
});

test('Slack that cannot be reached makes no process unready: another could not reach it either', async () => {
  expect(await readinessOf('all', vitalsOf({}), DEFAULT_POLICY, WELL, 40_000)).toMatchObject({
    ready: true,
    reasons: ['there has been no connection to Slack for 40 s'],
  });
});

describe('a worker is not ready, and says why', () => {
  test.each<[reason: string, ages: Ages, load?: Partial<Load>, pulse?: Partial<Pulse>]>([
    ['nothing has been planned for 900 s', { lag: 900_000 }],
    ['news has waited for 900 s', { undelivered: 900_000 }],
    ['this process has planned nothing for 40 s', {}, {}, { plannedMs: 40_000 }],
    ['a recording has waited for a look for 70 s', {}, { waitingMs: 70_000 }],
    [
      'no look has come to an end, and one has been due for 90 s',
      {},
      { stuckMs: 90_000 },
      { lookedMs: 90_000 },
    ],
  ])('%s', async (reason, ages, load, pulse) => {
    expect(await worker(ages, load, pulse)).toEqual({ ready: false, reasons: [reason] });
  });
});

test('a process that only talks with people stays ready when work is late, and says what is', async () => {
  const vitals = vitalsOf({ lag: 900_000 }, { waitingMs: 900_000 });
  const { ready, reasons } = await readinessOf('web', vitals, DEFAULT_POLICY);
  expect(ready).toBe(true);
  expect(reasons).toHaveLength(2);
});

test.each([
  ['a worker', 'worker', false],
  ['a process that only talks with people, and can say so,', 'web', true],
] as const)('while Redis is away, %s names it (role %s, ready: %s)', async (_, role, ready) => {
  const away = { ...vitalsOf({}), lagMs: () => Promise.reject(new Error('Command timed out')) };
  expect(await readinessOf(role, away, DEFAULT_POLICY)).toEqual({
    ready,
    checks: { role },
    reasons: ['Redis does not answer (Command timed out)'],
  });
});

test('the recordings whose turn counts are those of one interval, as it is configured', async () => {
  // Four hundred at two a second take 200 s, of which a look may wait for three rounds.
  const loads = async (withinMs: number) => {
    const [load] = await vitalsOf({}, { waitingMs: 500_000 }).loads(withinMs);
    return load ? [{ ...load, recordings: withinMs === 120_000 ? 400 : 100 }] : [];
  };
  const slowly = { ...DEFAULT_POLICY, pollMs: 120_000 };
  expect(await readinessOf('worker', { ...vitalsOf({}), loads }, slowly, WELL)).toMatchObject({
    ready: true,
  });
});

import { expect, test } from 'vitest';
import { requestsWanted } from '../../src/recording/pacing/demand.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';

test('what is looked at closely wants a request every ten seconds, the rest one every thirty', () => {
  expect(requestsWanted(90, 0, DEFAULT_POLICY)).toBe(3);
  expect(requestsWanted(90, 90, DEFAULT_POLICY)).toBe(9);
});

test('an interval shorter than that holds for all alike', () => {
  const brisk = { ...DEFAULT_POLICY, pollMs: 5_000 };
  expect(requestsWanted(10, 10, brisk)).toBe(requestsWanted(10, 0, brisk));
});

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/**
 * Makes garbage of which some megabytes are in use, for a millisecond at a time, and prints the size of the young
 * generation before and after that, in megabytes for both of its halves.
 */
const PROGRAM = `
import { setTimeout as rest } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { tuneV8 } from './src/v8.ts';

const [forMs, restMs] = process.argv.slice(1).map(Number);
const size = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size / 2 ** 20;
tuneV8(250);
const before = size();
const kept = [];
const began = performance.now();
for (let made = 0; performance.now() - began < forMs; await rest(restMs)) {
  for (const now = performance.now(); performance.now() - now < 1; made += 1) kept[made % 30_000] = { made: [now] };
}
console.log(JSON.stringify({ before, after: size() }));
`;

function sizes(forMs: number, restMs: number): { readonly before: number; readonly after: number } {
  const flags = [
    '--min-semi-space-size=2',
    '--max-semi-space-size=8',
    '--import',
    'tsx',
    '--input-type=module',
  ];
  const args = [...flags, '-e', PROGRAM, `${forMs}`, `${restMs}`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  // V8 names there each flag that it does not know.
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('the young generation of a busy process grows to the larger size that the command gives', () => {
  const { before, after } = sizes(3_000, 1);
  expect(before).toBeLessThan(16);
  expect(after).toBe(16);
});

test('the young generation of another process stays as it is', () => {
  const { before, after } = sizes(4_000, 100);
  expect(after).toBe(before);
});

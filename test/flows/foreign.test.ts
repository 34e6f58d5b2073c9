import { expect, test } from 'vitest';
import { callWithForeignIds } from './foreign.ts';

test('two thousand calls with ids of fifty workspaces answer with nothing of another workspace', async () => {
  await expect(callWithForeignIds(2_000)).resolves.toBeUndefined();
}, 60_000);

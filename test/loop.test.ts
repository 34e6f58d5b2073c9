import { expect, onTestFinished, test } from 'vitest';
import { logged, startLoop } from '../src/loop.ts';
import type { Log } from '../src/ports/process.ts';
import { createMetrics } from '../src/web/metrics/metrics.ts';

test('loops that fail now are those that were logged as failed, less those that work again', async () => {
  const metrics = createMetrics();
  const note: Log['info'] = (_, outcome) => metrics.counted(outcome);
  const counted = async () => (await metrics.text()).match(/(?<=outcome=")loop\w+"\} \d+$/gm);
  let [rounds, works] = [0, false];
  const loop = startLoop({
    async work() {
      rounds += 1;
      if (!works) throw new Error('refused');
      return 1;
    },
    retryMs: 1,
    ...logged({ info: note, warn: note, error: note }, 'mutes'),
  });
  onTestFinished(() => loop.stop());
  await expect.poll(() => rounds).toBeGreaterThan(5);
  expect(await counted()).toEqual(['loopFailed"} 1', 'loopRecovered"} 0']);
  works = true;
  await expect.poll(counted).toEqual(['loopFailed"} 1', 'loopRecovered"} 1']);
});

import { expect, onTestFinished, test } from 'vitest';
import { tracedMessenger, tracedRecordings } from '../../../src/bot/measured/traced.ts';
import { say } from '../../../src/flows/watching/say.ts';
import type { TraceParents } from '../../../src/redis/telling/trace-parents.ts';
import { looks, NOT_FOUND } from '../../flows/looking.ts';
import { createTelling } from '../../flows/telling.ts';
import { NOON, recordingOf, SID, snapshotOf } from '../../flows/world.ts';
import { startCollector, traceTo, wayTo } from '../../story/collector.ts';

function parentsInMemory(): TraceParents {
  const kept = new Map<string, string>();
  return {
    keep: async (sid, at, traceparent) => void kept.set(`${sid}.${at}`, traceparent),
    find: async (pieces) => pieces.flatMap(({ sid, at }) => kept.get(`${sid}.${at}`) ?? []),
  };
}

test('news that no look brought is one trace from what was learnt to its post', async () => {
  const collector = await startCollector();
  onTestFinished(collector.close);
  const tracing = traceTo(collector.url);
  const parents = parentsInMemory();
  const { world, slack, step, drainInTime } = createTelling(recordingOf(SID, { endsAt: 'never' }));
  await world.watch();
  await looks(world, snapshotOf(5));
  for (const waitMs of [60_000, 30_000, 30_000, 30_000, 30_000]) {
    world.pass(waitMs);
    await looks(world, NOT_FOUND);
  }
  await drainInTime();

  const recordings = tracedRecordings(world.recordings, tracing, parents);
  await say(SID, { stopRequestedAt: NOON + 50_000 }, { ...world, recordings });
  const { version } = world.lives(SID);
  await step(undefined, { messenger: tracedMessenger(slack.messenger, tracing, parents) });
  await tracing.stop(5_000);

  const posts = collector.spans().filter(({ name }) => name === 'post');
  expect(posts.map(({ attributes }) => attributes.delivery)).toEqual([`${SID}.${version}`]);
  expect(posts.map((post) => wayTo(post, collector.spans()))).toEqual([['amend', 'post']]);
});

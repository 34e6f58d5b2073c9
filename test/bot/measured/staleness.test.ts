import { expect, test } from 'vitest';
import { measuredLooks } from '../../../src/bot/measured/looks.ts';
import { poll } from '../../../src/flows/polling/poll.ts';
import type { Observation } from '../../../src/recording/observation.ts';
import { createMetrics } from '../../../src/web/metrics/metrics.ts';
import { never } from '../../flows/looking.ts';
import { createWorld, recordingOf, SID, snapshotOf } from '../../flows/world.ts';

const NO_ANSWER: Observation = { kind: 'incomplete' };

test('what was known is as old as its evidence, and only evidence renews it', async () => {
  const world = createWorld(recordingOf());
  const metrics = createMetrics(['default']);
  const schedule = measuredLooks(metrics, world.now).schedule(world.schedule);
  const look = async (answer: Observation) => {
    world.answers.push(answer);
    await poll(world.claim(SID), never, { ...world, schedule });
    world.pass(30_000);
  };
  const measured = async () => {
    const lines = (await metrics.text()).split('\n');
    const of = (what: string) => {
      const name = `recbot_staleness_seconds_${what}{phase="recording"} `;
      return Number(lines.find((line) => line.startsWith(name))?.slice(name.length) ?? 0);
    };
    return { looks: of('count'), seconds: of('sum') };
  };

  await look(snapshotOf(5));
  for (let n = 0; n < 10; n += 1) await look(NO_ANSWER);
  expect(await measured()).toEqual({ looks: 0, seconds: 0 });
  await look(snapshotOf(5));
  expect(await measured()).toEqual({ looks: 1, seconds: 330 });
});

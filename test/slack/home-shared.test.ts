import { expect, onTestFinished, test } from 'vitest';
import { createHomes } from '../../src/redis/homes/homes.ts';
import { openWorld } from '../redis/world.ts';
import { startBot } from './bot.ts';
import { homeOf, surveyOf, watched } from './home-world.ts';
import { inPhase } from './subjects.ts';

/** Two web processes of one bot, on one Redis and in one workspace. */
async function twoProcesses() {
  const { keyspace, close } = openWorld();
  onTestFinished(close);
  // A turn that takes longer than from one to the next is taken again by the other process.
  const pace = { keptMs: 60_000, everyMs: 400, spacingMs: 0, openingMs: 200 };
  let now = surveyOf();
  const flows = { survey: async () => now };
  const one = await startBot({ homes: createHomes(keyspace, pace), flows });
  const other = await startBot({ homes: createHomes(keyspace, pace), flows, slack: one.slack });
  return {
    one,
    other,
    asked: () => [one, other].map(({ calls }) => calls.filter((call) => call.startsWith('survey')).length),
    say: (next: typeof now) => {
      now = next;
    },
  };
}

test('two web processes bring a Home up to date, and never both of them', async () => {
  const { one, other, say, asked } = await twoProcesses();
  const published = () => one.slack.log().filter(({ method }) => method === 'views.publish').length;
  await one.slack.openHome('mei');
  await expect.poll(() => homeOf(one, 'mei')).toContain('Live now: 1');
  const total = () => asked().reduce((sum, count) => sum + count, 0);
  const someTurns = async () => {
    const before = total();
    await expect.poll(total).toBeGreaterThan(before + 3);
  };
  await someTurns();
  const before = published();
  say(surveyOf({ recordings: [watched({ known: inPhase('ended') })] }));
  await expect.poll(() => homeOf(one, 'mei')).toContain('— ended');
  await someTurns();
  expect(published()).toBe(before + 1);
  expect([...one.log.lines, ...other.log.lines]).toEqual([]);
});

test.for(['one', 'other'] as const)(
  'when %s of them is gone the Home is still brought up to date',
  async (gone) => {
    const { say, ...processes } = await twoProcesses();
    const { one } = processes;
    await one.slack.openHome('mei');
    await expect.poll(() => homeOf(one, 'mei')).toContain('Live now: 1');
    await processes[gone].bot.stop();
    say(surveyOf({ recordings: [watched({ known: inPhase('ended') })] }));
    await expect.poll(() => homeOf(one, 'mei')).toContain('— ended');
  },
);

import { expect, test, vi } from 'vitest';
import { createWorld, SECRETS, type World } from './world.ts';

const STATUS = { user: 'mei', channel: 'recordings', command: '/recording-list', text: '' };

async function counted({ env }: World, outcome: string): Promise<string | undefined> {
  const metrics = await (await fetch(`http://127.0.0.1:${env.OPS_PORT}/metrics`)).text();
  return new RegExp(`^recbot_outcomes_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(metrics)?.[1];
}

test('frames that hold no event do not end the process: it counts them and answers', async () => {
  const world = await createWorld({ mode: 'socket' });
  const { slack } = world;
  const bot = await world.bot();
  await slack.sendFrame('null');
  expect(await slack.limitEvents()).toMatchObject({ kind: 'answered' });
  expect(await slack.command(STATUS)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1), { timeout: 5_000 });
  expect(await counted(world, 'slackFrameUnreadable')).toBe('1');
  expect(await counted(world, 'slackEventsLimited')).toBe('1');
  expect(bot.child.exitCode).toBeNull();
}, 30_000);

test('that Slack drops events does not end a process that is reached by HTTP', async () => {
  const world = await createWorld();
  const { slack } = world;
  const bot = await world.bot();
  expect(await slack.limitEvents()).toMatchObject({ kind: 'answered', status: 200 });
  expect(await slack.command(STATUS)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1), { timeout: 5_000 });
  expect(await counted(world, 'slackEventsLimited')).toBe('1');
  expect(bot.child.exitCode).toBeNull();
}, 30_000);

/** `EX_SOFTWARE`: a supervisor starts it again. */
const EX_SOFTWARE = 70;

test.each([
  ['a promise that nobody awaits', 'SIGUSR2', 'unhandledRejection', 'a promise was broken'],
  ['what nobody catches', 'SIGHUP', 'uncaughtException', 'something was thrown'],
] as const)(
  '%s stops the bot in order, with its stack in the log',
  async (_, signal, outcome, words) => {
    const world = await createWorld();
    const bot = await world.bot({}, new URL('./faulty.mjs', import.meta.url));
    bot.child.kill(signal);
    expect(await bot.exit).toBe(EX_SOFTWARE);
    const lines = bot
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Record<string, unknown> => JSON.parse(line));
    const told = lines.find(({ msg }) => msg === outcome);
    expect(told).toMatchObject({
      error: expect.stringContaining(`Error: ${words}, with [secret] in it\n    at `),
    });
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'stopping', fault: outcome }));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'stopped', outcome: 'orderly' }));
    expect(bot.output()).not.toContain(SECRETS.botToken);
  },
  30_000,
);

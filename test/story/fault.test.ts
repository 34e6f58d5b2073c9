import { expect, test } from 'vitest';
import { createWorld, SECRETS } from './world.ts';

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
  120_000,
);

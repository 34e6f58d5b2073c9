import { expect, test } from 'vitest';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { BUTTONS } from '../../src/slack/buttons.ts';
import { createSlack } from '../../src/slack/slack.ts';
import { BOT_TOKEN, flowsOf, memoryLog, memoryOnce, startBot } from './bot.ts';
import { memoryHomes } from './home-world.ts';
import { SID } from './subjects.ts';

test('in Socket Mode commands and buttons are answered without a public address', async () => {
  const { slack, answer, calls } = await startBot({ mode: 'socket' });
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  const typed = { user: 'mei', channel: 'recordings', command: '/recording-status', text: SID };
  expect(await slack.command(typed)).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain('— recording');
  const ephemeral = slack.ephemerals('recordings', 'mei')[0]?.ts ?? '';
  await slack.press({ channel: 'recordings', ephemeral, user: 'mei', actionId: BUTTONS.share });
  await expect.poll(() => answer()).toContain('goes to the channel');
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['status', 'status', 'share']);
});

test('what Socket Mode delivers twice is done once', async () => {
  const { slack, answer, calls, log } = await startBot({ mode: 'socket' });
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  slack.repeatDeliveries(true);
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: SID });
  await expect.poll(() => log.lines.map(({ outcome }) => outcome)).toContain('slackRepeated');
  await expect.poll(() => answer()).toContain('Watching');
  expect(calls).toHaveLength(1);
});

test('in Socket Mode nothing listens for Slack on the public address', async () => {
  const { bot } = await startBot({ mode: 'socket' });
  expect(bot.requestListener).toBeUndefined();
});

test('a stopped bot has left', async () => {
  const { slack, bot } = await startBot({ mode: 'socket' });
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  await bot.stop();
  await expect.poll(() => slack.state().app.sockets).toBe(0);
});

test('the bot knows its workspace, starts without Slack, and refuses a token that Slack refuses', async () => {
  const slack = await createPretendSlack({ signingSecret: 's', botToken: BOT_TOKEN });
  const log = memoryLog();
  const bot = (botToken: string, apiUrl = slack.apiUrl) =>
    createSlack({
      mode: 'http',
      botToken,
      signingSecret: 's',
      apiUrl,
      defaultLanguage: 'en',
      policy: DEFAULT_POLICY,
      apps: ['prod'],
      log,
      once: memoryOnce(),
      homes: memoryHomes(),
      flows: flowsOf().flows,
    });
  const known = bot(BOT_TOKEN);
  await known.start();
  expect(await known.workspace()).toBe(slack.state().team.id);

  const wrong = 'xoxb-not-this-one';
  await expect(bot(wrong).start()).rejects.toThrow('Slack does not accept SLACK_BOT_TOKEN: invalid_auth');

  await slack.close();
  const alone = bot(BOT_TOKEN);
  await alone.start();
  await expect(alone.workspace()).rejects.toThrow();
  expect(log.lines.map(({ outcome }) => outcome)).toContain('slackAway');
  expect(JSON.stringify(log.lines)).not.toMatch(/xoxb/);
});

import { expect, test } from 'vitest';
import { createPretendSlack } from '../../sandbox/slack/slack.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
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

const UNREADABLE = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '5'],
  ['a sentence', '"hello"'],
  ['no JSON', '{"type":'],
  ['nothing', ''],
] as const;

const envelope = (type: string, payload: unknown): string =>
  JSON.stringify({ envelope_id: 'e-1', type, payload });

const UNKNOWN = [
  ['an event without its event', envelope('events_api', { type: 'event_callback' })],
  ['an event that is none', envelope('events_api', { type: 'event_callback', event: null })],
  ['an event without a type', envelope('events_api', { event: {} })],
  ['an envelope without a payload', envelope('events_api', undefined)],
  ['an envelope that holds null', envelope('interactive', null)],
  ['an envelope of a type of tomorrow', envelope('oracles', { type: 'oracle' })],
  ['an envelope without a type', JSON.stringify({ envelope_id: 'e-1' })],
  // The library would take these for its own.
  ['an envelope named as the library names its own events', envelope('slack_event', { command: '/x' })],
] as const;

const answered = { kind: 'answered', status: 200, body: undefined, noRetry: false };

async function startConnected() {
  const started = await startBot({ mode: 'socket' });
  const { slack, log, answer } = started;
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  const outcomes = () => log.lines.map(({ outcome }) => outcome);
  const stillAnswers = async () => {
    const typed = { user: 'mei', channel: 'recordings', command: '/recording-status', text: SID };
    expect(await slack.command(typed)).toMatchObject({ ok: true });
    await expect.poll(() => answer()).toContain('— recording');
  };
  return { ...started, outcomes, stillAnswers };
}

test.each(UNREADABLE)('a frame that is %s is logged, and the bot goes on', async (_, frame) => {
  const { slack, outcomes, stillAnswers } = await startConnected();
  await slack.sendFrame(frame);
  await stillAnswers();
  expect(outcomes()).toEqual(['slackFrameUnreadable']);
});

test('a frame of bytes is logged, and the bot goes on', async () => {
  const { slack, outcomes, stillAnswers } = await startConnected();
  await slack.sendFrame(Buffer.from('null'));
  await stillAnswers();
  expect(outcomes()).toEqual(['slackFrameUnreadable']);
});

test.each(UNKNOWN)('%s is acknowledged and logged, and the bot goes on', async (_, frame) => {
  const { slack, outcomes, stillAnswers } = await startConnected();
  expect(await slack.sendFrame(frame)).toEqual(answered);
  await stillAnswers();
  expect(outcomes()).toEqual(['slackUnknown']);
});

test('that Slack drops events is acknowledged and logged', async () => {
  const { slack, log, stillAnswers } = await startConnected();
  expect(await slack.limitEvents()).toEqual(answered);
  await stillAnswers();
  expect(log.lines).toEqual([
    { level: 'warn', facts: { minute: expect.any(Number) }, outcome: 'slackEventsLimited' },
  ]);
});

test.each([
  ['that nobody listens to', { type: 'shortcut', callback_id: 'gone', user: { id: 'U1' } }, 'slackUnheard'],
  ['that Bolt breaks on', { type: 'block_actions', actions: 5 }, 'slackPayloadBroken'],
])('something %s is acknowledged and logged', async (_, payload, outcome) => {
  const { slack, outcomes, stillAnswers } = await startConnected();
  expect(await slack.sendFrame(envelope('interactive', payload))).toEqual(answered);
  await stillAnswers();
  expect(outcomes()).toEqual([outcome]);
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

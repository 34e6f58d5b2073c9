import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import { startProxy } from '../../sandbox/redis/proxy.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { createSlack } from '../../src/slack/slack.ts';
import { BOT_TOKEN, flowsOf, memoryLog, memoryOnce, openSlack, startBot } from './bot.ts';
import { memoryHomes } from './memory-homes.ts';
import { SID } from './subjects.ts';

async function startConnected() {
  const bot = await startBot({ mode: 'socket' });
  await expect.poll(() => bot.slack.state().app.sockets).toBe(1);
  const stillAnswers = async () => {
    expect(await bot.type('status', SID)).toMatchObject({ ok: true });
    await expect.poll(() => bot.answer()).toContain('— recording');
  };
  return { ...bot, outcomes: bot.log.outcomes, stillAnswers };
}

test('in Socket Mode commands and buttons are answered without a public address', async () => {
  const { stillAnswers, answer, pressAnswer, asked } = await startConnected();
  await stillAnswers();
  await pressAnswer(BUTTONS.share);
  await expect.poll(() => answer()).toContain('goes to the channel');
  expect(asked()).toEqual(['status', 'status', 'share']);
});

test('what Socket Mode delivers twice is done once', async () => {
  const { slack, type, answer, calls, outcomes } = await startConnected();
  slack.repeatDeliveries(true);
  await type('watch', SID);
  await expect.poll(outcomes).toContain('slackRepeated');
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
  ['bytes', Buffer.from('null')],
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

test.each(UNREADABLE)('a frame that is %s is logged, and the bot goes on', async (_, frame) => {
  const { slack, outcomes, stillAnswers } = await startConnected();
  await slack.sendFrame(frame);
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
  expect(outcomes()[0]).toBe(outcome);
});

const connected = (slack: PretendSlack): number =>
  slack.log().filter(({ method }) => method === 'apps.connections.open').length;

test('while Slack renews its connection twenty times, every command is answered, and none twice', async () => {
  const { slack, type, calls, log } = await startBot({ mode: 'socket' });
  const renewed = () => log.lines.filter(({ outcome }) => outcome === 'slackSocketRenewed').length;
  const acts: unknown[] = [];
  let going = true;
  onTestFinished(() => {
    going = false;
  });
  const typeOn = async () => {
    for (let n = 0; going; n += 1) acts.push((await type('status', `room-${n}`)).error);
  };
  const typing = typeOn();
  for (let renewal = 1; renewal <= 20; renewal += 1) {
    slack.disconnectSockets('warn');
    await expect.poll(renewed).toBe(renewal);
  }
  await expect.poll(() => slack.state().app.sockets, { timeout: 30_000 }).toBe(1);
  going = false;
  await typing;
  expect(acts.filter((error) => error !== undefined)).toEqual([]);
  await expect.poll(() => calls.length).toBe(acts.length);
  expect(new Set(calls).size).toBe(acts.length);
}, 120_000);

test('after a connection that breaks without a word there is another one at once', async () => {
  const { slack, log } = await startBot({ mode: 'socket' });
  slack.disconnectSockets('cut');
  await expect.poll(() => log.outcomes()).toContain('slackSocketBack');
  expect(slack.state().app.sockets).toBe(1);
});

/** A network before a workspace that is to be started. */
async function openNetwork() {
  const port = await freePort();
  const network = await startProxy(`tcp://127.0.0.1:${port}`);
  onTestFinished(() => network.close());
  return { network, workspace: { port, publicUrl: network.url.replace('redis:', 'http:') } };
}

test('a connection that is half open is replaced by one that works', { timeout: 90_000 }, async () => {
  const { network, workspace } = await openNetwork();
  const { slack, type, answer } = await startBot({ mode: 'socket', workspace });
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  network.be('half-open');
  expect(await type('status', SID)).toMatchObject({ ok: false });
  await expect
    .poll(async () => (await type('status', SID)).ok, { timeout: 60_000, interval: 500 })
    .toBe(true);
  await expect.poll(() => answer(), { timeout: 30_000 }).toContain('— recording');
});

test('a connection that Slack does not close is closed once another one is ready and it is quiet', async () => {
  const { slack } = await startBot({ mode: 'socket', workspace: { speed: 0.01 } });
  slack.disconnectSockets('ask');
  await expect.poll(() => slack.state().app.sockets).toBe(2);
  await expect.poll(() => slack.state().app.sockets, { timeout: 8_000 }).toBe(1);
}, 20_000);

test('an envelope that comes on two connections is handled once', async () => {
  const { slack, calls, outcomes } = await startConnected();
  const { id: team } = slack.state().team;
  const frame = envelope('slash_commands', {
    command: '/recording-status',
    text: SID,
    team_id: team,
    user_id: 'U1',
  });
  expect(await slack.sendFrame(frame)).toEqual(answered);
  slack.disconnectSockets('ask');
  await expect.poll(() => connected(slack)).toBe(2);
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  await slack.sendFrame(frame);
  expect(outcomes()).toContain('slackRepeated');
  expect(calls).toHaveLength(1);
});

test('an app token that Slack refuses is named at the start', async () => {
  const slack = await openSlack();
  await expect(startBot({ mode: 'socket', slack })).rejects.toThrow(
    /^Slack does not accept SLACK_APP_TOKEN: /,
  );
});

test('a bot that is started while Slack is away connects when it is back, and knows for how long it could not', async () => {
  const { network, workspace } = await openNetwork();
  network.be('refuse');
  const { bot, slack, log } = await startBot({ mode: 'socket', workspace });
  await expect.poll(bot.awayMs).toBeGreaterThan(0);
  network.be('pass');
  await expect.poll(bot.awayMs, { timeout: 30_000 }).toBe(0);
  expect(slack.state().app.sockets).toBe(1);
  expect(log.outcomes().filter((outcome) => outcome !== 'slackSdk')).toEqual([
    'slackAway',
    'slackSocketUnreached',
    'slackSocketBack',
  ]);
}, 40_000);

test('an app token that Slack refuses once it is back is named in the log', async () => {
  const slack = await openSlack();
  slack.setFault({ kind: 'down' }, { method: 'apps.connections.open', times: 1 });
  const { log } = await startBot({ mode: 'socket', slack });
  const whys = () =>
    log.lines.flatMap(({ outcome, facts }) => (outcome === 'slackSocketUnreached' ? [facts.why] : []));
  await expect.poll(whys).toEqual(['HTTP 503', 'invalid_auth']);
});

test('in Socket Mode nothing listens for Slack on the public address', async () => {
  const { bot } = await startBot({ mode: 'socket' });
  expect(bot.requestListener).toBeUndefined();
});

test('a stopped bot has left', async () => {
  const { slack, bot } = await startConnected();
  await bot.stop();
  await expect.poll(() => slack.state().app.sockets).toBe(0);
});

test('the bot knows its workspace, starts without Slack, and refuses a token that Slack refuses', async () => {
  const slack = await openSlack();
  const log = memoryLog();
  const bot = (botToken: string, apiUrl = slack.apiUrl) =>
    createSlack({
      mode: 'http',
      botToken,
      signingSecrets: () => ['s'],
      apiUrl,
      defaultLanguage: 'en',
      policy: DEFAULT_POLICY,
      apps: ['prod'],
      appsInChina: new Set(),
      log,
      counted: () => {},
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
  expect(log.outcomes()).toContain('slackAway');
  expect(JSON.stringify(log.lines)).not.toMatch(/xoxb/);
});

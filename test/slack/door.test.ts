import { App, HTTPReceiver } from '@slack/bolt';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ACTION_IDS, listened } from '../../bench/fuzz/listened.ts';
import { createRandom } from '../../bench/random.ts';
import { answerUnheard } from '../../src/slack/door/unheard.ts';
import { BOT_TOKEN, FORM_TYPE, JSON_TYPE, memoryLog, SECRET, sendSigned, startBot } from './bot.ts';
import { channelOf, gate, idOf } from './screen.ts';
import { SID } from './subjects.ts';

/** Anything that Slack might send, well formed or not: nothing of it reaches the top, and nothing stays unanswered. */

const TYPES = [
  'app_rate_limited',
  'block_actions',
  'block_suggestion',
  'dialog_submission',
  'event_callback',
  'interactive_message',
  'message_action',
  'shortcut',
  'url_verification',
  'view_closed',
  'view_submission',
];

const NAMES = [
  'channel',
  'command',
  'event',
  'actions',
  'name',
  'user',
  'team',
  'team_id',
  'view',
  'item',
  'type',
];

/** Made of the fields that Bolt and the listeners read, with values of every kind in them. */
const payload = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, '', 'C1', 'function_executed', 'app_home_opened', 'message', SID),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 }),
  payload: fc
    .tuple(fc.option(fc.constantFrom(...TYPES), { nil: undefined }), tie('object'))
    .map(([type, object]) => ({ ...(object as object), ...(type === undefined ? {} : { type }) })),
})).payload;

const anything = fc.oneof({ weight: 3, arbitrary: payload }, { weight: 1, arbitrary: fc.jsonValue() });

/** Errors that reach the top during a test. Vitest hears them too, and would fail the run without naming the case. */
function atTheTop(): unknown[] {
  const reached: unknown[] = [];
  const note = (error: unknown) => void reached.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return reached;
}

const RUNS = 250;

test('whatever a Socket Mode frame holds, it is acknowledged and the bot goes on', async () => {
  const reached = atTheTop();
  const { slack, type: typed, answer } = await startBot({ mode: 'socket' });
  await expect.poll(() => slack.state().app.sockets).toBe(1);
  const kind = fc.constantFrom(
    'events_api',
    'slash_commands',
    'interactive',
    'error',
    'close',
    'ws_message',
    'oracle',
  );
  let envelopes = 0;
  await fc.assert(
    fc.asyncProperty(kind, anything, async (type, held) => {
      envelopes += 1;
      const envelope = JSON.stringify({ envelope_id: `e-${envelopes}`, type, payload: held });
      expect(await slack.sendFrame(envelope)).toMatchObject({ kind: 'answered' });
      expect(reached).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (frame) => {
      await slack.sendFrame(frame);
    }),
    { numRuns: RUNS },
  );
  expect(await typed('status', SID)).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain('— recording');
  expect(reached).toEqual([]);
}, 60_000);

test('whatever a signed request holds, it is acknowledged or refused', async () => {
  const reached = atTheTop();
  const { url } = await startBot();
  const type = fc.constantFrom(JSON_TYPE, FORM_TYPE, `${FORM_TYPE};charset=UTF-8`, 'text/plain');
  const body = fc.oneof(
    anything.map((held) => JSON.stringify(held)),
    anything.map((held) => `payload=${encodeURIComponent(JSON.stringify(held))}`),
    fc.webQueryParameters(),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(type, body, async (contentType, sent) => {
      const { status } = await sendSigned(url, sent, contentType);
      expect([200, 400]).toContain(status);
      expect(reached).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test('whatever stands in what a listener is handed, it is acknowledged, and each listener is met', async () => {
  const reached = atTheTop();
  const bot = await startBot();
  const random = createRandom(20_261_130);
  const met = new Set<string>();
  for (let nth = 0; nth < 600; nth += 1) {
    const payload = listened(random, { user: idOf(bot, 'mei'), channel: channelOf(bot) });
    const text = JSON.stringify(payload);
    for (const id of ACTION_IDS) if (text.includes(`"${id}"`)) met.add(id);
    const { status } =
      'event' in payload
        ? await sendSigned(bot.url, text, JSON_TYPE)
        : await sendSigned(bot.url, `payload=${encodeURIComponent(text)}`, FORM_TYPE);
    expect({ status, reached, text }).toEqual({ status: 200, reached: [], text });
  }
  expect(met).toEqual(new Set(ACTION_IDS));
  expect(bot.asked()).toEqual(
    expect.arrayContaining(['take', 'survey', 'letIn', 'leave', 'mute', 'vouch', 'share']),
  );
}, 120_000);

/** Bolt alone, to which a test hands what Slack would send. */
const boltApp = () =>
  new App({
    receiver: new HTTPReceiver({ signingSecret: SECRET }),
    authorize: async () => ({ botToken: BOT_TOKEN }),
    convoStore: false,
  });

/** Hands something to Bolt. @returns what it was acknowledged with so far, and the end of its handling */
function handOver(app: App, body: Readonly<Record<string, unknown>>) {
  const answers: unknown[] = [];
  const sent = { team: { id: 'T1' }, user: { id: 'U0MEI' }, ...body };
  const handled = app.processEvent({ body: sent, ack: async (answer) => void answers.push(answer) });
  return { answers, handled };
}

test('a form whose listener does not end is answered in its place before Slack gives up, and only once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { passed, open } = gate();
  const log = memoryLog();
  const app = boltApp();
  const sorry = { response_action: 'update' };
  answerUnheard(app, log, { form: async () => sorry, tell: async () => {} });
  app.view('stuck', async ({ ack }) => {
    await passed;
    await ack();
  });
  const view = { id: 'V1', callback_id: 'stuck' };
  const { answers, handled } = handOver(app, { type: 'view_submission', view });
  // Slack waits three seconds, of which the way takes some.
  await vi.advanceTimersByTimeAsync(2_500);
  expect(answers).toEqual([sorry]);
  open();
  await handled;
  expect(answers).toEqual([sorry]);
  expect(log.outcomes()).toEqual(['slackAnsweredLate']);
});

test('what needs no answer in its acknowledgement is acknowledged before anything is asked for it', async () => {
  const { passed, open } = gate();
  const app = boltApp();
  answerUnheard(app, memoryLog(), { form: async () => ({}), tell: async () => {} });
  // Holds up whatever comes first, as a Redis that stands still does.
  app.use(async ({ next }) => {
    await passed;
    await next();
  });
  app.action('pressed', async ({ ack }) => ack());
  const actions = [{ type: 'button', action_id: 'pressed', block_id: 'B1', value: '' }];
  const { answers, handled } = handOver(app, { type: 'block_actions', actions });
  await expect.poll(() => answers).toEqual([undefined]);
  open();
  await handled;
  expect(answers).toEqual([undefined]);
});

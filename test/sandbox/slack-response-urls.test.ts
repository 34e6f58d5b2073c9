import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { type Bot, openSlack, startHttpBot } from './slack-bot.ts';

let slack: PretendSlack;
let bot: Bot;
let clock: number;
let responseUrl: string;

beforeEach(async () => {
  clock = Date.now();
  slack = await openSlack({ now: () => clock });
  bot = await startHttpBot(slack);
  bot.app.command('/status', async ({ ack, command }) => {
    responseUrl = command.response_url;
    await ack();
  });
  await slack.command({ user: 'mei', channel: 'general', command: '/status' });
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

async function respond(message: object): Promise<readonly [number, string | undefined]> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  const { error } = (await response.json()) as { error?: string };
  return [response.status, error];
}

it('a response URL works five times', async () => {
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push(await respond({ text: `${n}` }));
  expect(answers).toEqual([...Array.from({ length: 5 }, () => [200, undefined]), [404, 'used_url']]);
  expect(slack.ephemerals('general', 'mei')).toHaveLength(5);
});

it('a response URL works for thirty minutes', async () => {
  clock += 30 * 60_000;
  expect(await respond({ text: 'just in time' })).toEqual([200, undefined]);
  clock += 1;
  expect(await respond({ text: 'too late' })).toEqual([404, 'expired_url']);
});

it('an answer is checked like any message', async () => {
  expect(await respond({ text: '' })).toEqual([400, 'no_text']);
  expect(await respond({ text: 'x', blocks: [{ type: 'sektion' }] })).toEqual([400, 'invalid_blocks']);
  expect(slack.ephemerals('general', 'mei')).toEqual([]);
});

it('an answer to the channel may go to a thread', async () => {
  const ts = await slack.post('anna', 'general', 'how is it?');
  await respond({ response_type: 'in_channel', text: 'all well', thread_ts: ts });
  expect(slack.replies('general', ts)).toMatchObject([{ text: 'all well' }]);
});

it('an answer can delete the message it came from', async () => {
  const close = { type: 'button', action_id: 'close', text: { type: 'plain_text', text: 'Close' } };
  await respond({ text: 'card', blocks: [{ type: 'actions', elements: [close] }] });
  bot.app.action('close', async ({ ack, respond: answer }) => {
    await ack();
    await answer({ delete_original: true });
  });
  const [card] = slack.ephemerals('general', 'mei');
  await slack.press({ user: 'mei', channel: 'general', ephemeral: card?.ts ?? '', actionId: 'close' });
  await expect.poll(() => slack.ephemerals('general', 'mei')).toEqual([]);
});

it('faults reach response URLs too', async () => {
  slack.setFault({ kind: 'down' }, { method: 'response_url', times: 1 });
  expect(await respond({ text: 'x' })).toEqual([503, 'service_unavailable']);
  slack.setFault({ kind: 'refuse', error: 'used_url' }, { method: 'response_url', times: 1 });
  expect(await respond({ text: 'x' })).toEqual([404, 'used_url']);
  expect(await respond({ text: 'x' })).toEqual([200, undefined]);
  expect(slack.log().filter(({ method }) => method === 'response_url')).toMatchObject([
    { error: 'down' },
    { error: 'used_url' },
    { ok: true },
  ]);
});

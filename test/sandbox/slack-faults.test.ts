import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/slack/faults.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { clientOf, openSlack, verdict } from './slack-bot.ts';

let slack: PretendSlack;
let client: WebClient;
let clock: number;
let channel: string;
let elsewhere: string;

beforeEach(async () => {
  clock = 1_790_000_000_000;
  slack = await openSlack({ now: () => clock });
  client = clientOf(slack);
  [channel = '', elsewhere = ''] = slack.state().channels.map(({ id }) => id);
});

afterEach(() => slack.close());

const post = (text: string, where = channel) => client.chat.postMessage({ channel: where, text });
const texts = (): readonly string[] => slack.messages(channel).map(({ text }) => text);
const LATE = 'slack_webapi_rate_limited_error';

describe('the rate of posts', () => {
  it('allows a short burst in a channel, then one a second, and other channels do not notice', async () => {
    const burst = [];
    for (let n = 0; n < 5; n += 1) burst.push(await verdict(post(`${n}`)));
    expect(burst).toEqual(['ok', 'ok', 'ok', 'ok', LATE]);
    expect(await verdict(post('elsewhere', elsewhere))).toBe('ok');
    clock += 1000;
    expect([await verdict(post('later')), await verdict(post('too soon'))]).toEqual(['ok', LATE]);
    expect(texts()).toEqual(['0', '1', '2', '3', 'later']);
  });

  it('is answered with HTTP 429 and the seconds to wait', async () => {
    for (let n = 0; n < 4; n += 1) await post('x');
    await expect(post('x')).rejects.toMatchObject({ retryAfter: 1 });
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-of-the-tests' },
      body: new URLSearchParams({ channel, text: 'x' }),
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await answer.json()).toEqual({ ok: false, error: 'ratelimited' });
  });

  it('of edits is fifty a minute', async () => {
    const { ts = '' } = await post('card');
    for (let n = 0; n < 50; n += 1) await client.chat.update({ channel, ts, text: `${n}` });
    await expect(client.chat.update({ channel, ts, text: '50' })).rejects.toMatchObject({ retryAfter: 60 });
    clock += 60_000;
    expect(await verdict(client.chat.update({ channel, ts, text: 'again' }))).toBe('ok');
  });

  it('follows the speed of the workspace', async () => {
    const fast = await openSlack({ now: () => clock, speed: 10 });
    const quick = clientOf(fast);
    for (let n = 0; n < 4; n += 1) await quick.chat.postMessage({ channel, text: 'x' });
    clock += 100;
    expect(await verdict(quick.chat.postMessage({ channel, text: 'x' }))).toBe('ok');
    await fast.close();
  });
});

it('an app outside of the Marketplace reads history once a minute, fifteen messages a time', async () => {
  const unlisted = await openSlack({ now: () => clock, listed: false });
  try {
    const chat = clientOf(unlisted);
    const { ts = '' } = await chat.chat.postMessage({ channel, text: 'root' });
    for (let n = 0; n < 20; n += 1) await unlisted.post('mei', channel, `${n}`, ts);
    const read = (cursor = '') => chat.conversations.replies({ channel, ts, limit: 100, cursor });
    const first = await read();
    expect(first.messages).toHaveLength(1 + 15);
    const cursor = first.response_metadata?.next_cursor;
    await expect(read(cursor)).rejects.toMatchObject({ retryAfter: 60 });
    clock += 60_000;
    expect((await read(cursor)).messages).toHaveLength(1 + 5);
  } finally {
    await unlisted.close();
  }
});

describe('a fault', () => {
  it.each<[what: string, fault: Fault, refusal: object]>([
    ['`down` answers 503', { kind: 'down' }, { statusCode: 503 }],
    ['`cut` breaks the connection', { kind: 'cut' }, { code: 'slack_webapi_request_error' }],
    ['`ratelimit` says how long to wait', { kind: 'ratelimit', seconds: 7 }, { retryAfter: 7 }],
  ])('%s and stores nothing', async (_, fault, refusal) => {
    slack.setFault(fault);
    await expect(post('x')).rejects.toMatchObject(refusal);
    expect(texts()).toEqual([]);
  });

  it('`lostAnswer` stores, then breaks the connection', async () => {
    slack.setFault({ kind: 'lostAnswer' });
    expect(await verdict(post('x'))).toBe('slack_webapi_request_error');
    expect(texts()).toEqual(['x']);
    expect(slack.log()).toMatchObject([{ ok: true, error: 'lostAnswer' }]);
  });

  it('`slow` stores at once and answers after the client has given up', async () => {
    slack.setFault({ kind: 'slow', ms: 60_000 });
    const signal = AbortSignal.timeout(100);
    const body = new URLSearchParams({ channel, text: 'x', token: 'xoxb-of-the-tests' });
    await expect(
      fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body, signal }),
    ).rejects.toThrow();
    expect(texts()).toEqual(['x']);
  });

  it('may concern one method, one channel, and a number of calls', async () => {
    slack.setFault({ kind: 'down' }, { method: 'chat.postMessage', channel, times: 1 });
    expect(await verdict(client.auth.test())).toBe('ok');
    expect(await verdict(post('x', elsewhere))).toBe('ok');
    expect(await verdict(post('lost'))).toBe('slack_webapi_http_error');
    expect(await verdict(post('kept'))).toBe('ok');
  });

  it('ends when it is switched off', async () => {
    slack.setFault({ kind: 'down' }, { method: 'chat.postMessage' });
    slack.clearFaults('chat.update');
    expect(await verdict(post('x'))).toBe('slack_webapi_http_error');
    slack.clearFaults('chat.postMessage');
    expect(await verdict(post('x'))).toBe('ok');
  });
});

import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { APP_TOKEN, clientOf, openSlack, verdict } from './slack-bot.ts';

const Posted = z.object({ ts: z.string() });

let slack: PretendSlack;
let client: WebClient;
/** `#recordings`. */
let channel: string;

const idOf = (name: string): string => {
  const channel = slack.state().channels.find((each) => each.name === name);
  if (channel === undefined) throw new Error(`no channel ${name}`);
  return channel.id;
};
const userId = (name: string): string => slack.state().users.find((each) => each.name === name)?.id ?? '';

beforeEach(async () => {
  slack = await openSlack({
    channels: [
      { name: 'recordings' },
      { name: 'random', bot: false },
      { name: 'leads', private: true },
      { name: 'board', private: true, bot: true },
      { name: 'old', archived: true },
      { name: 'empty', members: [] },
    ],
    users: [
      { name: 'mei', locale: 'zh-CN' },
      { name: 'gone', deleted: true },
    ],
  });
  client = clientOf(slack);
  channel = idOf('recordings');
});

afterEach(() => slack.close());

/** Posts in `#recordings`, and answers the message's `ts`. */
const post = async (text: string, more: object = {}): Promise<string> =>
  Posted.parse(await client.apiCall('chat.postMessage', { channel, text, ...more })).ts;
/** Answer of Slack to such a message. */
const verdictOf = (message: object) =>
  verdict(client.apiCall('chat.postMessage', { channel, text: 'x', ...message }));
const texts = () => slack.messages('recordings').map(({ text }) => text);

describe('a token', () => {
  it('identifies the bot', async () => {
    const { app, team } = slack.state();
    const ids = { team_id: team.id, user_id: app.user_id, bot_id: app.bot_id };
    expect(await client.auth.test()).toMatchObject({ ok: true, ...ids });
  });

  it('is refused when it is not the one that was given out', async () => {
    expect(await verdict(clientOf(slack, 'xoxb-stolen').auth.test())).toBe('invalid_auth');
  });

  it('may also travel as a field, in a form or in JSON', async () => {
    const token = 'xoxb-of-the-tests';
    const headers = { 'content-type': 'application/json' };
    for (const sent of [
      { body: new URLSearchParams({ token }) },
      { headers, body: JSON.stringify({ token }) },
    ]) {
      const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', ...sent });
      expect(await answer.json()).toMatchObject({ ok: true });
    }
  });

  it('is needed', async () => {
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await answer.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  it('of the app does not post, and that of the bot opens no socket', async () => {
    const posted = clientOf(slack, APP_TOKEN).chat.postMessage({ channel, text: 'x' });
    expect(await verdict(posted)).toBe('not_allowed_token_type');
    expect(await verdict(client.apps.connections.open({}))).toBe('not_allowed_token_type');
  });

  it('can be revoked and restored', async () => {
    await slack.revokeToken();
    expect(await verdict(client.auth.test())).toBe('token_revoked');
    slack.restoreToken();
    expect(await verdict(client.auth.test())).toBe('ok');
  });
});

describe('scopes', () => {
  it('are told in the headers of every answer', async () => {
    const { response_metadata } = await client.users.info({ user: userId('mei') });
    expect(response_metadata).toMatchObject({ acceptedScopes: ['users:read'] });
    expect(response_metadata?.scopes).toContain('chat:write.public');
  });

  it('that are missing are named together with those there are', async () => {
    slack.setScopes(['chat:write', 'commands']);
    const failed = client.users.info({ user: userId('mei') });
    await expect(failed).rejects.toMatchObject({
      data: {
        error: 'missing_scope',
        needed: 'users:read',
        provided: 'chat:write,commands',
        response_metadata: { scopes: ['chat:write', 'commands'] },
      },
    });
  });

  it('of history differ between public and private channels', async () => {
    slack.setScopes(['channels:history']);
    expect(await verdict(client.conversations.history({ channel }))).toBe('ok');
    expect(await verdict(client.conversations.history({ channel: idOf('board') }))).toBe('missing_scope');
  });
});

describe('chat.postMessage', () => {
  it('stores text, blocks and metadata as the bot’s message', async () => {
    const metadata = { event_type: 'recording_news', event_payload: { delivery: 'd1', sid: 'many' } };
    const blocks = [{ type: 'divider' }];
    const ts = await post('hello', { blocks, metadata });
    expect(ts).toMatch(/^\d{10}\.\d{6}$/);
    expect(slack.messages('#recordings')).toMatchObject([
      { ts, text: 'hello', metadata, user: slack.state().app.user_id, bot_id: slack.state().app.bot_id },
    ]);
  });

  it('gives blocks without an id one', async () => {
    await post('x', { blocks: [{ type: 'divider' }] });
    expect(slack.messages('recordings')[0]?.blocks?.[0]?.block_id).toMatch(/^\w{5}$/);
  });

  it.each([
    ['a channel nobody knows', () => 'C000000000', 'channel_not_found'],
    ['a private channel it is not in', () => idOf('leads'), 'channel_not_found'],
    ['an archived channel', () => idOf('old'), 'is_archived'],
    ['a deactivated person', () => userId('gone'), 'is_inactive'],
  ])('is refused in %s', async (_, where, error) => {
    expect(await verdictOf({ channel: where() })).toBe(error);
  });

  it('needs chat:write.public or membership in a public channel', async () => {
    const random = { channel: idOf('random') };
    expect(await verdictOf(random)).toBe('ok');
    slack.setScopes(['chat:write']);
    expect(await verdictOf(random)).toBe('not_in_channel');
  });

  it('is refused without text and blocks, and with too much text', async () => {
    expect(await verdictOf({ text: '' })).toBe('no_text');
    expect(await verdictOf({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  });

  it('says which block is wrong, and where', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    const messages = ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'];
    await expect(post('x', { blocks })).rejects.toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages } },
    });
    expect(slack.messages('recordings')).toEqual([]);
  });

  it('is refused when all blocks together are too long', async () => {
    const block = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } };
    expect(await verdictOf({ blocks: Array(5).fill(block) })).toBe('msg_blocks_too_long');
  });

  it.each([
    ['without a payload', { event_type: 'news' }, 'invalid_metadata_format'],
    ['with a list of words', { event_type: 'n', event_payload: { a: ['b'] } }, 'invalid_metadata_schema'],
    ['that is too long', { event_type: 'n', event_payload: { a: 'x'.repeat(15_000) } }, 'metadata_too_large'],
  ])('is refused with metadata %s', async (_, metadata, error) => {
    expect(await verdictOf({ metadata })).toBe(error);
  });

  it('replies in a thread, and shows a broadcast reply in the channel', async () => {
    const ts = await post('root');
    await post('quiet', { thread_ts: ts });
    await post('loud', { thread_ts: ts, reply_broadcast: true });
    expect(texts()).toEqual(['root', 'loud']);
    expect(slack.replies('recordings', ts).map(({ text }) => text)).toEqual(['quiet', 'loud']);
    expect(slack.messages('recordings')[0]).toMatchObject({ reply_count: 2, thread_ts: ts });
  });

  it('is refused as a reply to nothing, and as a reply to a reply', async () => {
    const ts = await post('root');
    const reply = await post('reply', { thread_ts: ts });
    for (const thread_ts of ['1.000000', reply])
      expect(await verdictOf({ thread_ts })).toBe('cannot_reply_to_message');
  });

  it('to a person opens the direct message with them', async () => {
    const direct = await client.chat.postMessage({ channel: userId('mei'), text: 'psst' });
    expect(direct.channel).toMatch(/^D/);
    expect(slack.messages(direct.channel ?? '')).toMatchObject([{ text: 'psst' }]);
  });
});

describe('chat.update', () => {
  it('edits in place and keeps what was not sent', async () => {
    const metadata = { event_type: 'news', event_payload: { sid: 's' } };
    const blocks = [{ type: 'divider', block_id: 'line' }];
    const ts = await post('before', { blocks, metadata });
    await client.chat.update({ channel, ts, text: 'after' });
    expect(slack.messages('recordings')).toMatchObject([{ ts, text: 'after', blocks, metadata, edited: {} }]);
  });

  it('takes away metadata when given an empty object, and blocks when given an empty list', async () => {
    const metadata = { event_type: 'news', event_payload: {} };
    const ts = await post('before', { blocks: [{ type: 'divider' }], metadata });
    await client.apiCall('chat.update', { channel, ts, text: 'after', blocks: [], metadata: {} });
    const [message] = slack.messages('recordings');
    expect([message?.blocks, message?.metadata]).toEqual([undefined, undefined]);
  });

  it('finds no message that is not there, and touches nobody else’s', async () => {
    const ts = await slack.post('mei', 'recordings', 'mine');
    const nowhere = client.chat.update({ channel, ts: '1.000000', text: 'x' });
    expect(await verdict(nowhere)).toBe('message_not_found');
    expect(await verdict(client.chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await verdict(client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
  });

  it('does not reach an archived channel', async () => {
    const ts = await post('x');
    await slack.archive('recordings');
    expect(await verdict(client.chat.update({ channel, ts, text: 'y' }))).toBe('is_inactive');
  });
});

describe('chat.delete', () => {
  it('removes a reply from the count of its thread', async () => {
    const ts = await post('root');
    const reply = await post('reply', { thread_ts: ts });
    await client.chat.delete({ channel, ts: reply });
    expect(slack.replies('recordings', ts)).toEqual([]);
    expect(slack.messages('recordings')[0]?.reply_count).toBeUndefined();
  });
});

describe('chat.postEphemeral', () => {
  it('is seen by one person and is not part of the history', async () => {
    await client.chat.postEphemeral({ channel, user: userId('mei'), text: 'only you' });
    expect(slack.ephemerals('recordings', 'mei')).toMatchObject([{ text: 'only you' }]);
    expect(slack.ephemerals('recordings', 'gone')).toEqual([]);
    expect(slack.messages('recordings')).toEqual([]);
  });

  it('is refused for somebody who is not in the channel', async () => {
    const answer = client.chat.postEphemeral({ channel: idOf('empty'), user: userId('mei'), text: 'x' });
    expect(await verdict(answer)).toBe('user_not_in_channel');
  });
});

describe('conversations', () => {
  it('history gives metadata only when asked, newest first, between bounds', async () => {
    const stamps: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      stamps.push(await post(text, { metadata: { event_type: 'news', event_payload: { text } } }));
    }
    const plain = await client.conversations.history({ channel });
    expect(plain.messages?.map(({ text }) => text)).toEqual(['three', 'two', 'one']);
    expect(plain.messages?.[0]?.metadata).toBeUndefined();

    const oldest = stamps[1] ?? '';
    const after = await client.conversations.history({ channel, oldest, include_all_metadata: true });
    expect(after.messages).toMatchObject([{ metadata: { event_payload: { text: 'three' } } }]);
    const from = await client.conversations.history({ channel, oldest, inclusive: true });
    expect(from.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
  });

  it('history is read page by page', async () => {
    for (const text of ['one', 'two', 'three']) await post(text);
    const first = await client.conversations.history({ channel, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    expect([first.has_more, second.has_more]).toEqual([true, false]);
    expect(second.messages?.map(({ text }) => text)).toEqual(['one']);
  });

  it('replies begin with the root', async () => {
    const ts = await post('root');
    const oldest = await post('one', { thread_ts: ts });
    await post('two', { thread_ts: ts });
    const { messages } = await client.conversations.replies({ channel, ts, oldest });
    expect(messages?.map(({ text }) => text)).toEqual(['root', 'two']);
    const missing = client.conversations.replies({ channel, ts: '1.000000' });
    expect(await verdict(missing)).toBe('thread_not_found');
  });

  it('are read only by members', async () => {
    expect(await verdict(client.conversations.history({ channel: idOf('random') }))).toBe('not_in_channel');
    expect(await verdict(client.conversations.history({ channel: idOf('leads') }))).toBe('channel_not_found');
  });

  it('info tells membership and archive', async () => {
    const random = await client.conversations.info({ channel: idOf('random') });
    const facts = { name: 'random', is_member: false, is_archived: false, is_private: false };
    expect(random.channel).toMatchObject(facts);
  });

  it('open gives the same direct message every time, and none with a deactivated person', async () => {
    const first = await client.conversations.open({ users: userId('mei') });
    const second = await client.conversations.open({ users: userId('mei') });
    expect(second.channel?.id).toBe(first.channel?.id);
    expect(await verdict(client.conversations.open({ users: userId('gone') }))).toBe('user_disabled');
    expect(await verdict(client.conversations.open({ users: 'U000000000' }))).toBe('user_not_found');
  });
});

describe('users.info', () => {
  it('gives the locale only when asked, and says who is deactivated', async () => {
    const mei = await client.users.info({ user: userId('mei'), include_locale: true });
    const gone = await client.users.info({ user: userId('gone') });
    expect(mei.user).toMatchObject({ locale: 'zh-CN', deleted: false });
    expect(gone.user?.deleted).toBe(true);
    expect(gone.user?.locale).toBeUndefined();
  });
});

describe('files', () => {
  it('are announced, sent and shared in a thread', async () => {
    const ts = await post('root');
    const where = { channel_id: channel, thread_ts: ts, initial_comment: 'The list' };
    await client.files.uploadV2({ ...where, file: Buffer.from('sid,phase\n'), filename: 'list.csv' });
    const [reply] = slack.replies('recordings', ts);
    expect(reply).toMatchObject({
      text: 'The list',
      files: [{ name: 'list.csv', size: 10, mimetype: 'text/csv' }],
    });
    const download = await fetch(reply?.files?.[0]?.url_private ?? '');
    expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''list.csv");
    expect(await download.text()).toBe('sid,phase\n');
  });

  it('of another length than announced do not arrive', async () => {
    const announced = { filename: 'a', length: 5 };
    const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal(announced);
    const sent = await fetch(upload_url, { method: 'POST', body: 'four' });
    expect(sent.status).toBe(400);
    const complete = client.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] });
    expect(await verdict(complete)).toBe('file_not_found');
  });
});

describe('a body', () => {
  const send = async (contentType: string, body: string): Promise<unknown> => {
    const headers = { authorization: 'Bearer xoxb-of-the-tests', 'content-type': contentType };
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    return answer.json();
  };

  it('may be JSON, with nested values as they are or as strings', async () => {
    const blocks = [{ type: 'divider' }];
    for (const sent of [blocks, JSON.stringify(blocks)])
      expect(
        await send('application/json', JSON.stringify({ channel, text: 'x', blocks: sent })),
      ).toMatchObject({ ok: true, message: { blocks } });
  });

  it('is refused when it cannot be read', async () => {
    const form = new URLSearchParams({ channel, blocks: '[{' }).toString();
    const answers = [
      await send('application/json', '{'),
      await send('text/csv', 'a,b'),
      await send('application/x-www-form-urlencoded', form),
    ];
    const errors = ['invalid_json', 'invalid_post_type', 'invalid_blocks_format'];
    expect(answers).toEqual(errors.map((error) => ({ ok: false, error })));
  });
});

it('ids are the same in every run', async () => {
  const again = await openSlack({ channels: [{ name: 'recordings' }], users: [{ name: 'mei' }] });
  const { team, app, users, channels } = again.state();
  const first = slack.state();
  expect([team.id, app.app_id, app.user_id]).toEqual([first.team.id, first.app.app_id, first.app.user_id]);
  expect([channels[0]?.id, users[0]?.id]).toEqual([idOf('recordings'), userId('mei')]);
  await again.close();
});

it('a method that does not exist is unknown', async () => {
  expect(await verdict(client.apiCall('chat.shout'))).toBe('unknown_method');
});

it('the log names method, channel and outcome of each call, and no token', async () => {
  await post('x');
  await verdictOf({ text: '' });
  expect(slack.log()).toMatchObject([
    { method: 'chat.postMessage', channel, ok: true },
    { method: 'chat.postMessage', channel, ok: false, error: 'no_text' },
  ]);
  expect(JSON.stringify(slack.log())).not.toContain('xoxb');
});

it('listeners hear of changes until they stop listening, and the picture holds them', async () => {
  const heard: number[] = [];
  const stop = slack.onChange(() => heard.push(slack.messages('recordings').length));
  await post('one');
  await expect.poll(() => heard.at(-1)).toBe(1);
  stop();
  await post('two');
  expect(heard.at(-1)).toBe(1);
  const picture = slack.state();
  expect(JSON.parse(JSON.stringify(picture))).toEqual(picture);
  expect(picture.messages[channel]).toHaveLength(2);
});

import { expect, test, vi } from 'vitest';
import { API_TOKEN, backend, channelId, counted } from './looks.ts';
import { SECRETS, SOON, shareWorld } from './world.ts';

/** One bot, reached over HTTP; each story has a channel of its own. */
const CHANNELS = ['recordings', 'general', 'office', 'backend', 'algebra', 'physics'];

const shared = shareWorld(
  { API_TOKENS: API_TOKEN, LOG_LEVEL: 'trace' },
  { channels: [...CHANNELS.map((name) => ({ name })), { name: 'team-leads', private: true }] },
);

/** On a busy machine Agora may once seem not to answer, which is told of all recordings together. */
const cardIn = (channel: string) =>
  shared()
    .slack.messages(channel)
    .find(({ metadata }) => metadata?.event_payload.sid !== 'many');

const phaseIn = (channel: string): unknown => cardIn(channel)?.metadata?.event_payload.phase;

/** News kinds told under the card of a channel, in the order of their messages. */
const toldIn = (channel: string): readonly unknown[] =>
  shared()
    .slack.replies(channel, cardIn(channel)?.ts ?? '')
    .map(({ metadata }) => metadata?.event_payload.kinds);

test('a channel hears of a recording from its start to its end, in one card and its thread', async () => {
  const { agora, slack } = shared();
  const { sid, ids } = await shared().recording();
  await shared().type('watch', `${ids} as:"Algebra II, room 4"`);
  await vi.waitFor(() => expect(cardIn('recordings')?.text).toContain('Algebra II, room 4'), SOON);
  agora.act(sid, 'ready');
  await vi.waitFor(() => expect(phaseIn('recordings')).toBe('ready'), SOON);
  agora.act(sid, 'publish');
  await vi.waitFor(() => expect(toldIn('recordings')).toEqual(['started,file']), SOON);
  agora.act(sid, 'file');
  await vi.waitFor(() => expect(toldIn('recordings').at(-1)).toBe('file'), SOON);
  agora.act(sid, 'exit');
  await vi.waitFor(() => expect(toldIn('recordings')).toEqual(['started,file', 'file', 'ended']), SOON);

  const roots = slack.messages('recordings');
  expect(roots.map(({ metadata }) => metadata?.event_payload.kinds)).toEqual(['', 'ended']);
  await vi.waitFor(() => expect(phaseIn('recordings')).toBe('ended'), SOON);
  expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1);
});

test('a person asks and is told what is true now, alone', async () => {
  const { slack } = shared();
  const { sid } = await shared().watched('general');
  await shared().type('status', sid.slice(0, 8), { user: 'anna', channel: 'office' });
  await vi.waitFor(() => expect(slack.ephemerals('office', 'anna')[0]?.text).toContain('recording'), SOON);
  expect(slack.messages('office')).toEqual([]);
});

test('a private channel without the bot is told how to let it in, and works after that', async () => {
  const { agora, slack } = shared();
  const { sid, ids } = await shared().recording();
  agora.act(sid, 'publish');
  await shared().type('watch', ids, { channel: 'team-leads' });
  const answer = () => JSON.stringify(slack.ephemerals('team-leads', 'mei'));
  await vi.waitFor(() => expect(answer()).toContain('/invite'), SOON);
  await slack.invite('team-leads');
  await shared().type('watch', sid, { channel: 'team-leads' });
  await vi.waitFor(() => expect(cardIn('team-leads')?.metadata?.event_payload.sid).toBe(sid), SOON);
});

test('a backend registers a recording, its channel is told, and its stop is believed', async () => {
  const { agora, slack } = shared();
  const { appId: _, ...started } = agora.start({ mode: 'mix', cname: 'geometry' });
  const path = `/${started.sid}`;
  const watch = [{ channel: channelId(shared(), 'backend') }];
  const registration = { ...started, alias: 'Geometry', watch };
  expect((await backend(shared(), 'POST', '', registration)).status).toBe(201);
  await vi.waitFor(() => expect(cardIn('backend')?.text).toContain('Geometry'), SOON);
  expect(JSON.stringify(cardIn('backend')?.blocks)).toContain('for your backend');
  agora.act(started.sid, 'publish');
  await vi.waitFor(() => expect(phaseIn('backend')).toBe('recording'), SOON);
  expect((await backend(shared(), 'POST', '', registration)).status).toBe(200);

  const stopRequestedAt = new Date().toISOString();
  const asked = await backend(shared(), 'PATCH', path, { stopRequestedAt });
  expect(asked.body).toMatchObject({ stopRequestedAt });
  agora.act(started.sid, 'vanish');
  await vi.waitFor(() => expect(phaseIn('backend')).toBe('ended'), SOON);
  const { body } = await backend(shared(), 'GET', path);
  expect(body).toMatchObject({ phase: 'ended', final: true, files: 1 });
  expect(JSON.stringify(body)).not.toContain('lost');
  expect(slack.messages('backend').filter(({ reply_broadcast }) => !reply_broadcast)).toHaveLength(1);
  expect((await backend(shared(), 'DELETE', path)).status).toBe(204);
  expect((await backend(shared(), 'GET', path)).status).toBe(404);
});

test('that Slack drops events does not end it: it counts them and answers', async () => {
  const { slack, process } = shared();
  expect(await slack.limitEvents()).toMatchObject({ kind: 'answered', status: 200 });
  await shared().type('list', '', { user: 'tom', channel: 'office' });
  await vi.waitFor(() => expect(slack.ephemerals('office', 'tom')).toHaveLength(1), SOON);
  expect(await counted(shared(), 'slackEventsLimited')).toBe('1');
  expect(process.child.exitCode).toBeNull();
});

test('what somebody watched whose account is deactivated belongs to the channel, which is told once', async () => {
  const { agora, slack } = shared();
  for (const name of ['one', 'two']) {
    const { sid, ids } = await shared().recording();
    agora.act(sid, 'publish');
    await shared().type('watch', `${ids} as:"room ${name}"`, { user: 'tom', channel: 'algebra' });
  }
  await shared().type('watch', 'all channel:algebra-*', { user: 'tom', channel: 'algebra' });
  const cards = () => slack.messages('algebra').filter(({ text }) => / — recording/.test(text));
  await vi.waitFor(() => expect(cards()).toHaveLength(2), SOON);
  expect(JSON.stringify(cards())).toContain('for Tom Reyes');

  await slack.deactivate('tom');
  const told = () =>
    slack.messages('algebra').filter(({ text }) => text.includes('2 watched recordings and 1 rule'));
  await vi.waitFor(() => expect(told()).toHaveLength(1), SOON);
  await vi.waitFor(() => {
    expect(JSON.stringify(cards())).not.toContain('for Tom Reyes');
    for (const card of cards())
      expect(JSON.stringify(card)).toContain(`<#${channelId(shared(), 'algebra')}>`);
  }, SOON);

  // Said twice, or found out at a message that nobody can read, it changes nothing.
  await slack.deactivate('tom');
  await slack.archive('algebra');
  await slack.unarchive('algebra');
  await vi.waitFor(() => expect(slack.messages('algebra').length).toBeGreaterThan(2), SOON);
  expect(told()).toHaveLength(1);
});

test('refused credentials are told once, whatever is watched', async () => {
  const { agora, slack } = shared();
  for (let n = 0; n < 2; n += 1) await shared().watched('physics');
  agora.fault('credentials401');
  const aboutAll = () =>
    slack.messages('physics').filter(({ metadata }) => metadata?.event_payload.sid === 'many');
  await vi.waitFor(
    () => expect(aboutAll()).toMatchObject([{ metadata: { event_payload: { kinds: 'blind' } } }]),
    SOON,
  );
  agora.fault(undefined);
});

test('no secret is in anything that was said, logged or kept', async () => {
  const { agora, slack, process } = shared();
  const { sid, ids } = await shared().recording('web');
  await shared().type('watch', ids, { channel: 'office' });
  for (const fault of ['cut', 'html', 'refuse500', 'credentials401'] as const) {
    agora.fault(fault);
    await shared().type('status', sid, { channel: 'office' });
  }
  slack.setFault({ kind: 'cut' }, { times: 2 });
  await shared().type('status', 'doctor', { channel: 'office' });
  await slack.revokeToken();
  agora.fault(undefined);
  await vi.waitFor(() => expect(process.output()).toContain('placeGone'), SOON);

  const everything = process.output() + JSON.stringify(slack.state());
  const basic = Buffer.from(`${SECRETS.customerId}:${SECRETS.customerSecret}`).toString('base64');
  for (const secret of [...Object.values(SECRETS), API_TOKEN, basic]) {
    expect(everything).not.toContain(secret);
  }
});

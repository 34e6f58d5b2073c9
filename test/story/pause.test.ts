import { expect, test, vi } from 'vitest';
import { lettersTo } from './looks.ts';
import { SOON, shareWorld } from './world.ts';

const shared = shareWorld({}, { channels: [{ name: 'recordings' }, { name: 'office' }] });

test('an archived channel costs its owner one message, misses nothing, and goes on when it is opened again', async () => {
  const { agora, slack } = shared();
  const sids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { sid, ids } = await shared().recording();
    agora.act(sid, 'publish');
    await shared().type('watch', `${ids} as:"room ${n}"`);
    sids.push(sid);
  }
  const texts = () => slack.messages('recordings').map(({ text }) => text);
  await vi.waitFor(() => expect(texts().filter((text) => / — recording/.test(text))).toHaveLength(3), SOON);

  await slack.archive('recordings');
  const notices = () => lettersTo(shared(), 'mei').messages;
  await vi.waitFor(() => expect(notices()).toHaveLength(1), SOON);
  expect(notices()[0]?.text).toContain('the channel is archived');
  for (const sid of sids) agora.act(sid, 'exit');

  // Pressed too early it says so, and nobody is told a second time.
  const [notice] = notices();
  const direct = lettersTo(shared(), 'mei').channel;
  await slack.press({ channel: direct, ts: notice?.ts ?? '', user: 'mei', actionId: 'recording_resume' });
  const answers = () => slack.ephemerals(direct, 'mei').map(({ text }) => text);
  await vi.waitFor(() => expect(answers().join()).toContain('still cannot post there'), SOON);
  const before = texts().length;
  const ended = async () => {
    await shared().type('list', 'ended', { user: 'anna', channel: 'office' });
    return slack.ephemerals('office', 'anna').at(-1)?.text;
  };
  await vi.waitFor(async () => expect(await ended()).toBe('3 ended recordings'), SOON);

  await slack.unarchive('recordings');
  await vi.waitFor(() => expect(texts().at(-1)).toContain('3 of 3 recordings changed'), SOON);
  await vi.waitFor(() => expect(texts().filter((text) => / — ended/.test(text))).toHaveLength(3), SOON);
  expect(texts()).toHaveLength(before + 1);
  expect(notices()).toHaveLength(1);
});

test('a revoked token loses nothing: owners are told, and places go on with one summary, when there is a token again', async () => {
  const { agora, slack, again, process } = shared();
  const { sid, ids } = await shared().recording();
  agora.act(sid, 'publish');
  await shared().type('watch', `${ids} as:"room 7"`, { user: 'tom', channel: 'office' });
  const texts = () => slack.messages('office').map((one) => one.text);
  await vi.waitFor(() => expect(texts().join()).toContain('room 7 — recording'), SOON);
  const before = texts().length;

  await slack.revokeToken();
  await vi.waitFor(() => expect(process.output()).toContain('token_revoked'), SOON);
  agora.act(sid, 'exit');
  await vi.waitFor(
    () => expect(process.output()).toMatch(new RegExp(`"sid":"${sid}".+"phase":"ended"`)),
    SOON,
  );
  expect(texts()).toHaveLength(before);

  slack.restoreToken();
  await again();
  await vi.waitFor(() => expect(texts()).toHaveLength(before + 1), SOON);
  expect(texts().at(-1)).toContain('Back in this channel');
  const notices = () => lettersTo(shared(), 'tom').messages.map((one) => one.text);
  const revoked = 'my access to this workspace was revoked';
  await vi.waitFor(() => expect(notices().join()).toContain(revoked), SOON);
  expect(notices()).toHaveLength(1);
  await vi.waitFor(() => expect(texts()[0]).toContain('ended'), SOON);
  expect(texts()).toHaveLength(before + 1);
});

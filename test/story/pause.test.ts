import { expect, test, vi } from 'vitest';
import { createWorld } from './world.ts';

const SOON = { timeout: 30_000, interval: 50 };

test('an archived channel costs its owner one message, misses nothing, and goes on when it is opened again', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const sids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { sid, ids } = await world.recording();
    agora.act(sid, 'publish');
    await slack.command({
      user: 'mei',
      channel: 'recordings',
      command: '/recording-watch',
      text: `${ids} as:"room ${n}"`,
    });
    sids.push(sid);
  }
  const texts = () => slack.messages('recordings').map(({ text }) => text);
  await vi.waitFor(() => expect(texts().filter((text) => / — recording/.test(text))).toHaveLength(3), SOON);

  await slack.archive('recordings');
  const notices = () => {
    const direct = slack.state().channels.find(({ is_im, name }) => is_im && name === 'mei');
    return direct === undefined ? [] : slack.messages(direct.id);
  };
  await vi.waitFor(() => expect(notices()).toHaveLength(1), SOON);
  expect(notices()[0]?.text).toContain('the channel is archived');
  for (const sid of sids) agora.act(sid, 'exit');

  // Pressed too early it says so, and nobody is told a second time.
  const [notice] = notices();
  const direct = slack.state().channels.find(({ is_im, name }) => is_im && name === 'mei')?.id ?? '';
  await slack.press({ channel: direct, ts: notice?.ts ?? '', user: 'mei', actionId: 'recording_resume' });
  const answers = () => slack.ephemerals(direct, 'mei').map(({ text }) => text);
  await vi.waitFor(() => expect(answers().join()).toContain('still cannot post there'), SOON);
  const before = texts().length;
  const elsewhere =
    slack.state().channels.find(({ name, is_im }) => name !== 'recordings' && !is_im)?.name ?? '';
  const ask = { user: 'anna', channel: elsewhere, command: '/recording-list', text: 'ended' };
  const ended = async () => {
    await slack.command(ask);
    return slack.ephemerals(elsewhere, 'anna').at(-1)?.text;
  };
  await vi.waitFor(async () => expect(await ended()).toBe('3 ended recordings'), SOON);

  await slack.unarchive('recordings');
  await vi.waitFor(() => expect(texts().at(-1)).toContain('3 of 3 recordings changed'), SOON);
  await vi.waitFor(() => expect(texts().filter((text) => / — ended/.test(text))).toHaveLength(3), SOON);
  expect(texts()).toHaveLength(before + 1);
  expect(notices()).toHaveLength(1);
}, 120_000);

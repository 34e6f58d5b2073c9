import { expect, test, vi } from 'vitest';
import { createWorld } from './world.ts';

const SOON = { timeout: 30_000, interval: 50 };

test('a revoked token loses nothing: owners are told, and places go on with one summary, when there is a token again', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  let bot = await world.bot();
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  const type = {
    user: 'mei',
    channel: 'recordings',
    command: '/recording-watch',
    text: `${ids} as:"room 1"`,
  };
  await slack.command(type);
  const texts = () => slack.messages('recordings').map(({ text }) => text);
  await vi.waitFor(() => expect(texts().join()).toContain('room 1 — recording'), SOON);
  const before = texts().length;

  await slack.revokeToken();
  await vi.waitFor(() => expect(bot.output()).toContain('token_revoked'), SOON);
  agora.act(sid, 'exit');
  await vi.waitFor(() => expect(bot.output()).toContain('"phase":"ended"'), SOON);
  expect(texts()).toHaveLength(before);

  bot.child.kill('SIGKILL');
  await bot.exit;
  slack.restoreToken();
  bot = await world.bot();
  await vi.waitFor(() => expect(texts().length).toBe(before + 1), SOON);
  expect(texts().at(-1)).toContain('Back in this channel');
  const notices = () => {
    const direct = slack.state().channels.find(({ is_im, name }) => is_im && name === 'mei');
    return direct === undefined ? [] : slack.messages(direct.id).map(({ text }) => text);
  };
  await vi.waitFor(() => expect(notices().join()).toContain('my access to this workspace was revoked'), {
    timeout: 70_000,
    interval: 100,
  });
  expect(notices()).toHaveLength(1);
  await vi.waitFor(() => expect(texts()[0]).toContain('ended'), SOON);
  expect(texts()).toHaveLength(before + 1);
}, 180_000);

import { expect, test, vi } from 'vitest';
import { createWorld } from './world.ts';

const SOON = { timeout: 30_000, interval: 50 };

test('what somebody watched whose account is deactivated belongs to the channel, which is told once', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  const type = (command: string, text: string) =>
    slack.command({ user: 'mei', channel: 'recordings', command, text });
  for (const name of ['one', 'two']) {
    const { sid, ids } = await world.recording();
    agora.act(sid, 'publish');
    await type('/recording-watch', `${ids} as:"room ${name}"`);
  }
  await type('/recording-watch', 'all channel:algebra-*');
  const { channels, users } = slack.state();
  const channel = channels.find(({ name }) => name === 'recordings')?.id;
  const mei = users.find(({ name }) => name === 'mei')?.id;
  const cards = () => slack.messages('recordings').filter(({ text }) => / — recording/.test(text));
  await vi.waitFor(() => expect(cards()).toHaveLength(2), SOON);
  expect(JSON.stringify(cards())).toContain(`<@${mei}>`);

  await slack.deactivate('mei');
  const told = () =>
    slack.messages('recordings').filter(({ text }) => text.includes('2 watched recordings and 1 rule'));
  await vi.waitFor(() => expect(told()).toHaveLength(1), SOON);
  await vi.waitFor(() => {
    expect(JSON.stringify(cards())).not.toContain(`<@${mei}>`);
    for (const card of cards()) expect(JSON.stringify(card)).toContain(`<#${channel}>`);
  }, SOON);

  // Said twice, or found out at a message that nobody can read, it changes nothing.
  await slack.deactivate('mei');
  await slack.archive('recordings');
  await slack.unarchive('recordings');
  await vi.waitFor(() => expect(slack.messages('recordings').length).toBeGreaterThan(2), SOON);
  expect(told()).toHaveLength(1);
}, 120_000);

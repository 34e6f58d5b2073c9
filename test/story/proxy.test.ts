import { expect, test, vi } from 'vitest';
import { AGORA, createFarWorld, SLACK } from './far-world.ts';
import { SECRETS, SOON } from './world.ts';

test('the Web API, answers, uploads, Socket Mode and Agora all pass the proxy, and it sees no secret', async () => {
  const { world, proxy, env } = await createFarWorld();
  const { slack, agora } = world;
  const bot = await world.bot(env);
  const { sid, ids } = await world.recording();
  const type = (command: string, text: string) =>
    slack.command({ user: 'mei', channel: 'recordings', command, text });
  await type('/recording-watch', ids);
  await vi.waitFor(() => expect(slack.messages('recordings')).not.toHaveLength(0), SOON);
  agora.act(sid, 'publish');
  await vi.waitFor(
    () => expect(slack.replies('recordings', slack.messages('recordings')[0]?.ts ?? '')).not.toHaveLength(0),
    SOON,
  );
  agora.act(sid, 'stop');
  // The picture on a card that is over was uploaded.
  await vi.waitFor(() => expect(Object.keys(slack.state().files)).not.toHaveLength(0), SOON);
  expect(new Set(proxy.asked)).toEqual(new Set([`${SLACK}:443`, `${AGORA}:443`]));
  for (const secret of Object.values(SECRETS)) expect(proxy.seen()).not.toContain(secret);
  expect(proxy.seen()).not.toMatch(/authorization|xoxb|GET |POST /i);
  expect(bot.output()).not.toContain('proxy-word');
});

test('a proxy that refuses is named in the log, and nothing is said of Agora’s or Slack’s credentials', async () => {
  const { world, proxy, env } = await createFarWorld();
  const bot = await world.bot(env);
  const { ids } = await world.recording();
  await world.slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  await vi.waitFor(() => expect(world.agora.requests().length).toBeGreaterThan(1), SOON);
  proxy.refuse(407);
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  const next = await world.bot({ ...env, ROLE: 'worker' });
  await vi.waitFor(() => expect(next.output()).toContain('"code":"PROXY_ANSWERED_407"'), SOON);
  expect(next.output()).not.toContain('forbidden');
});

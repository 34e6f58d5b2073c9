import { beforeAll, expect, test, vi } from 'vitest';
import { AGORA, createFarWorld, SLACK } from './far-world.ts';
import { type Process, SECRETS, SOON } from './world.ts';

let far: Awaited<ReturnType<typeof createFarWorld>>;
let bot: Process;

beforeAll(async () => {
  const ends: (() => Promise<void>)[] = [];
  far = await createFarWorld((end) => void ends.unshift(end));
  bot = await far.world.bot(far.env);
  return async () => {
    for (const end of ends) await end();
  };
}, 120_000);

test('the Web API, answers, uploads, Socket Mode and Agora all pass the proxy, and it sees no secret', async () => {
  const { world, proxy } = far;
  const { slack, agora } = world;
  const { sid } = await world.watched();
  agora.act(sid, 'file');
  await vi.waitFor(() => expect(world.thread()).not.toHaveLength(0), SOON);
  agora.act(sid, 'stop');
  // The picture on a card that is over was uploaded.
  await vi.waitFor(() => expect(Object.keys(slack.state().files)).not.toHaveLength(0), SOON);
  expect(new Set(proxy.asked)).toEqual(new Set([`${SLACK}:443`, `${AGORA}:443`]));
  for (const secret of Object.values(SECRETS)) expect(proxy.seen()).not.toContain(secret);
  expect(proxy.seen()).not.toMatch(/authorization|xoxb|GET |POST /i);
  expect(bot.output()).not.toContain('proxy-word');
});

test('a proxy that refuses is named in the log, and nothing is said of Agora’s or Slack’s credentials', async () => {
  const { world, proxy } = far;
  await world.type('watch', world.recording().ids);
  const asked = world.agora.requests().length;
  await vi.waitFor(() => expect(world.agora.requests().length).toBeGreaterThan(asked + 1), SOON);
  proxy.refuse(407);
  await vi.waitFor(() => expect(bot.output()).toContain('"code":"PROXY_ANSWERED_407"'), SOON);
  expect(bot.output()).not.toContain('forbidden');
});

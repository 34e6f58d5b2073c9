import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../sandbox/free-port.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { startProxy } from '../redis/proxy.ts';
import { createWorld } from './world.ts';

const SOON = { timeout: 30_000, interval: 50 };

const watch = (slack: PretendSlack, text: string) =>
  slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text });

/** Every message of the bot in `#recordings`, with the delivery that it carries. */
function deliveries(slack: PretendSlack): string[] {
  return slack
    .messages('recordings')
    .filter(({ reply_broadcast }) => !reply_broadcast)
    .flatMap((root) => [root, ...slack.replies('recordings', root.ts)])
    .map(({ metadata }) => String(metadata?.event_payload.delivery));
}

/** How often each file was announced, by its name without the sid. */
function announcements(slack: PretendSlack, names: readonly string[]): number[] {
  const [card] = slack.messages('recordings');
  const lines = card ? slack.replies('recordings', card.ts).map(({ blocks }) => JSON.stringify(blocks)) : [];
  return names.map((name) => lines.filter((line) => line.includes(name)).length);
}

test('a bot killed again and again loses no news and tells none twice', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  let bot = await world.bot();
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  await watch(slack, ids);
  await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(1), SOON);

  for (let kills = 0; kills < 4; kills += 1) {
    agora.act(sid, 'file');
    // Now and again the answer of Slack is lost as well, which leaves the doubt that has to be settled.
    slack.setFault({ kind: 'lostAnswer' }, { method: 'chat.postMessage', times: 1 });
    const before = deliveries(slack).length;
    await vi.waitFor(() => expect(deliveries(slack).length).toBeGreaterThan(before), SOON);
    bot.child.kill('SIGKILL');
    await bot.exit;
    bot = await world.bot();
  }
  agora.act(sid, 'exit');
  await vi.waitFor(() => expect(slack.messages('recordings').at(-1)?.reply_broadcast).toBe(true), SOON);

  const told = deliveries(slack);
  expect(new Set(told).size).toBe(told.length);
  const names = agora.recordings()[0]?.files.map(({ name }) => name.replace(sid, '')) ?? [];
  expect(names.length).toBeGreaterThanOrEqual(5);
  expect(announcements(slack, names)).toEqual(names.map(() => 1));
}, 120_000);

test('two bots at work tell everything once', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  await world.bot();
  await world.bot({ ROLE: 'worker', OPS_PORT: `${await freePort()}` });
  const { sid, ids } = await world.recording();
  await watch(slack, ids);
  agora.act(sid, 'publish');
  for (let files = 0; files < 5; files += 1) {
    agora.act(sid, 'file');
    const lines = deliveries(slack).length;
    await vi.waitFor(() => expect(deliveries(slack).length).toBeGreaterThan(lines), SOON);
  }
  const told = deliveries(slack);
  expect(new Set(told).size).toBe(told.length);
}, 60_000);

/** Makes the clock of a process wrong by so much. */
const wrongBy = (ms: number) => {
  const preload = `const now = Date.now; Date.now = () => now() + ${ms}`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}` };
};

test.each(['all', 'web'])(
  'where the clock of a host is wrong, role %s judges by that of Redis',
  async (role) => {
    const world = await createWorld();
    await world.bot({ ROLE: role, API_TOKENS: 'api-token-of-the-story', ...wrongBy(-120_000) });
    const { agora, slack, env } = world;
    const { sid, ids } = await world.recording();
    agora.act(sid, 'publish');
    await watch(slack, ids);
    // A command is acknowledged before it is done, and this one is asked only once: role web does not look by itself.
    await vi.waitFor(() => expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1), SOON);
    await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-status', text: sid });
    const url = `http://127.0.0.1:${env.PORT}/v1/recordings/${sid}`;
    const known = await vi.waitFor(async () => {
      const answer = await fetch(url, { headers: { authorization: 'Bearer api-token-of-the-story' } });
      const body: unknown = await answer.json();
      expect(body).toMatchObject({ phase: 'recording' });
      return body as { readonly registeredAt: string; readonly lookedAt: string };
    }, SOON);
    for (const at of [known.registeredAt, known.lookedAt]) {
      expect(Date.now() - Date.parse(at)).toBeLessThan(60_000);
    }
  },
  60_000,
);

test('SIGTERM ends it in order', async () => {
  const world = await createWorld();
  const bot = await world.bot();
  bot.child.kill('SIGTERM');
  expect(await bot.exit).toBe(0);
  expect(bot.output()).toContain('"outcome":"orderly"');
});

test('while Redis is away people are told so, and afterwards it goes on by itself', async () => {
  const redis = await startProxy(inject('redisUrl'));
  onTestFinished(() => redis.close());
  const world = await createWorld({ redisUrl: redis.url });
  const { agora, slack } = world;
  const bot = await world.bot();
  const { sid, ids } = await world.recording();
  await watch(slack, ids);
  await vi.waitFor(() => expect(slack.messages('recordings')).toHaveLength(1), SOON);

  redis.be('refuse');
  await slack.command({ user: 'anna', channel: 'recordings', command: '/recording-status', text: sid });
  const answers = () => JSON.stringify(slack.ephemerals('recordings', 'anna'));
  await vi.waitFor(() => expect(answers()).toMatch(/try again|again in/i), SOON);
  agora.act(sid, 'publish');
  expect(bot.child.exitCode).toBeNull();

  redis.be('pass');
  await vi.waitFor(() => expect(deliveries(slack).length).toBeGreaterThan(1), SOON);
  await slack.command({ user: 'anna', channel: 'recordings', command: '/recording-status', text: sid });
  await vi.waitFor(() => expect(answers()).toContain('recording'), SOON);
}, 60_000);

import { expect, test, vi } from 'vitest';
import { createWorld } from './world.ts';

const SOON = { timeout: 20_000, interval: 50 };
const TOKEN = 'api-token-of-the-story';

test('a rule has a card appear with nobody typing, whatever the bot was doing when it was killed', async () => {
  const world = await createWorld();
  const { agora, slack, env } = world;
  const first = await world.bot({ API_TOKENS: TOKEN });
  const typed = { user: 'mei', channel: 'recordings', command: '/recording-watch' };
  await slack.command({ ...typed, text: 'all channel:class-* only:ended' });
  const answers = () => slack.ephemerals('recordings', 'mei').map((one) => one.text);
  await vi.waitFor(() => expect(answers()[0]).toContain('Rule rule-1 is set'), SOON);

  const post = async (body: object) => {
    const response = await fetch(`http://127.0.0.1:${env.PORT}/v1/recordings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const { appId: _a, ...told } = agora.start({ mode: 'mix', cname: 'class-7' });
  const { appId: _b, cname: _c, ...untold } = agora.start({ mode: 'mix', cname: 'Class-8' });
  const { appId: _d, ...other } = agora.start({ mode: 'mix', cname: 'show-9' });

  const registered = await post(told);
  expect(registered).toMatchObject({ status: 201, body: { watches: [{ only: ['ended'] }] } });
  expect(await post(untold)).toMatchObject({ status: 201, body: { watches: [] } });
  expect(await post(other)).toMatchObject({ status: 201, body: { watches: [] } });
  first.child.kill('SIGKILL');
  await first.exit;

  await world.bot({ API_TOKENS: TOKEN });
  const cards = () => slack.messages('recordings').filter(({ thread_ts }) => thread_ts === undefined);
  const channels = () => cards().map(({ text }) => /class-\d+/i.exec(text)?.[0]);
  await vi.waitFor(() => expect(channels().toSorted()).toEqual(['Class-8', 'class-7']), SOON);
  expect(JSON.stringify(cards()[0]?.blocks)).toMatch(/<@U\w+>, rule `class-\*`/);

  const { sid } = told;
  await slack.command({ ...typed, command: '/recording-unwatch', text: sid });
  await vi.waitFor(() => expect(answers().at(-1)).toContain('is no longer watched'), SOON);
  expect(await post(told)).toMatchObject({ status: 200, body: { watches: [] } });
  await slack.command({ ...typed, command: '/recording-unwatch', text: 'class-*' });
  await vi.waitFor(() => expect(answers().at(-1)).toContain('Rule rule-1 is removed'), SOON);
  const { appId: _e, ...later } = agora.start({ mode: 'mix', cname: 'class-10' });
  expect(await post(later)).toMatchObject({ status: 201, body: { watches: [] } });
  expect(cards()).toHaveLength(2);
}, 60_000);

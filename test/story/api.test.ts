import { expect, test, vi } from 'vitest';
import { createWorld, type World } from './world.ts';

const SOON = { timeout: 20_000, interval: 50 };
const TOKEN = 'api-token-of-the-story';

/** A backend that starts recordings and tells the bot, over real HTTP. */
async function backend({ env }: World) {
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${env.PORT}/v1/recordings${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

test.each(['http', 'socket'] as const)(
  'in %s mode a backend registers a recording, its channel is told, and its stop is believed',
  async (mode) => {
    const world = await createWorld({ mode });
    const { agora, slack } = world;
    const bot = await world.bot({ API_TOKENS: TOKEN });
    const ask = await backend(world);
    const started = agora.start({ mode: 'mix', cname: 'algebra' });
    const { appId: _, ...answerOfStart } = started;
    const channel = slack.state().channels.find(({ name }) => name === 'recordings')?.id;
    const registration = { ...answerOfStart, alias: 'Algebra II', watch: [{ channel }] };

    expect((await ask('POST', '', registration)).status).toBe(201);
    const card = () => slack.messages('recordings')[0];
    await vi.waitFor(() => expect(card()?.text).toContain('Algebra II'), SOON);
    expect(JSON.stringify(card()?.blocks)).toContain('*Watched by*\\nyour backend');
    agora.act(started.sid, 'publish');
    await vi.waitFor(() => expect(card()?.metadata?.event_payload.phase).toBe('recording'), SOON);
    expect((await ask('POST', '', registration)).status).toBe(200);

    const stopRequestedAt = new Date().toISOString();
    expect((await ask('PATCH', `/${started.sid}`, { stopRequestedAt })).body).toMatchObject({
      stopRequestedAt,
    });
    agora.act(started.sid, 'vanish');
    await vi.waitFor(() => expect(card()?.metadata?.event_payload.phase).toBe('ended'), SOON);
    const { body } = await ask('GET', `/${started.sid}`);
    expect(body).toMatchObject({ phase: 'ended', final: true, files: 1 });
    expect(body.timeline.life.map(({ phase }: { phase: string }) => phase)).not.toContain('lost');
    expect(slack.messages('recordings').filter(({ reply_broadcast }) => !reply_broadcast)).toHaveLength(1);

    expect((await ask('DELETE', `/${started.sid}`)).status).toBe(204);
    expect((await ask('GET', '')).body).toEqual({ recordings: [] });
    expect(bot.output()).not.toContain(TOKEN);
  },
  60_000,
);

test('without API_TOKENS the API is off, and says so', async () => {
  const world = await createWorld();
  await world.bot();
  const ask = await backend(world);
  const { status, body } = await ask('GET', '');
  expect(status).toBe(404);
  expect(body.detail).toContain('API_TOKENS');
});

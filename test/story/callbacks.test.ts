import { createServer } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPretendCallbacks, type Travel } from '../../sandbox/agora/callbacks.ts';
import { createVirtualTime } from '../../sandbox/agora/virtual-time.ts';
import { createWorld, SECRETS, type World } from './world.ts';

const SOON = { timeout: 20_000, interval: 50 };
const CALLBACK_SECRET = 'callback-secret-of-the-story';

/** Agora's notification service, as the real one signs and sends. */
function service({ env, agora }: World, travel: Travel = 'prompt') {
  const url = `http://127.0.0.1:${env.PORT}/v1/agora/callbacks`;
  const calls = createPretendCallbacks({ url, secret: CALLBACK_SECRET }, createVirtualTime(), () => {});
  calls.travel(travel);
  return {
    say: (sid: string, saying: Parameters<typeof calls.say>[1]) => {
      const identity = agora.recordings().find((one) => one.sid === sid);
      if (identity) calls.say(identity, saying);
    },
    statuses: () => calls.called().map(({ status }) => status),
  };
}

const said = ({ slack }: World): string =>
  slack
    .messages('recordings')
    .map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`)
    .join('\n');

test('in Socket Mode Agora says why it ended and that it is uploaded; the handler of the team gets the same', async () => {
  const world = await createWorld({ mode: 'socket' });
  const got: string[] = [];
  const handler = createServer(async (request, response) => {
    for await (const chunk of request) got.push(String(chunk));
    response.end();
  });
  await new Promise<void>((resolve) => handler.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void handler.close());
  const address = handler.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { agora, slack } = world;
  const bot = await world.bot({
    AGORA_CALLBACK_SECRET: CALLBACK_SECRET,
    AGORA_CALLBACK_RELAY_URL: `http://127.0.0.1:${port}/agora`,
  });
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  const phase = () => slack.messages('recordings')[0]?.metadata?.event_payload.phase;
  await vi.waitFor(() => expect(phase()).toBe('recording'), SOON);

  const calls = service(world, 'doubled');
  calls.say(sid, 'idle');
  await vi.waitFor(() => expect(calls.statuses()).toEqual([200, 200]), SOON);
  // What Agora says ends nothing that it still shows.
  await vi.waitFor(() => expect(bot.output()).toContain('"msg":"heard"'), SOON);
  expect(phase()).toBe('recording');

  agora.act(sid, 'vanish');
  await vi.waitFor(() => expect(said(world)).toContain('ended: everybody had left'), SOON);
  calls.say(sid, 'uploaded');
  await vi.waitFor(() => expect(said(world)).toContain('All files are in your bucket, says Agora'), SOON);
  await vi.waitFor(() => expect(got.length).toBeGreaterThanOrEqual(2), SOON);
  expect(got.some((body) => JSON.parse(body).payload.sid === sid)).toBe(true);

  for (const secret of [CALLBACK_SECRET, SECRETS.customerSecret, '/agora"']) {
    expect(bot.output()).not.toContain(secret);
  }
}, 90_000);

test('killed after it had answered, the bot loses nothing and tells nothing twice', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  const env = { AGORA_CALLBACK_SECRET: CALLBACK_SECRET };
  const first = await world.bot(env);
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  const phase = () => slack.messages('recordings')[0]?.metadata?.event_payload.phase;
  await vi.waitFor(() => expect(phase()).toBe('recording'), SOON);

  const calls = service(world);
  calls.say(sid, 'reloaded');
  await vi.waitFor(() => expect(calls.statuses()).toEqual([200]), { timeout: 20_000, interval: 1 });
  first.child.kill('SIGKILL');
  await first.exit;
  await world.bot(env);

  const lines = () => slack.messages('recordings').filter(({ text = '' }) => text.includes('loaded anew'));
  await vi.waitFor(() => expect(lines()).toHaveLength(1), SOON);
  agora.act(sid, 'file');
  await vi.waitFor(() => expect(said(world)).toContain('new file'), SOON);
  expect(lines()).toHaveLength(1);
}, 90_000);

import { expect, test, vi } from 'vitest';
import { createWorld } from './world.ts';

const SOON = { timeout: 60_000, interval: 100 };

/** A card a second is what Slack takes, so a hundred would take two minutes to begin with. */
const ROOMS = Number(process.env.BURST_ROOMS ?? 20);

test('recordings that end in one second are told in three messages at most, each once, also by a bot that is killed', async () => {
  const world = await createWorld({ quotaPerSecond: 400 });
  const { agora, slack } = world;
  const more = { AGORA_REQUESTS_PER_SECOND: '300', API_TOKENS: 'token-of-the-story' };
  let bot = await world.bot(more);
  const channel = slack.state().channels.find(({ name }) => name === 'recordings')?.id;
  const recordings = `http://127.0.0.1:${world.env.PORT}/v1/recordings`;
  const authorization = 'Bearer token-of-the-story';
  const sids: string[] = [];
  for (let n = 0; n < ROOMS; n += 1) {
    const { sid, resourceId } = await world.recording();
    sids.push(sid);
    agora.act(sid, 'publish');
    const answer = await fetch(recordings, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ sid, resourceId, mode: 'mix', alias: `room ${n}`, watch: [{ channel }] }),
    });
    expect(answer.status).toBe(201);
  }
  const roots = () => slack.messages('recordings');
  const phases = () =>
    Promise.all(
      sids.map(async (sid) => {
        const answer = await fetch(`${recordings}/${sid}`, { headers: { authorization } });
        return ((await answer.json()) as { readonly phase?: string }).phase;
      }),
    );
  await vi.waitFor(async () => expect(new Set(await phases())).toEqual(new Set(['recording'])), SOON);
  const loud = () => roots().filter(({ metadata }) => /ended/.test(String(metadata?.event_payload.kinds)));
  expect(loud()).toEqual([]);

  for (const sid of sids) agora.act(sid, 'exit');
  await vi.waitFor(() => expect(loud().length).toBeGreaterThan(0), SOON);
  bot.child.kill('SIGKILL');
  await bot.exit;
  bot = await world.bot(more);

  const named = () =>
    loud().flatMap(({ metadata }) => {
      const { sid, sids: several } = metadata?.event_payload ?? {};
      return String(sid === 'many' ? several : sid).split(',');
    });
  await vi.waitFor(() => expect(named().length).toBeGreaterThanOrEqual(Math.min(ROOMS, 60)), SOON);
  expect(loud().length).toBeLessThanOrEqual(3);
  expect(new Set(named()).size).toBe(named().length);
}, 240_000);

import { expect, test, vi } from 'vitest';
import { createWorld, type World } from './world.ts';

const SOON = { timeout: 45_000, interval: 100 } as const;

const shown = ({ slack }: World): string[] =>
  slack
    .messages('recordings')
    .flatMap(({ blocks = [] }) => JSON.stringify(blocks).match(/"slack_file":\{"id":"F\w+"/g) ?? []);

test('a card that is over shows its timeline, also when the bot is killed in between', async () => {
  const world = await createWorld();
  const { agora, slack } = world;
  const first = await world.bot();
  const { sid, ids } = await world.recording();
  agora.act(sid, 'publish');
  await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-watch', text: ids });
  const phase = () => slack.messages('recordings')[0]?.metadata?.event_payload.phase;
  await vi.waitFor(() => expect(phase()).toBe('recording'), SOON);

  agora.act(sid, 'stop_in_sight');
  await vi.waitFor(() => expect(phase()).toBe('ended'), SOON);
  first.child.kill('SIGKILL');
  await first.exit;
  await world.bot();

  await vi.waitFor(() => expect(shown(world)).toHaveLength(1), SOON);
  const [card, ...others] = slack
    .messages('recordings')
    .filter(({ metadata }) => metadata?.event_payload.kinds === '');
  expect(others).toEqual([]);
  expect(JSON.stringify(card?.blocks)).toMatch(/"alt_text":"Timeline of [^"]+: ended,/);
  const pictures = Object.values(slack.state().files).filter(({ mimetype }) => mimetype === 'image/png');
  expect(pictures.length).toBeGreaterThanOrEqual(1);
  expect(pictures.length).toBeLessThanOrEqual(2);
}, 150_000);

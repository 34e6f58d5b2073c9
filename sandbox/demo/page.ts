import { createPageServer, type PageOptions, type PageServer } from '../page/server.ts';
import type { Closing } from './closing.ts';
import { INTERVALS } from './environment.ts';
import { OPENING } from './workplace.ts';
import type { DemoWorld } from './world.ts';

/**
 * Serves the page of a demo world, opened as Mei in the channel of the guided life, and adds it to `closing`.
 * @throws Node's error, e.g. with code `EADDRINUSE`
 */
export async function openPage(
  world: DemoWorld,
  closing: Closing,
  options: Pick<PageOptions, 'port' | 'folder' | 'onReader'>,
): Promise<PageServer> {
  const { slack, agora, bot, register, redis } = world;
  const { users, channels } = slack.state();
  const user = users.find(({ name }) => name === 'mei')?.id ?? '';
  const channel = channels.find(({ name }) => name === OPENING)?.id ?? '';
  const facts = { redis: redis.kind, intervals: INTERVALS, opening: { user, channel } };
  const page = await createPageServer({ ...options, slack, agora, bot, register, facts });
  closing.add('the page', page.close);
  return page;
}

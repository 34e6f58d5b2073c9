import { freePort } from '../../sandbox/free-port.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { World } from '../world.ts';
import type { BotProcess } from './process.ts';

/** What the pretend Slack signs with, and what it lets in. */
export const SECRETS = { signingSecret: 'signing-secret-of-a-bench', botToken: 'xoxb-of-a-bench' };

/** For `/v1`. */
export const API_TOKEN = 'token-of-a-bench-that-is-long-enough-to-be-taken';

/** A process of the bot that people reach from a pretend Slack, over signed HTTP. */
export async function startWeb(world: World, slack: PretendSlack, role: 'web' | 'all'): Promise<BotProcess> {
  const port = await freePort();
  const bot = await world.bot({
    ROLE: role,
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_SIGNING_SECRET: SECRETS.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    HOST: '127.0.0.1',
    PORT: `${port}`,
  });
  slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
  return bot;
}

import { freePort } from '../../sandbox/free-port.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { World } from '../world.ts';
import type { BotProcess } from './process.ts';

interface Options {
  readonly role: 'web' | 'all';
  readonly botToken: string;
  readonly signingSecret: string;
}

/** A process of the bot that people reach from a pretend Slack, over signed HTTP. */
export async function startWeb(
  world: World,
  slack: PretendSlack,
  { role, botToken, signingSecret }: Options,
): Promise<BotProcess> {
  const port = await freePort();
  const bot = await world.bot({
    ROLE: role,
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    HOST: '127.0.0.1',
    PORT: `${port}`,
  });
  slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
  return bot;
}

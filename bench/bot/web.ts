import { freePort } from '../../sandbox/free-port.ts';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { World } from '../world.ts';
import type { BotProcess } from './process.ts';

/** Secrets of the simulated Slack. */
export const SECRETS = { signingSecret: 'signing-secret-of-a-bench', botToken: 'xoxb-of-a-bench' };

/** App-level token, for Socket Mode. */
export const APP_TOKEN = 'xapp-of-a-bench';

/** Token for `/v1`. */
export const API_TOKEN = 'token-of-a-bench-that-is-long-enough-to-be-taken';

/** A process of the bot with its public address. */
export interface Web {
  readonly bot: BotProcess;
  readonly port: number;
}

/** Starts a process of the bot that a simulated Slack reaches over signed HTTP. */
export async function startWeb(
  world: World,
  slack: PretendSlack,
  role: 'web' | 'all',
  env: Readonly<Record<string, string>> = {},
): Promise<Web> {
  const port = await freePort();
  const bot = await world.bot({
    ROLE: role,
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_SIGNING_SECRET: SECRETS.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    HOST: '127.0.0.1',
    PORT: `${port}`,
    ...env,
  });
  slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
  return { bot, port };
}

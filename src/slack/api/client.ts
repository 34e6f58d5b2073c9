import { WebClient } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { TIMES } from '../limits.ts';
import { boltLogger } from './bolt-logger.ts';

/** Where Slack is and as whom to talk to it. */
export interface SlackAccount {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
}

/**
 * The Web API without the SDK's own patience: retries after a time-out post twice, and waiting out a 429 would
 * hold up every other channel. Whoever calls decides about both.
 */
export function createClient({ botToken, apiUrl }: SlackAccount, log: Log): WebClient {
  return new WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMES.call,
    allowAbsoluteUrls: false,
    logger: boltLogger(log, [botToken]),
  });
}

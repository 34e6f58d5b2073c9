import { App, type Logger, type Receiver } from '@slack/bolt';
import { TIMES } from '../limits.ts';
import { counted, type SlackAccount } from './client.ts';
import { DIRECTLY } from './way-out.ts';

/**
 * Bolt without retries, a conversation store or a check of the token. Its client is used for response URLs only, so
 * each request is reported as a call of `response_url`.
 */
export function createBolt(
  receiver: Receiver,
  logger: Logger,
  { botToken, apiUrl, wayOut = DIRECTLY, called }: SlackAccount,
): App {
  return new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMES.call,
      // Bolt sets no time-out for response URLs.
      fetch: (url, init) =>
        counted(
          called,
          'response_url',
          () => wayOut.fetch(url, { signal: AbortSignal.timeout(TIMES.call), ...init }),
          ({ ok, status }) => (ok ? 'ok' : status === 429 ? 'limited' : status < 500 ? 'refused' : 'away'),
        ),
    },
    convoStore: false,
    extendedErrorHandler: true,
    tokenVerificationEnabled: false,
    logger,
  });
}

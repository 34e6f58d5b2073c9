import { App, type Logger, type Receiver } from '@slack/bolt';
import { TIMES } from '../limits.ts';
import type { Called, SlackAccount } from './client.ts';
import type { Fetch } from './plain-fetch.ts';
import { DIRECTLY } from './way-out.ts';

/**
 * Bolt, without its own patience, memory and questions. Its client answers response URLs and calls nothing else, so
 * each answer is reported as a call of `response_url`.
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
      // Also used for response URLs, for which Bolt knows no time-out.
      fetch: (url, init) =>
        counted(() => wayOut.fetch(url, { signal: AbortSignal.timeout(TIMES.call), ...init }), called),
    },
    convoStore: false,
    extendedErrorHandler: true,
    tokenVerificationEnabled: false,
    logger,
  });
}

async function counted(ask: () => ReturnType<Fetch>, called: Called | undefined): ReturnType<Fetch> {
  const began = performance.now();
  const ended = (outcome: Parameters<Called>[1]) =>
    called?.('response_url', outcome, performance.now() - began);
  try {
    const response = await ask();
    ended(
      response.ok ? 'ok' : response.status === 429 ? 'limited' : response.status < 500 ? 'refused' : 'away',
    );
    return response;
  } catch (error) {
    ended('away');
    throw error;
  }
}

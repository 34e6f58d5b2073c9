import { App, type Logger, type Receiver } from '@slack/bolt';
import { TIMES } from '../limits.ts';
import { counted, type SlackAccount } from './client.ts';
import { DIRECTLY, type WayOut } from './way-out.ts';

/** Sends requests to response URLs. Each is reported as a call of `response_url`, and ends in time. */
export const createResponding =
  ({ wayOut = DIRECTLY, called }: Pick<SlackAccount, 'wayOut' | 'called'>): WayOut['fetch'] =>
  (url, init) =>
    counted(
      called,
      'response_url',
      () => wayOut.fetch(url, { signal: AbortSignal.timeout(TIMES.call), ...init }),
      ({ ok, status }) => (ok ? 'ok' : status === 429 ? 'limited' : status < 500 ? 'refused' : 'away'),
    );

/**
 * Bolt without retries, a conversation store or a check of the token. Its client is used for response URLs only, for
 * which Bolt itself sets no time-out.
 */
export function createBolt(receiver: Receiver, logger: Logger, account: SlackAccount): App {
  const { botToken, apiUrl } = account;
  return new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMES.call,
      fetch: createResponding(account),
    },
    convoStore: false,
    extendedErrorHandler: true,
    tokenVerificationEnabled: false,
    logger,
  });
}

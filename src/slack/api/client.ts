import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { TIMES } from '../limits.ts';
import { boltLogger } from './bolt-logger.ts';
import { failureOf } from './failure.ts';
import { DIRECTLY, type WayOut } from './way-out.ts';

/** Address of Slack, and the token to talk to it. */
export interface SlackAccount {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** Called after each call. */
  readonly called?: Called;
  /** The ordinary one when absent. */
  readonly wayOut?: WayOut;
}

/** `away`: a time-out, no connection, or an answer of 5xx. */
export type Called = (method: string, outcome: 'ok' | 'refused' | 'limited' | 'away', tookMs: number) => void;

/**
 * The Web API without the SDK's own patience: retries after a time-out post twice, and waiting out a 429 would
 * hold up every other channel. Whoever calls decides about both.
 */
export function createClient(
  { botToken, apiUrl, called, wayOut = DIRECTLY }: SlackAccount,
  log: Log,
): WebClient {
  const options = {
    slackApiUrl: apiUrl,
    fetch: wayOut.fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMES.call,
    allowAbsoluteUrls: false,
    logger: boltLogger(log, [botToken]),
  };
  return called ? new CountedClient(botToken, options, called) : new WebClient(botToken, options);
}

/** The SDK binds its methods to `apiCall` when it is constructed, so only a subclass sees every call. */
class CountedClient extends WebClient {
  readonly #called: Called;

  constructor(token: string, options: WebClientOptions, called: Called) {
    super(token, options);
    this.#called = called;
  }

  override async apiCall(...call: Parameters<WebClient['apiCall']>): ReturnType<WebClient['apiCall']> {
    const began = performance.now();
    const ended = (outcome: Parameters<Called>[1]) =>
      this.#called(call[0], outcome, performance.now() - began);
    try {
      const answer = await super.apiCall(...call);
      ended('ok');
      return answer;
    } catch (error) {
      const { kind } = failureOf(error);
      ended(kind === 'refused' || kind === 'limited' ? kind : 'away');
      throw error;
    }
  }
}

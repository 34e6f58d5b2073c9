import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../ports/process.ts';
import { TIMES } from '../limits.ts';
import { boltLogger } from './bolt-logger.ts';
import { failureOf } from './failure.ts';
import { DIRECTLY, type WayOut } from './way-out.ts';

/** Address of Slack's Web API, the token for it, and the route there. */
export interface SlackAccount {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  /** Called after each call. */
  readonly called?: Called;
  /** Route of requests; Node's own when absent. */
  readonly wayOut?: WayOut;
}

/** `away`: a time-out, no connection, or an answer of 5xx. */
type Outcome = 'ok' | 'refused' | 'limited' | 'away';

export type Called = (method: string, outcome: Outcome, tookMs: number) => void;

/**
 * The Web API without the SDK's retries: after a time-out they post twice, and waiting out a 429 holds up every other
 * channel. The caller decides about both.
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

  override apiCall(...call: Parameters<WebClient['apiCall']>): ReturnType<WebClient['apiCall']> {
    return counted(this.#called, call[0], () => super.apiCall(...call));
  }
}

/** Makes a call and reports its outcome. @param outcomeOf outcome of an answer that was not thrown */
export async function counted<Answer>(
  called: Called | undefined,
  method: string,
  call: () => Promise<Answer>,
  outcomeOf: (answer: Answer) => Outcome = () => 'ok',
): Promise<Answer> {
  const began = performance.now();
  const ended = (outcome: Outcome) => called?.(method, outcome, performance.now() - began);
  try {
    const answer = await call();
    ended(outcomeOf(answer));
    return answer;
  } catch (error) {
    const { kind } = failureOf(error);
    ended(kind === 'refused' || kind === 'limited' ? kind : 'away');
    throw error;
  }
}

import type { Log } from '../ports/process.ts';
import { answer, type RequestListener } from './listen.ts';
import type { Metrics } from './metrics/metrics.ts';

export interface Readiness {
  readonly ready: boolean;
  /** Values that were checked, by a word each; for people and for logs. */
  readonly checks: Readonly<Record<string, string | number>>;
  /** Reasons why it is not ready, or what is late although it is. */
  readonly reasons: readonly string[];
}

interface OpsOptions {
  /** Version of the bot. */
  readonly version: string;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Listener for those who run the bot, never on the public address. `/healthz` says that the process lives, `/readyz`
 * that its work is done in time, `/metrics` what it does.
 */
export function opsListener({ version, readiness, metrics, log }: OpsOptions): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    const reply = async (): Promise<void> => {
      switch (path) {
        case '/healthz':
          return answer(response, 200, { alive: true, version });
        case '/readyz': {
          const state = await readiness();
          return answer(response, state.ready ? 200 : 503, state);
        }
        case '/metrics': {
          const text = await metrics.text();
          response.writeHead(200, { 'content-type': metrics.contentType });
          response.end(text);
          return;
        }
        default:
          return answer(response, 404, { error: 'not_found', hint: 'try /healthz, /readyz or /metrics' });
      }
    };
    reply().catch((error: unknown) => {
      log.warn({ path, error }, 'opsUnanswered');
      answer(response, 503, { error: 'unavailable', hint: 'look for opsUnanswered in the log' });
    });
  };
}

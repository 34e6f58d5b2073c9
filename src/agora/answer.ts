import type { Answer, Rejected } from '../recording/observation.ts';
import type { Instant } from '../recording/recording.ts';
import { cleanText } from './secrecy.ts';
import { type Failure, readFailure, readJson, readSnapshot } from './wire.ts';

/** An HTTP answer, as far as it is looked at. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId?: string;
  readonly retryAfter?: string;
}

const EXITING = 501;
const NOT_FOUND = 404;

/** Body codes that reject one recording for good, and what its owner should check. */
const REJECTIONS: ReadonlyMap<number, Rejected['check']> = new Map([
  [2, 'parameter'],
  [432, 'ids'],
  [433, 'resource_expired'],
  [1001, 'ids'],
  [1003, 'ids'],
]);

/**
 * The class of one answer, by HTTP status, then body `code`, then body `message`. Only code 501 (a stop is
 * under way) goes before the status, because it has been seen with several.
 *
 * What is not in Agora's documentation is `unavailable`, which concludes nothing about the recording.
 * @param sent secrets and ids of the request, kept out of any text that is passed on
 * @param now to read a `Retry-After` that is a date
 */
export function readAnswer(answer: HttpAnswer, sent: readonly string[], now: Instant): Answer {
  const { status } = answer;
  const json = readJson(answer.body);
  const failure = readFailure(json);
  if (failure?.code === EXITING) return { kind: 'exiting' };
  if (status === 200) return readSnapshot(json) ?? { kind: 'unavailable', cause: 'unreadable', status };
  if (status > 200 && status < 300) return { kind: 'incomplete' };
  switch (status) {
    case 400:
      return readBadRequest(failure, sent);
    case 401:
    case 403:
      return { kind: 'forbidden', status };
    case 404:
      return readNotFound(failure);
    case 429:
      return { kind: 'throttled', ...readRetryAfter(answer.retryAfter, now) };
    default:
      return { kind: 'unavailable', cause: 'http', status };
  }
}

function readBadRequest(failure: Failure | undefined, sent: readonly string[]): Answer {
  const said = failure?.reason ?? failure?.message;
  // A 400 that says nothing about itself was not written by Cloud Recording.
  if (failure?.code === undefined && !said) return { kind: 'unavailable', cause: 'unreadable', status: 400 };
  const reason = cleanText(said ?? '', sent) || 'HTTP 400';
  if (failure?.code === undefined && /app ?id is invalid/i.test(reason)) {
    return { kind: 'rejected', scope: 'app', check: 'app_id', reason };
  }
  return {
    kind: 'rejected',
    scope: 'recording',
    check: REJECTIONS.get(failure?.code ?? 2) ?? 'parameter',
    ...(failure?.code === undefined ? {} : { code: failure.code }),
    reason,
  };
}

/** Only Cloud Recording numbers its 404s; without a number it is the gateway that found no such route. */
function readNotFound(failure: Failure | undefined): Answer {
  if (failure?.code === NOT_FOUND) return { kind: 'not_found' };
  if (failure?.code !== undefined) return { kind: 'unavailable', cause: 'http', status: 404 };
  const said = failure?.reason ?? failure?.message ?? '';
  return /failed to find worker/i.test(said) ? { kind: 'not_found' } : { kind: 'no_route' };
}

const HOUR_MS = 3_600_000;

/** Seconds or an HTTP date (RFC 9110, section 10.2.3); never more than an hour, and nothing when it is neither. */
function readRetryAfter(value: string | undefined, now: Instant): { retryAfterMs?: number } {
  if (!value?.trim()) return {};
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? {} : { retryAfterMs: Math.min(Math.max(0, Math.round(ms)), HOUR_MS) };
}

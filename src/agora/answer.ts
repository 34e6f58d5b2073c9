import type { Answer, Rejected } from '../recording/observation.ts';
import { HOUR_MS, type Instant } from '../recording/recording.ts';
import type { Query } from './query.ts';
import { cleanText } from './secrecy.ts';
import { type Failure, isOfAnother, readFailure, readJson, readSnapshot } from './wire.ts';

/** The used part of an HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId?: string;
  readonly retryAfter?: string;
}

const EXITING = 501;
const NOT_FOUND = 404;

/** Body codes that reject one recording, and what people should check. */
const REJECTIONS: ReadonlyMap<number | undefined, Rejected['check']> = new Map([
  [2, 'parameter'],
  [432, 'ids'],
  [433, 'resource_expired'],
  [1001, 'ids'],
  [1003, 'ids'],
]);

/**
 * Classifies an answer by HTTP status, then body `code`, then body `message`. An answer that Agora does not document,
 * or that names another recording, is `unavailable`, from which nothing is concluded.
 * @param query the recording asked for, and the secrets that no text may repeat
 * @param now for a `Retry-After` that is a date
 */
export function readAnswer(
  answer: HttpAnswer,
  { asked, sent }: Pick<Query, 'asked' | 'sent'>,
  now: Instant,
): Answer {
  const json = readJson(answer.body);
  const read = classify(answer, json, sent, now);
  const isOther = CONCLUDES[read.kind] && isOfAnother(json, asked);
  return isOther ? { kind: 'unavailable', cause: 'other_recording', status: answer.status } : read;
}

/** Classes from which something is concluded about a recording. */
const CONCLUDES: Partial<Record<Answer['kind'], true>> = {
  snapshot: true,
  exiting: true,
  not_found: true,
  rejected: true,
};

function classify(answer: HttpAnswer, json: unknown, sent: readonly string[], now: Instant): Answer {
  const { status } = answer;
  if (status === 200) return readSnapshot(json) ?? { kind: 'unavailable', cause: 'unreadable', status };
  if (status > 200 && status < 300) return { kind: 'incomplete' };
  if (status === 401 || status === 403) return { kind: 'forbidden', status };
  if (status === 429) return { kind: 'throttled', ...readRetryAfter(answer.retryAfter, now) };
  const failure = readFailure(json);
  if (status >= 400 && status < 500 && isExiting(failure)) return { kind: 'exiting' };
  if (status === 400) return readBadRequest(failure, sent);
  if (status === 404) return readNotFound(failure, json);
  return { kind: 'unavailable', cause: 'http', status };
}

/** Whether a code 501 is about a stop. Agora uses 501 also for `no_worker_manager_available`, a fault of the service. */
function isExiting({ code, reason, message }: Failure): boolean {
  return code === EXITING && [reason, message].every((said) => !said || /\bexit|退出/i.test(said));
}

function readBadRequest({ code, reason, message }: Failure, sent: readonly string[]): Answer {
  const said = reason || message;
  // A 400 without code and text is not from Cloud Recording.
  if (code === undefined && !said) return { kind: 'unavailable', cause: 'unreadable', status: 400 };
  const check = REJECTIONS.get(code);
  const clean = { reason: cleanText(said ?? '', sent) || 'HTTP 400' };
  if (check) return { kind: 'rejected', scope: 'recording', check, ...(code ? { code } : {}), ...clean };
  const ofApp = (code === undefined || code === 400) && [reason, message].some(isAppRefused);
  if (ofApp) return { kind: 'rejected', scope: 'app', check: 'app_id', ...clean };
  return { kind: 'unavailable', cause: 'http', status: 400 };
}

const isAppRefused = (said = ''): boolean => /app[ _]?id[ _]is[ _]invalid|invalid[ _]app[ _]?id/i.test(said);

/** Only Cloud Recording's own 404 is about the recording; those of the gateway, and HTML pages, are about the path. */
function readNotFound({ code }: Failure, json: unknown): Answer {
  const said = JSON.stringify(json);
  if (said === undefined || /no route matched/i.test(said)) return { kind: 'no_route' };
  const isUnnumbered = code === undefined && /failed to find worker/i.test(said);
  if (code === NOT_FOUND || isUnnumbered) return { kind: 'not_found' };
  return { kind: 'unavailable', cause: 'http', status: 404 };
}

/** Reads seconds or an HTTP date (RFC 9110, section 10.2.3), an hour at most; empty if it is neither. */
function readRetryAfter(value: string | undefined, now: Instant): { retryAfterMs?: number } {
  if (!value?.trim()) return {};
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? {} : { retryAfterMs: Math.min(Math.max(0, Math.round(ms)), HOUR_MS) };
}

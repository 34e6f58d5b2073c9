import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Posted } from '../../ports/messenger.ts';

/** How a call failed, in as few words as can be logged: the SDK's errors carry headers and bodies. */
export type Failure =
  | { readonly kind: 'limited'; readonly afterMs: number }
  /** Nothing was sent: there was no connection. */
  | { readonly kind: 'not_sent'; readonly why: string }
  /** Slack may have done it: time-out, reset, 5xx, or an answer that is none. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Slack refused, with its own code. */
  | { readonly kind: 'refused'; readonly code: string };

/** When Slack says that there is too much and not for how long. */
const LIMITED_MS = 30_000;

/** Slack's codes are made of these; anything else is the text of some proxy. */
const CODE = /^[a-z][a-z0-9_]{1,60}$/;

/** Codes that Slack answers with although the request was in order: they pass. */
const LIMITED = new Set(['rate_limited', 'ratelimited', 'message_limit_exceeded']);
const UNSURE = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Before a connection stands nothing has been sent. */
const UNCONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Classifies whatever a call of the Web API rejected with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', afterMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIHTTPError) return { kind: 'unknown', why: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return transport(error.original);
  if (!(error instanceof WebAPIPlatformError)) return { kind: 'unknown', why: nameOf(error) };
  const { error: code, response_metadata } = error.data;
  if (!CODE.test(code)) return { kind: 'unknown', why: 'unreadable answer' };
  if (UNSURE.has(code)) return { kind: 'unknown', why: code };
  if (!LIMITED.has(code)) return { kind: 'refused', code };
  const seconds = response_metadata?.retryAfter;
  return { kind: 'limited', afterMs: seconds === undefined ? LIMITED_MS : seconds * 1_000 };
}

function transport(original: Error): Failure {
  const code = codeOf(original.cause) ?? codeOf(original);
  const why = code ?? original.name;
  return { kind: code !== undefined && UNCONNECTED.has(code) ? 'not_sent' : 'unknown', why };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The place is gone for good, or the bot may not post there: somebody has to act. */
const GONE = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_is_limited_access',
  'channel_not_found',
  'ekm_access_denied',
  'invalid_auth',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

const NO_MESSAGE = new Set(['message_not_found', 'thread_not_found', 'cannot_reply_to_message']);

/** Whether this code says that the bot cannot post or look there. */
export const isGone = (code: string): boolean => GONE.has(code);

export const isNoMessage = (code: string): boolean => NO_MESSAGE.has(code);

/** What a failed post or edit means for its delivery. */
export function postedOf(failure: Failure): Exclude<Posted, { readonly kind: 'ok' }> {
  switch (failure.kind) {
    case 'limited':
      return { kind: 'later', afterMs: failure.afterMs };
    case 'not_sent':
      return { kind: 'later' };
    case 'unknown':
      return { kind: 'unknown', why: failure.why };
    case 'refused': {
      const { code } = failure;
      if (GONE.has(code)) return { kind: 'gone', reason: code };
      return NO_MESSAGE.has(code) ? { kind: 'no_message' } : { kind: 'invalid', why: code };
    }
  }
}

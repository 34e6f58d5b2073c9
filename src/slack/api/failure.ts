import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Posted, Uploaded } from '../../ports/slack.ts';
import { meaningOf, partOf, refusalOf } from './codes.ts';
import { refusalOfProxy } from './way-out.ts';

/** How a call failed, fit for the log: the SDK's errors carry headers and bodies. */
export type Failure =
  | { readonly kind: 'limited'; readonly afterMs: number }
  /** Nothing was done: no connection, or Slack is moving the workspace or the channel. */
  | { readonly kind: 'not_sent'; readonly why: string }
  /** Slack may have done it: time-out, reset, 5xx, or an unreadable answer. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Slack refused, with its own code. */
  | { readonly kind: 'refused'; readonly code: string };

/** Milliseconds to wait when Slack limits a method and does not say for how long. */
const LIMITED_MS = 30_000;

/** Form of Slack's codes; other text comes from a proxy. */
const CODE = /^[a-z][a-z0-9_]{1,60}$/;

/** Codes of Node for a connection that was never made. */
const UNCONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** A method was not called because Slack has asked to wait with it. */
export class Held extends Error {
  override readonly name = 'Held';
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`Slack is not to be asked for ${afterMs} ms`);
    this.afterMs = afterMs;
  }
}

/** Slack does not accept a token; the settings have to be changed. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';

  /** @param variable the setting that holds the token */
  constructor(variable: string, code: string) {
    super(`Slack does not accept ${variable}: ${code}`);
  }
}

/** Classifies whatever a call of the Web API rejected with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Held) return { kind: 'limited', afterMs: error.afterMs };
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', afterMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIHTTPError) return { kind: 'unknown', why: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return transport(error.original);
  if (!(error instanceof WebAPIPlatformError)) {
    return { kind: 'unknown', why: error instanceof Error ? error.name : typeof error };
  }
  const { error: code, response_metadata } = error.data;
  if (!CODE.test(code)) return { kind: 'unknown', why: 'unreadable answer' };
  switch (meaningOf(code)) {
    case 'unsure':
      return { kind: 'unknown', why: code };
    case 'passing':
      return { kind: 'not_sent', why: code };
    case 'limited': {
      const seconds = response_metadata?.retryAfter;
      return { kind: 'limited', afterMs: seconds === undefined ? LIMITED_MS : seconds * 1_000 };
    }
    default:
      return { kind: 'refused', code };
  }
}

/** Why a call failed, in a few words. */
export const whyOf = (failure: Failure): string => {
  if (failure.kind === 'refused') return failure.code;
  return 'why' in failure ? failure.why : failure.kind;
};

function transport(original: Error): Failure {
  const refusal = refusalOfProxy(original);
  if (refusal !== undefined) return { kind: 'not_sent', why: refusal };
  const code = codeOf(original.cause) ?? codeOf(original);
  const why = code ?? original.name;
  return { kind: code !== undefined && UNCONNECTED.has(code) ? 'not_sent' : 'unknown', why };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export type NotPosted = Exclude<Posted, { readonly kind: 'ok' }>;

/** Outcome of a failed post or edit for its delivery. */
export function postedOf(failure: Failure): NotPosted {
  switch (failure.kind) {
    case 'limited':
      return { kind: 'later', afterMs: failure.afterMs };
    case 'not_sent':
      return { kind: 'later' };
    case 'unknown':
      return { kind: 'unknown', why: failure.why };
    case 'refused':
      return refusedOf(failure.code);
  }
}

function refusedOf(code: string): NotPosted {
  if (refusalOf(code)) return { kind: 'gone', reason: code };
  if (meaningOf(code) === 'no_message') return { kind: 'no_message' };
  return partOf(code) === undefined ? { kind: 'refused', reason: code } : { kind: 'invalid', why: code };
}

/** Outcome of a failed upload. A refusal for a reason that may pass is a failure: another attempt may help. */
export function uploadedOf(failure: Failure): Extract<Uploaded, { readonly kind: 'refused' | 'failed' }> {
  switch (failure.kind) {
    case 'limited':
      return { kind: 'failed', why: 'rate limited' };
    case 'refused':
      return { kind: meaningOf(failure.code) === 'unknown' ? 'failed' : 'refused', why: failure.code };
    default:
      return { kind: 'failed', why: failure.why };
  }
}

export const FAULTS = [
  /** The connection is destroyed without an answer. */
  'cut',
  /** The connection stays open without an answer. */
  'silent',
  'refuse500',
  'throttle429',
  'credentials401',
  'html',
  /** The true answer, late. */
  'slow',
  'incomplete206',
  'noRoute',
  /** Code 501, which is no stop here. */
  'noWorkerManager500',
  /** Codes that reject nothing: 65 and one that no document explains. */
  'notCompleted400',
  'unknownCode400',
  'messageOnly400',
  /** Rejections, also of ids that are right. */
  'wrongIds400',
  'invalidAppId400',
  /** "Failed to find worker", one level deeper in the body than documented. */
  'nested404',
  /** A 404 that does not say what was not found. */
  'vague404',
  /** The first half of the true answer, sent as a complete body. */
  'half200',
  /** The true answer with the ids of another recording. */
  'foreign200',
  /** The true answer with the irregularities that `oddly` adds. */
  'oddity',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface FaultOptions {
  /** `slow`: delay of the answer in real milliseconds. */
  readonly ms?: number;
  /** `throttle429`: value of the `Retry-After` header, in seconds or as an HTTP date. */
  readonly retryAfter?: number | string;
  /** Sid of the only recording affected. */
  readonly sid?: string;
}

/** HTTP answer of the pretend Agora. A body that is not a string is sent as JSON. */
export interface Reply {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const NO_ROUTE: Reply = { status: 404, body: { message: 'no Route matched with those values' } };
export const UNAUTHORIZED: Reply = { status: 401, body: { message: 'Invalid authentication credentials' } };
export const WRONG_IDS = { code: 1003, reason: 'The resource ID does not match the App ID or the sid.' };
export const OVER_QUOTA: Reply = { status: 429, body: { message: 'API rate limit exceeded' } };

/** Answer sent in place of the true one; `undefined` for faults that delay or distort the true answer. */
export function faultyReply(
  fault: Exclude<Fault, 'cut' | 'silent'>,
  { retryAfter }: FaultOptions,
): Reply | undefined {
  switch (fault) {
    case 'refuse500':
      return { status: 500, body: { message: 'An unexpected error occurred' } };
    case 'throttle429':
      return retryAfter === undefined
        ? OVER_QUOTA
        : { ...OVER_QUOTA, headers: { 'retry-after': `${retryAfter}` } };
    case 'credentials401':
      return UNAUTHORIZED;
    case 'html':
      return {
        status: 200,
        body: '<!doctype html><title>Welcome</title><p>Please sign in to this network.',
        headers: { 'content-type': 'text/html' },
      };
    case 'incomplete206':
      return { status: 206, body: { code: 65, reason: 'request not completed' } };
    case 'noRoute':
      return NO_ROUTE;
    case 'noWorkerManager500':
      return { status: 500, body: { code: 501, reason: 'no_worker_manager_available' } };
    case 'notCompleted400':
      return { status: 400, body: { code: 65, reason: 'request not completed' } };
    case 'unknownCode400':
      return { status: 400, body: { code: 4711, reason: 'unheard of' } };
    case 'messageOnly400':
      return { status: 400, body: { message: 'Bad request' } };
    case 'wrongIds400':
      return { status: 400, body: WRONG_IDS };
    case 'invalidAppId400':
      return { status: 400, body: { code: 400, reason: 'invalid_appid' } };
    case 'nested404':
      return { status: 404, body: { error: { code: 404, reason: 'failed to find worker' } } };
    case 'vague404':
      return { status: 404, body: { message: 'Not Found' } };
    case 'half200':
    case 'foreign200':
    case 'slow':
    case 'oddity':
      return undefined;
  }
}

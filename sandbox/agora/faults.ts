export const FAULTS = [
  /** The connection is destroyed without an answer. */
  'cut',
  'refuse500',
  'throttle429',
  'credentials401',
  'html',
  /** The true answer, late. */
  'slow',
  'incomplete206',
  'noRoute',
  /** The true answer, as loosely written as Agora has been seen to write. */
  'oddity',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface FaultOptions {
  /** `slow`: how late, on the wall's clock. */
  readonly ms?: number;
  /** `throttle429`: seconds or an HTTP date, sent as it is. */
  readonly retryAfter?: number | string;
  /** Only this recording suffers it. */
  readonly sid?: string;
}

/** An HTTP answer of the pretend Agora. A body that is no text goes as JSON. */
export interface Reply {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const NO_ROUTE: Reply = { status: 404, body: { message: 'no Route matched with those values' } };
export const UNAUTHORIZED: Reply = { status: 401, body: { message: 'Invalid authentication credentials' } };
export const OVER_QUOTA: Reply = { status: 429, body: { message: 'API rate limit exceeded' } };

/** What a fault answers instead of the truth; `undefined` for those that tell the truth in their own way. */
export function faultyReply(fault: Exclude<Fault, 'cut'>, { retryAfter }: FaultOptions): Reply | undefined {
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
    case 'slow':
    case 'oddity':
      return undefined;
  }
}

/**
 * What can be wrong with Slack or the way to it.
 * - `down`: HTTP 503, nothing stored
 * - `cut`: the connection is destroyed, nothing stored
 * - `lostAnswer`: accepted and stored, then the connection is destroyed before the answer
 * - `slow`: answered after so many milliseconds
 * - `refuse`: Slack's error word for a workspace in which something is not allowed or not known yet, nothing stored
 * - `ratelimit`: HTTP 429 with `Retry-After`, nothing stored
 */
export type Fault =
  | { readonly kind: 'down' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly error: string }
  | { readonly kind: 'ratelimit'; readonly seconds: number };

export interface FaultScope {
  /** A Web API method, or `response_url`. All of them when absent. */
  readonly method?: string;
  /** Only calls about this channel id. */
  readonly channel?: string;
  /** Only the next so many calls. */
  readonly times?: number;
}

export interface Faults {
  set(fault: Fault, scope?: FaultScope): void;
  /** Of one method, or all of them. */
  clear(method?: string): void;
  /** The fault this call meets, newest first; uses up one of its times. */
  meet(method: string, channel: string | undefined): Fault | undefined;
}

export function createFaults(): Faults {
  let switched: { fault: Fault; scope: FaultScope; left: number }[] = [];
  return {
    set(fault, scope = {}) {
      switched.unshift({ fault, scope, left: scope.times ?? Number.POSITIVE_INFINITY });
    },
    clear(method) {
      switched = method === undefined ? [] : switched.filter(({ scope }) => scope.method !== method);
    },
    meet(method, channel) {
      const met = switched.find(
        ({ scope }) =>
          (scope.method === undefined || scope.method === method) &&
          (scope.channel === undefined || scope.channel === channel),
      );
      if (met === undefined) return undefined;
      met.left -= 1;
      if (met.left <= 0) switched = switched.filter((each) => each !== met);
      return met.fault;
    },
  };
}

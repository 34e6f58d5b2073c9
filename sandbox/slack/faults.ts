/**
 * A fault of Slack or of the network. Nothing is stored, except with `lostAnswer` and `slow`.
 * - `down`: HTTP 503
 * - `cut`: the connection is destroyed
 * - `lostAnswer`: stored, then the connection is destroyed before the answer
 * - `slow`: stored, and answered after `ms`
 * - `refuse`: refused with Slack's error code
 * - `ratelimit`: HTTP 429 with `Retry-After`
 */
export type Fault =
  | { readonly kind: 'down' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly error: string }
  | { readonly kind: 'ratelimit'; readonly seconds: number };

export interface FaultScope {
  /** A method of the Web API, or `response_url`. Absent: every method. */
  readonly method?: string;
  /** Channel id of the calls that are affected. Absent: every call. */
  readonly channel?: string;
  /** Number of calls that are affected. Absent: all until it is cleared. */
  readonly times?: number;
}

export interface Faults {
  set(fault: Fault, scope?: FaultScope): void;
  /** Clears the faults of one method, or all. */
  clear(method?: string): void;
  /** Finds the fault for a call, the newest first, and counts one of its `times`. */
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

import { type CALLS_PER_MINUTE, POSTS_PER_CHANNEL } from '../limits.ts';
import { ratelimited } from '../refusal.ts';

export interface Rates {
  /** Counts a call. @throws {Refusal} `ratelimited`, with the whole seconds until another call is allowed */
  count(method: string, channel: string | undefined): void;
}

const MINUTE_MS = 60_000;

/**
 * Rate limits: calls a minute by method, as a sliding window, and posts a second by channel, as a token bucket that
 * allows short bursts. A refused call is not counted.
 * @param speed divides the windows, so that a fast run is as strict as a slow one
 */
export function createRates(now: () => number, speed: number, perMinute: typeof CALLS_PER_MINUTE): Rates {
  const calls = new Map<string, readonly number[]>();
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const refill = POSTS_PER_CHANNEL.perMs / speed;
  const window = MINUTE_MS / speed;
  const refuse = (waitMs: number): never => {
    throw ratelimited(Math.max(1, Math.ceil(waitMs / 1000)));
  };
  return {
    count(method, channel) {
      const at = now();
      const most = perMinute[method];
      const recent = (calls.get(method) ?? []).filter((each) => each > at - window);
      const oldest = recent[0];
      if (most !== undefined && oldest !== undefined && recent.length >= most) refuse(oldest + window - at);

      if (method === 'chat.postMessage' && channel !== undefined) {
        const bucket = buckets.get(channel) ?? { left: POSTS_PER_CHANNEL.burst, at };
        const left = Math.min(POSTS_PER_CHANNEL.burst, bucket.left + (at - bucket.at) / refill);
        if (left < 1) refuse((1 - left) * refill);
        buckets.set(channel, { left: left - 1, at });
      }
      calls.set(method, [...recent, at]);
    },
  };
}

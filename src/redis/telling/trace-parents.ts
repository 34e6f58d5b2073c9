import { HOUR_MS, type Instant } from '../../recording/recording.ts';
import type { Keyspace } from '../connection/keyspace.ts';

/** Milliseconds for which the telling of news can join the trace of its look. */
const KEPT_MS = HOUR_MS;

/** Parent spans of news by recording and moment; written only while traces are sent. */
export interface TraceParents {
  keep(sid: string, learntAt: Instant, traceparent: string): Promise<void>;
  /** Finds the known parents of these pieces, in their order. */
  find(pieces: readonly { readonly sid: string; readonly at: Instant }[]): Promise<readonly string[]>;
}

export function createTraceParents({ redis, key }: Keyspace): TraceParents {
  const keyOf = (sid: string, at: Instant): string => key('trace', `${sid}.${at}`);
  return {
    async keep(sid, learntAt, traceparent) {
      await redis.set(keyOf(sid, learntAt), traceparent, 'PX', KEPT_MS);
    },
    async find(pieces) {
      if (pieces.length === 0) return [];
      const found = await redis.mget(...pieces.map(({ sid, at }) => keyOf(sid, at)));
      return [...new Set(found.filter((one) => one !== null))];
    },
  };
}

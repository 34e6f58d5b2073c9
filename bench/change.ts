import { setTimeout as sleep } from 'node:timers/promises';
import type { Upstream } from './upstream/upstream.ts';

/** A recording has one more file since this moment, in milliseconds since 1970. */
export interface Change {
  readonly sid: string;
  readonly at: number;
}

/**
 * Changes random recordings at random moments. The times between two changes are exponentially distributed, as those
 * of independent events are.
 */
export async function change(
  upstream: Upstream,
  sids: readonly string[],
  forMs: number,
  perSecond: number,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const until = Date.now() + forMs;
  while (Date.now() < until) {
    await sleep((-Math.log(1 - Math.random()) * 1_000) / perSecond);
    const sid = sids[Math.floor(Math.random() * sids.length)] ?? '';
    changes.push({ sid, at: await upstream.addFile(sid) });
  }
  return changes;
}

import { randomUUID } from 'node:crypto';
import type { Claim, Clock, Schedule } from '../ports.ts';
import { encodeDelivery } from './delivery-codec.ts';
import type { Keyspace } from './keyspace.ts';
import { encodeState } from './recording-codec.ts';

/**
 * When each recording is looked at next, and by whom.
 *
 * @param now the clock that made `nextLook`: only the difference is sent, so that a host whose clock is off looks
 *   no earlier or later than others
 * @param leaseMs for how long a claim holds: longer than the longest look, its turn in the budget included
 */
export function createSchedule({ run }: Keyspace, now: Clock, leaseMs: number): Schedule {
  const untilLook = (nextLook: number): number => Math.max(0, nextLook - now());
  return {
    async commit({ sid, app, token }, known, next, news, show, nextLook) {
      const version = known.version + 1;
      const at = next.lookedAt ?? now();
      const delivery =
        news.length > 0 || show
          ? encodeDelivery({ id: `${sid}.${version}`, kind: 'recording', sid, at, news }).json
          : '';
      const delay = nextLook === undefined ? '' : untilLook(nextLook);
      const state = encodeState(next);
      const written = await run('commit', sid, app, token, known.version, version, state, delivery, delay);
      return written === 1 ? 'committed' : 'fenced';
    },

    /** A lease that is gone already needs no giving back. */
    async release({ sid, app, token }, nextLook) {
      await run('release', sid, app, token, untilLook(nextLook));
    },

    async claimOne(sid, app): Promise<Claim | 'busy'> {
      const token = randomUUID();
      const outcome = await run('claim-one', sid, app, token, leaseMs);
      if (outcome === 'unknown') throw new Error(`App ${app} has no recording ${sid}`);
      return outcome === 'claimed' ? { sid, app, token } : 'busy';
    },
  };
}

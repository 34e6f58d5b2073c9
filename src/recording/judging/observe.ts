import { NOTHING_PROMISED, type Reporting } from '../ending/reporting.ts';
import type { Known } from '../known.ts';
import type { Observation } from '../observation.ts';
import { DEFAULT_POLICY, type Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { blinded, sighted } from './blindness.ts';
import type { Judgement } from './judgement.ts';
import { missing } from './missing.ts';
import { rejected } from './rejection.ts';
import { snapshot, stopUnderWay } from './snapshot.ts';

/**
 * All judgement about recordings. Given what was known, one answer of Agora and the time, says what is known
 * now and what is news about it. Pure: the same input always gives the same two.
 *
 * Only three classes of answer are evidence about the recording (200, 501, "failed to find worker"); all others
 * are about our view of it and never change its phase, except a rejection of its ids, which ends our asking.
 * @param reporting how ends of its app are reported, for what their absence says
 */
export function observe(
  known: Known,
  seen: Observation,
  now: Instant,
  policy: Policy = DEFAULT_POLICY,
  reporting: Reporting = NOTHING_PROMISED,
): Judgement {
  if (known.final) return { next: known, news: [] };
  switch (seen.kind) {
    case 'snapshot':
      return sighted(known, now, (clear) => snapshot(clear, seen, now, policy));
    case 'exiting':
      return sighted(known, now, (clear) => stopUnderWay(clear, now));
    case 'not_found':
      return sighted(known, now, (clear) => missing(clear, now, policy, reporting));
    case 'rejected':
    case 'no_route':
      return rejected(known, seen, now);
    case 'incomplete':
    case 'forbidden':
    case 'throttled':
    case 'unavailable':
      return blinded(known, seen, now);
  }
}

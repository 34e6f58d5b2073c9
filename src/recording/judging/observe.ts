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
 * Judges one answer of Agora: from what was known, the answer and the time to what is known now and what is news. Pure:
 * the same input always gives the same result.
 *
 * Only three classes of answer are evidence about the recording (200, 501, "failed to find worker"). All others are
 * about our view of it and never change its phase, except a rejection of its ids, which ends our queries.
 * @param reporting how ends of its app are reported, so that a missing report can be judged
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

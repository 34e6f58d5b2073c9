import type { Reporting } from '../ending/reporting.ts';
import type { Known } from '../known.ts';
import type { Observation } from '../observation.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';
import { blinded, sighted } from './blindness.ts';
import type { Judgement } from './judgement.ts';
import { missing } from './missing.ts';
import { rejected } from './rejection.ts';
import { snapshot, stopUnderWay } from './snapshot.ts';

/**
 * Judges one answer of Agora. Only three classes of answers are evidence about the recording: 200, 501, and "failed to
 * find worker". No other one changes its phase, except a rejection of its ids, after which it is no longer queried.
 * @param reporting how ends of its app are reported, by which a missing report is judged
 */
export function observe(
  known: Known,
  seen: Observation,
  now: Instant,
  policy: Policy,
  reporting: Reporting,
): Judgement {
  if (known.final) return { next: known, news: [] };
  switch (seen.kind) {
    case 'snapshot':
      return sighted(known, now, policy, (clear) => snapshot(clear, seen, now, policy));
    case 'exiting':
      return sighted(known, now, policy, (clear) => stopUnderWay(clear, now));
    case 'not_found':
      return sighted(known, now, policy, (clear) =>
        missing({ ...clear, lookedAt: now }, now, policy, reporting),
      );
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

import type { Known } from '../known.ts';
import type { Observation, Rejected } from '../observation.ts';
import type { Instant } from '../recording.ts';
import { blinded } from './blindness.ts';
import { inPhase, type Judgement, trusted, unblinded } from './judgement.ts';

type Rejection = Observation & (Rejected | { readonly kind: 'no_route' });

/**
 * A rejection is final after so many looks in a row that span so many milliseconds: right ids are rejected too, soon
 * after a start or during an error of a gateway.
 */
const BELIEVED_LOOKS = 3;
const BELIEVED_AFTER_MS = 300_000;

/** Agora rejects the ids or knows no such path: `refused`, which never means `ended`. */
export function rejected(known: Known, seen: Rejection, now: Instant): Judgement {
  if (seen.kind === 'rejected' && seen.scope === 'app') return blinded(known, seen, now);
  // These ids were right as long as it ran.
  if (known.gone) return blinded(known, seen, now);
  // The same path has worked before, so this is an error of the gateway, which will pass.
  if (seen.kind === 'no_route' && known.reached !== 'nothing') return blinded(known, seen, now);
  const rejections = known.rejections + 1;
  const rejectedSince = known.rejectedSince ?? now;
  const looked: Known = { ...known, lookedAt: now, rejections, rejectedSince };
  const isBelieved = rejections >= BELIEVED_LOOKS && now - rejectedSince >= BELIEVED_AFTER_MS;
  if (!isBelieved) return { next: looked, news: [] };
  const why =
    seen.kind === 'no_route'
      ? { check: 'route' as const }
      : {
          check: seen.check,
          reason: seen.reason,
          ...(seen.code === undefined ? {} : { code: seen.code }),
        };
  const clear = unblinded(trusted(looked));
  const next: Known = { ...inPhase(clear, 'refused', now), final: true };
  return { next, news: [{ kind: 'refused', ...why }] };
}

/** Whether the ids have only ever been rejected: most likely they are wrong, and people can correct them. */
export const areIdsDoubted = ({ rejections, reached, final }: Known): boolean =>
  rejections > 0 && reached === 'nothing' && !final;

import { blinded } from './blindness.ts';
import { inPhase, type Judgement, trusted } from './judgement.ts';
import type { Known } from './known.ts';
import type { Observation, Rejected } from './observation.ts';
import type { Instant } from './recording.ts';

type Rejection = Observation & (Rejected | { readonly kind: 'no_route' });

/**
 * How many rejections in a row are believed. Wrong ids are wrong the first time; a gateway that has lost a
 * route, or that rejects ids it answered before, has to say so three times.
 */
function believedAfter(known: Known, seen: Rejection): number {
  return known.reached === 'nothing' && seen.kind === 'rejected' ? 1 : 3;
}

/** Agora rejects the ids or knows no such path: `refused`, which is never the same as `ended`. */
export function rejected(known: Known, seen: Rejection, now: Instant): Judgement {
  if (seen.kind === 'rejected' && seen.scope === 'app') return blinded(known, seen, now);
  // The path has worked for this recording, so the fault is the gateway's and will pass.
  if (seen.kind === 'no_route' && known.reached !== 'nothing') return blinded(known, seen, now);
  const looked: Known = { ...known, lookedAt: now };
  const rejections = known.rejections + 1;
  if (rejections < believedAfter(known, seen)) return { next: { ...looked, rejections }, news: [] };
  const why =
    seen.kind === 'no_route'
      ? { check: 'route' as const }
      : {
          check: seen.check,
          reason: seen.reason,
          ...(seen.code === undefined ? {} : { code: seen.code }),
        };
  // A verdict leaves no doubt and no blindness behind: the card of a finished recording is never "checking".
  const { blind: _, ...clear } = trusted(looked);
  const next: Known = { ...inPhase(clear, 'refused', now), rejections, final: true };
  return { next, news: [{ kind: 'refused', ...why }] };
}

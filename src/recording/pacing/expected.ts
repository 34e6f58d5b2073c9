import { limitAt, plannedEnd } from '../ending/plan.ts';
import { cannotSee } from '../judging/blindness.ts';
import { AFTER_LOOKS_MS } from '../judging/missing.ts';
import { type Known, startDeadline } from '../known.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';

/** The next event of a recording; the names are those of the sentences. */
export type Expected =
  /** Agora should show it live by this time. */
  | { readonly kind: 'start'; readonly by: Instant }
  | { readonly kind: 'firstFile' }
  /** A new file, or a stop. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'end' }
  /** Its planned end. */
  | { readonly kind: 'plan'; readonly at: Instant }
  /** The limit of a web recording, at which it ends by itself. */
  | { readonly kind: 'limit'; readonly at: Instant }
  /** Agora may stop answering for it. */
  | { readonly kind: 'expiry'; readonly at: Instant }
  /** It is found again, or believed to be gone. */
  | { readonly kind: 'verdict'; readonly at: Instant }
  | { readonly kind: 'sight' }
  | { readonly kind: 'look'; readonly at: Instant }
  | { readonly kind: 'lateStart'; readonly until: Instant };

/** The next event that a reader may wait for; `undefined` if nothing more will come. */
export function expected(known: Known, policy: Policy): Expected | undefined {
  const { phase, final, suspect, recording, expiryTold, since } = known;
  if (final) return undefined;
  // A doubt is settled before anything else.
  if (cannotSee(known)) return { kind: 'sight' };
  if (suspect?.shown) return { kind: 'verdict', at: suspect.since + policy.patienceMs };
  switch (phase) {
    case 'registered':
    case 'starting':
      return { kind: 'start', by: startDeadline(known, policy) };
    case 'not_started':
      return { kind: 'lateStart', until: recording.expiresAt };
    case 'lost': {
      const after = AFTER_LOOKS_MS[known.afterLooks];
      return after === undefined ? undefined : { kind: 'look', at: (known.gone?.at ?? since) + after };
    }
    case 'stopping':
      return { kind: 'end' };
    case 'ready':
    case 'recording':
    case 'paused':
      return expiryTold ? { kind: 'expiry', at: recording.expiresAt } : ofLive(known);
    default:
      return undefined;
  }
}

function ofLive({ phase, recording }: Known): Expected {
  if (phase === 'ready') return { kind: 'firstFile' };
  if (phase === 'paused') return { kind: 'resume' };
  const planned = plannedEnd(recording);
  if (planned !== undefined) return { kind: 'plan', at: planned };
  const limit = limitAt(recording);
  return limit === undefined ? { kind: 'stop' } : { kind: 'limit', at: limit };
}

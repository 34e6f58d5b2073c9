import { limitAt, plannedEnd } from '../ending/plan.ts';
import { cannotSee } from '../judging/blindness.ts';
import { type Known, startDeadline } from '../known.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../recording.ts';

/** The next event of a recording whose time is known. */
export type Expected =
  /** Agora should show it live by this time. */
  | { readonly kind: 'start'; readonly by: Instant }
  | { readonly kind: 'plan'; readonly at: Instant }
  /** The limit of a web recording, at which it ends by itself. */
  | { readonly kind: 'limit'; readonly at: Instant }
  /** Agora may stop answering for it. */
  | { readonly kind: 'expiry'; readonly at: Instant }
  /** It is found again, or believed to be gone. */
  | { readonly kind: 'verdict'; readonly at: Instant };

/** The next event whose time is known; `undefined` if there is none, or if the recording cannot be seen. */
export function expected(known: Known, policy: Policy): Expected | undefined {
  const { phase, final, suspect, recording, expiryTold } = known;
  if (final || cannotSee(known)) return undefined;
  // A doubt is settled before anything else.
  if (suspect?.shown) return { kind: 'verdict', at: suspect.since + policy.patienceMs };
  switch (phase) {
    case 'registered':
    case 'starting':
      return ofStart(known, startDeadline(known, policy));
    case 'ready':
    case 'recording':
    case 'paused':
      return expiryTold ? { kind: 'expiry', at: recording.expiresAt } : ofLive(known);
    default:
      return undefined;
  }
}

/** The deadline of a start. One that has passed says nothing of a move, or of a number that no document explains. */
const ofStart = ({ since, lookedAt = since }: Known, by: Instant): Expected | undefined =>
  lookedAt < by ? { kind: 'start', by } : undefined;

function ofLive({ phase, recording }: Known): Expected | undefined {
  if (phase !== 'recording') return undefined;
  const planned = plannedEnd(recording);
  if (planned !== undefined) return { kind: 'plan', at: planned };
  const limit = limitAt(recording);
  return limit === undefined ? undefined : { kind: 'limit', at: limit };
}

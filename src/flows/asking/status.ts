import type { Notices, Watches } from '../../ports/knowing.ts';
import type { Unregistered } from '../../recording/ending/words.ts';
import type { Known } from '../../recording/known.ts';
import { asUnseen } from '../../recording/summing/as-of-now.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type FreshNeeds, type Freshness, fresh } from '../polling/fresh.ts';
import { subjectOf } from '../telling/subject.ts';
import { seenNow } from './list.ts';
import { type Resolved, type ResolveNeeds, resolve } from './resolve.ts';

export interface StatusNeeds extends FreshNeeds, Omit<ResolveNeeds, 'sights'> {
  readonly watches: Watches;
  readonly notices: Pick<Notices, 'unregistered'>;
}

export type StatusAnswer =
  | { readonly kind: 'status'; readonly subject: Subject; readonly freshness: Freshness }
  /** Agora's notification service spoke of it, and nobody has registered it. */
  | { readonly kind: 'unregistered'; readonly heard: Unregistered }
  | Exclude<Resolved, { readonly kind: 'one' }>;

/** State of one recording now, with a look taken for the question. */
export async function status(
  place: Place,
  user: string,
  text: string,
  needs: StatusNeeds,
): Promise<StatusAnswer> {
  const meant = await resolve(place, user, text, needs);
  if (meant.kind === 'none') {
    const heard = await needs.notices.unregistered(meant.text);
    if (heard) return { kind: 'unregistered', heard };
  }
  if (meant.kind !== 'one') return meant;
  const { known, freshness } = await fresh(meant.known, needs);
  const shown = await asAnswered(known, freshness, needs);
  return { kind: 'status', subject: await subjectOf(place, shown, needs.watches), freshness };
}

/** The recording as it is shown with this outcome of the look: as unseen, if Agora shows nothing of it now. */
async function asAnswered(known: Known, freshness: Freshness, needs: StatusNeeds): Promise<Known> {
  switch (freshness.kind) {
    case 'asked':
    case 'recent':
    case 'final':
      return known;
    case 'unanswered': {
      const { dark } = await needs.sights.get(known.recording.app);
      return asUnseen(known, { since: dark?.since ?? needs.now(), cause: freshness.cause });
    }
    default: {
      const [shown = known] = await seenNow([known], needs);
      return shown;
    }
  }
}

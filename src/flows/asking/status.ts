import type { Watches } from '../../ports/knowing.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type FreshNeeds, type Freshness, fresh } from '../polling/fresh.ts';
import { subjectOf } from '../telling/subject.ts';
import { type Resolved, resolve } from './resolve.ts';

export interface StatusNeeds extends FreshNeeds {
  readonly watches: Watches;
}

export type StatusAnswer =
  | { readonly kind: 'status'; readonly subject: Subject; readonly freshness: Freshness }
  | Exclude<Resolved, { readonly kind: 'one' }>;

/** What is true of one recording now, with a look taken for the question. */
export async function status(place: Place, text: string, needs: StatusNeeds): Promise<StatusAnswer> {
  const meant = await resolve(place, text, needs);
  if (meant.kind !== 'one') return meant;
  const { known, freshness } = await fresh(meant.known, needs);
  return { kind: 'status', subject: await subjectOf(place, known, needs.watches), freshness };
}

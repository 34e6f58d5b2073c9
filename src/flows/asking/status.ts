import type { Watches } from '../../ports/knowing.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type Freshness, type FreshWorld, fresh } from '../polling/fresh.ts';
import { subjectOf } from '../telling/subject.ts';
import { type Resolved, resolve } from './resolve.ts';

export interface StatusWorld extends FreshWorld {
  readonly watches: Watches;
}

export type StatusAnswer =
  | { readonly kind: 'status'; readonly subject: Subject; readonly freshness: Freshness }
  | Exclude<Resolved, { readonly kind: 'one' }>;

/** What is true of one recording now, with a look taken for the question. */
export async function status(place: Place, text: string, world: StatusWorld): Promise<StatusAnswer> {
  const meant = await resolve(place.team, text, world.recordings);
  if (meant.kind !== 'one') return meant;
  const { known, freshness } = await fresh(meant.known, world);
  return { kind: 'status', subject: await subjectOf(place, known, world.watches), freshness };
}

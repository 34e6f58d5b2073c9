import type { Watches } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Known } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';
import { type Resolved, type ResolveNeeds, resolveAny } from '../asking/resolve.ts';

export interface UnwatchNeeds extends ResolveNeeds {
  readonly watches: Watches;
  readonly log: Log;
}

export type UnwatchAnswer =
  | { readonly kind: 'unwatched'; readonly known: Known }
  | { readonly kind: 'not_watched'; readonly known: Known }
  | Exclude<Resolved, { readonly kind: 'one' }>;

/**
 * Removes the watch of a place, and has its card say who did it. A recording that is watched there is meant rather than
 * others of the name. Safe to repeat; anybody in the channel may.
 */
export async function unwatch(
  place: Place,
  by: string,
  text: string,
  needs: UnwatchNeeds,
): Promise<UnwatchAnswer> {
  const rather = new Set(await needs.watches.at(place));
  const meant = await resolveAny({ place, user: by, rather }, [text], needs);
  if (meant.kind !== 'one') return meant;
  const { known } = meant;
  const { sid, app } = known.recording;
  const removed = await needs.watches.remove(place, sid, by);
  if (!removed) return { kind: 'not_watched', known };
  needs.log.info({ ...place, sid, app, by }, 'unwatched');
  return { kind: 'unwatched', known };
}

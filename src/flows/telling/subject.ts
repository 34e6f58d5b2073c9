import type { Watches } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';

/** A recording with its watches, here and elsewhere in the same workspace. */
export async function subjectOf(place: Place, known: Known, watches: Pick<Watches, 'of'>): Promise<Subject> {
  const all = await watches.of(known.recording.sid);
  const watchers = all.filter(({ team }) => team === place.team);
  return { known, watchers, watch: watchers.find(({ channel }) => channel === place.channel) };
}

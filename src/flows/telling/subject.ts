import type { Subject } from '../../ports/messenger.ts';
import type { Place, Watches } from '../../ports/watches.ts';
import type { Known } from '../../recording/known.ts';

/** A recording together with who watches it, here and elsewhere in the same workspace. */
export async function subjectOf(place: Place, known: Known, watches: Watches): Promise<Subject> {
  const all = await watches.of(known.recording.sid);
  const watchers = all.filter(({ team }) => team === place.team);
  return { known, watchers, watch: watchers.find(({ channel }) => channel === place.channel) };
}

import type { Clock } from '../ports/clock.ts';
import type { Recordings } from '../ports/recordings.ts';
import type { Watch, Watches } from '../ports/watches.ts';
import type { Known } from '../recording/known.ts';
import type { Instant } from '../recording/recording.ts';
import { liesAhead } from './future.ts';

export interface InspectWorld {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly now: Clock;
}

/** All that is known of a recording, and every place that is told of it. */
export interface Inspected {
  readonly known: Known;
  readonly watches: readonly Watch[];
}

/** What is known now, without asking Agora: a program may ask as often as it likes. */
export async function inspect(
  sid: string,
  { recordings, watches }: InspectWorld,
): Promise<Inspected | undefined> {
  const known = await recordings.find(sid);
  return known && { known, watches: await watches.of(sid) };
}

/** The backend has called `stop`: a disappearance that follows is an end and no loss. */
export async function stopRequested(
  sid: string,
  at: Instant,
  world: InspectWorld,
): Promise<Inspected | 'in_future' | undefined> {
  if (liesAhead(at, world.now())) return 'in_future';
  return (await world.recordings.stopRequested(sid, at)) ? inspect(sid, world) : undefined;
}

import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import type { Watch } from '../../recording/watching/watch.ts';

export interface InspectNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
}

/** Everything known about a recording, and every place that is told of it. */
export interface Inspected {
  readonly known: Known;
  readonly watches: readonly Watch[];
}

/** Reads what is known now, without asking Agora: a program may ask as often as it likes. */
export async function inspect(
  sid: string,
  { recordings, watches }: InspectNeeds,
): Promise<Inspected | undefined> {
  const known = await recordings.find(sid);
  return known && { known, watches: await watches.of(sid) };
}

import type { Recordings } from '../../ports/knowing.ts';
import type { Known } from '../../recording/known.ts';
import type { Place } from '../../recording/watching/place.ts';

/**
 * The recording behind a sid that a button carries. A payload is no authority: only recordings that the workspace knows
 * are found.
 */
export async function ownRecording(
  { team }: Pick<Place, 'team'>,
  sid: string,
  recordings: Pick<Recordings, 'resolve' | 'find'>,
): Promise<Known | undefined> {
  return (await recordings.resolve(team, sid)).includes(sid) ? recordings.find(sid) : undefined;
}

import type { Said } from '../../ports/knowing.ts';
import { reconsidered } from '../../recording/ending/late.ts';
import { type Inspected, type InspectNeeds, inspect } from '../asking/inspect.ts';
import { type ReconsiderNeeds, reconsider } from '../polling/reconsider.ts';
import { liesAhead } from './future.ts';

/**
 * Stores what a backend says: when it called `stop`, when the recording is to end, or whether it reports every end.
 * This plans the looks before an end, and may change the name of an end after a disappearance. Safe to repeat.
 */
export async function say(
  sid: string,
  said: Said,
  needs: InspectNeeds & ReconsiderNeeds,
): Promise<Inspected | 'in_future' | undefined> {
  if (liesAhead(said.stopRequestedAt, needs.now())) return 'in_future';
  // Written first, so that a look under way now is followed by one that knows of it.
  if (!(await needs.recordings.said(sid, said))) return undefined;
  await reconsider(sid, (known, now) => reconsidered(known, known, now), needs);
  return inspect(sid, needs);
}

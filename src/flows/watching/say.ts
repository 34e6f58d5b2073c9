import type { Said } from '../../ports/knowing.ts';
import { reconsidered } from '../../recording/ending/late.ts';
import { type Inspected, type InspectNeeds, inspect } from '../asking/inspect.ts';
import { type ReconsiderNeeds, reconsider } from '../polling/reconsider.ts';
import { liesAhead } from './future.ts';

/**
 * A backend says when it has called `stop`, when the recording is to end, or whether it reports every end. Before the end
 * that plans the looks; of one that is no longer found it may change what its end is called. Safe to repeat.
 */
export async function say(
  sid: string,
  said: Said,
  needs: InspectNeeds & ReconsiderNeeds,
): Promise<Inspected | 'in_future' | undefined> {
  if (liesAhead(said.stopRequestedAt, needs.now())) return 'in_future';
  // Written first, so that a look that is under way meanwhile is followed by one that knows of it.
  if (!(await needs.recordings.said(sid, said))) return undefined;
  await reconsider(sid, (known, now) => reconsidered(known, known, now), needs);
  return inspect(sid, needs);
}

import { isPersonId, type Notify } from '../../recording/watching/notify.ts';
import { isChannel } from '../../recording/watching/place.ts';
import { calledFor, type Watch } from '../../recording/watching/watch.ts';
import type { PersonOf } from '../voice/people.ts';

/**
 * Answers whom bad news of a watch calls now: its choice, or the watcher if that person has left since. Nobody in a
 * direct message, which notifies its reader anyway.
 */
export async function calledBy(watch: Watch, personOf: PersonOf): Promise<Notify | undefined> {
  if (!isChannel(watch)) return undefined;
  for (const one of calledFor(watch)) {
    if (!isPersonId(one)) return one;
    const is = (await personOf(one))?.is ?? 'member';
    if (is === 'member') return one;
  }
  return undefined;
}

import type { CheckPerson } from '../../ports/slack.ts';
import { isPersonId, type Notify } from '../../recording/watching/notify.ts';

export interface CallableNeeds {
  readonly checkPerson: CheckPerson;
}

/** A person who was to be called on bad news and would never read it. */
export interface Uncallable {
  readonly kind: 'uncallable';
  readonly who: string;
  readonly is: 'bot' | 'left' | 'unknown';
}

/** Why nobody would be called; `undefined` if somebody would be, or if Slack did not say. */
export async function uncallable(
  notify: Notify | undefined,
  { checkPerson }: CallableNeeds,
): Promise<Uncallable | undefined> {
  if (notify === undefined || !isPersonId(notify)) return undefined;
  const is = await checkPerson(notify);
  return is === 'member' || is === 'unsure' ? undefined : { kind: 'uncallable', who: notify, is };
}

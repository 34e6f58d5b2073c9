import type { Clock } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';

export interface LeaveNeeds {
  readonly outbox: Outbox;
  readonly now: Clock;
}

/**
 * Stores that a person's account was deactivated. Slack says it only once, and going through everything in a workspace
 * takes longer than this process may live.
 */
export async function leave(team: string, person: string, { outbox, now }: LeaveNeeds): Promise<void> {
  await outbox.put({ team, channel: person }, { id: `left.${person}`, kind: 'left', at: now() });
}

import type { Clock } from '../../ports/process.ts';
import type { Outbox } from '../../ports/telling.ts';

export interface LeaveNeeds {
  readonly outbox: Outbox;
  readonly now: Clock;
}

/**
 * A person's account was deactivated. Noted where it outlives this process: Slack says it once, and going through all
 * that a workspace knows takes its time.
 */
export async function leave(team: string, person: string, { outbox, now }: LeaveNeeds): Promise<void> {
  await outbox.put({ team, channel: person }, { id: `left.${person}`, kind: 'left', at: now() });
}

import type { Clock } from '../../ports/process.ts';
import type { Outbox, Pauses } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';

/** Reactions to events of Slack about where the bot may post, and who has left. */

interface ShutNeeds {
  readonly pauses: Pauses;
}

/** Slack's codes for a token that is no longer valid anywhere. */
const SHUT: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export const isShut = (reason: string): boolean => SHUT.has(reason);

/**
 * The app was removed from the workspace, or its token revoked: nothing can be told anywhere. All places pause at once,
 * not at their next news, so that what is missed is counted from now.
 */
export async function revoked(team: string, { pauses }: ShutNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) await pauses.pause(place, 'token_revoked');
}

/** Slack accepts the bot again: each place that was paused for its token goes on, with one summary. */
export async function admitted(team: string, { pauses }: ShutNeeds): Promise<void> {
  for (const place of await pauses.everywhere(team)) {
    const pause = await pauses.of(place);
    if (pause?.state === 'paused' && isShut(pause.reason)) await pauses.resume(place);
  }
}

/** Nothing can be posted in this place from now on. */
export async function shutOut(
  place: Place,
  reason: 'not_in_channel' | 'is_archived',
  { pauses }: ShutNeeds,
): Promise<void> {
  await pauses.pause(place, reason);
}

/** The bot was invited again, or the channel was unarchived: the pause ends without a press. */
export async function letIn(place: Place, { pauses }: ShutNeeds): Promise<void> {
  if (await pauses.of(place)) await pauses.resume(place);
}

interface LeaveNeeds {
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

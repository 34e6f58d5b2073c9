import type { Clock, Log } from '../../ports/process.ts';
import type { RefusalOf } from '../../ports/slack.ts';
import type { Outbox, Pauses } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';

/** Reactions to events of Slack about where the bot may post, and who has left. */

interface ShutNeeds {
  readonly pauses: Pauses;
  readonly log: Log;
}

/**
 * The app was removed from the workspace, or its token revoked: nothing can be told anywhere. All places pause at once,
 * not at their next news, so that what is missed is counted from now.
 */
export async function revoked(team: string, needs: ShutNeeds): Promise<void> {
  for (const place of await needs.pauses.everywhere(team)) await shut(place, 'token_revoked', needs);
}

/** Slack accepts the bot again: each place that was paused for its token goes on, with one summary. */
export async function admitted(
  team: string,
  needs: ShutNeeds & { readonly refusalOf: RefusalOf },
): Promise<void> {
  for (const place of await needs.pauses.everywhere(team)) {
    const pause = await needs.pauses.of(place);
    if (pause?.state === 'paused' && needs.refusalOf(pause.reason) === 'token')
      await tryAgain(place, 'token_accepted', needs);
  }
}

/** Nothing can be posted in this place from now on. */
export const shutOut = (
  place: Place,
  reason: 'not_in_channel' | 'is_archived',
  needs: ShutNeeds,
): Promise<void> => shut(place, reason, needs);

async function shut(place: Place, reason: string, { pauses, log }: ShutNeeds): Promise<void> {
  if ((await pauses.pause(place, reason)) === 'paused') log.warn({ ...place, reason }, 'placeGone');
}

/** The bot was invited again, or the channel was unarchived: the pause ends without a press. */
export async function letIn(place: Place, needs: ShutNeeds): Promise<void> {
  if (await needs.pauses.of(place)) await tryAgain(place, 'let_in', needs);
}

/** Tells a paused place again, as `Pauses.resume` says. */
export async function tryAgain(
  place: Place,
  why: 'let_in' | 'token_accepted' | 'asked',
  { pauses, log }: ShutNeeds,
): ReturnType<Pauses['resume']> {
  const how = await pauses.resume(place);
  if (how === 'trying') log.info({ ...place, why }, 'placeTried');
  // Nothing is queued there whose post could end the pause, so it is over.
  if (how === 'rules') log.info({ ...place, why }, 'placeBack');
  return how;
}

interface LeaveNeeds {
  readonly outbox: Outbox;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * Stores that a person's account was deactivated. Slack says it only once, and going through everything in a workspace
 * takes longer than this process may live.
 */
export async function leave(team: string, person: string, { outbox, log, now }: LeaveNeeds): Promise<void> {
  await outbox.put({ team, channel: person }, { id: `left.${person}`, kind: 'left', at: now() });
  log.info({ team, person }, 'personLeft');
}

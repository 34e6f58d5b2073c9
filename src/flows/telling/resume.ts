import type { Pauses } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';
import { answerOf, PATIENCE_MS } from '../patience.ts';

export interface ResumeNeeds {
  readonly pauses: Pauses;
  readonly wait: (ms: number) => Promise<void>;
}

export type Resumed =
  /** Something has been posted there again. */
  | { readonly kind: 'resumed' }
  /** It was tried for some seconds, and goes on by itself. */
  | { readonly kind: 'soon' }
  /** Slack still does not let the bot post there. */
  | { readonly kind: 'still'; readonly reason: string }
  /** Nothing was paused: somebody else has pressed, or the bot was let in again. */
  | { readonly kind: 'running' }
  /** Nothing is watched there, but its rules go on; their first card will show whether Slack lets the bot post. */
  | { readonly kind: 'rules' }
  /** Nothing is watched there any more. */
  | { readonly kind: 'gone' };

/**
 * Tells a place again after a pause, with all that is watched there, whoever owns it. Only a post can tell whether Slack
 * lets the bot, so the answer waits for one. Safe to press twice and by two people.
 */
export async function resume(place: Place, { pauses, wait }: ResumeNeeds): Promise<Resumed> {
  const how = await pauses.resume(place);
  if (how === 'none') return { kind: 'gone' };
  if (how === 'rules') return { kind: 'rules' };
  if (how === 'running') return { kind: 'running' };
  const shown = async (): Promise<Resumed | undefined> => {
    const now = await pauses.of(place);
    if (!now) return { kind: 'resumed' };
    return now.state === 'paused' ? { kind: 'still', reason: now.reason } : undefined;
  };
  return (await answerOf(shown, PATIENCE_MS, wait)) ?? { kind: 'soon' };
}

/** The bot was let in again, or the channel is open again: nobody has to press anything. */
export async function letIn(place: Place, { pauses }: Pick<ResumeNeeds, 'pauses'>): Promise<void> {
  if (await pauses.of(place)) await pauses.resume(place);
}

/** Slack says itself that nothing can be told there from now on. */
export async function shutOut(
  place: Place,
  reason: 'not_in_channel' | 'is_archived',
  { pauses }: Pick<ResumeNeeds, 'pauses'>,
): Promise<void> {
  await pauses.pause(place, reason);
}

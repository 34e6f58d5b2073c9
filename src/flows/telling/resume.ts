import type { Log } from '../../ports/process.ts';
import type { Pauses } from '../../ports/telling.ts';
import type { Place } from '../../recording/watching/place.ts';
import { answerOf, PATIENCE_MS } from '../polling/patience.ts';
import { tryAgain } from './shut-out.ts';

export interface ResumeNeeds {
  readonly pauses: Pauses;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

export type Resumed =
  /** A message was posted there again. */
  | { readonly kind: 'resumed' }
  /** The attempt takes longer than some seconds, and goes on by itself. */
  | { readonly kind: 'soon' }
  /** Slack still does not let the bot post there. */
  | { readonly kind: 'still'; readonly reason: string }
  /** Nothing was paused: somebody has pressed before, or the bot was let in again. */
  | { readonly kind: 'running' }
  /** Nothing is watched there, but its rules go on; their first card shows whether Slack lets the bot post. */
  | { readonly kind: 'rules' }
  /** Nothing is watched there any more, and there are no rules. */
  | { readonly kind: 'gone' };

/**
 * Ends the pause of a place, for everything watched there, whoever owns it. Only a post can show whether Slack lets the
 * bot, so the answer waits for one. Safe to repeat, also by two people.
 */
export async function resume(place: Place, needs: ResumeNeeds): Promise<Resumed> {
  const { pauses, wait } = needs;
  const how = await tryAgain(place, 'asked', needs);
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

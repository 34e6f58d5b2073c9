import type { Notices } from '../../ports/knowing.ts';
import { heard } from '../../recording/ending/late.ts';
import { isReasonToLook } from '../../recording/ending/words-kept.ts';
import { type ReconsiderNeeds, reconsider } from './reconsider.ts';

export interface HearNeeds extends ReconsiderNeeds {
  readonly notices: Notices;
}

/** Acknowledges a sid for which no words wait. */
const nothing = (sid: string) => ({ sid, words: [], mark: '' });

/**
 * Takes note of what Agora's notification service said of a recording. It changes no phase of one that goes on: what it
 * says is evidence, and a reason to look at once. Killed at any point, it is done again, and nothing is told twice.
 */
export async function hear(sid: string, needs: HearNeeds): Promise<void> {
  const { notices, log } = needs;
  const unheard = await notices.waiting(sid);
  if (!unheard) return notices.noted(nothing(sid), false);
  const { words } = unheard;
  const done = await reconsider(sid, (known, now) => heard(known, words, now), needs);
  const look = done !== undefined && !done.known.final && words.some(isReasonToLook);
  // After the words are noted, so that the look is judged by them; one that is under way is taken again.
  await notices.noted(unheard, look);
  log.info({ sid, events: words.map(({ event }) => event), look }, 'heard');
}

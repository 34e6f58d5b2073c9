import type { Sights } from '../../ports/polling.ts';
import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { type Missed, missedSince } from '../../recording/summing/missed.ts';
import { asSeen } from '../../recording/summing/trouble.ts';
import { isWantedAs } from '../../recording/watching/broadcast.ts';
import { type Mute, untold } from '../../recording/watching/mute.ts';
import type { Watch } from '../../recording/watching/watch.ts';

export interface SightNeeds {
  readonly sights: Pick<Sights, 'get'>;
}

/**
 * Summary of what was missed since a moment; `undefined` if this watch wants to hear none of it.
 * @param mute under which it was missed
 */
export async function missedBy(
  { only }: Watch,
  known: Known,
  since: Instant,
  mute: Mute | undefined,
  { sights }: SightNeeds,
): Promise<Missed | undefined> {
  const sight = await sights.get(known.recording.app);
  const missed = untold(missedSince(asSeen(known, sight, since), since), mute);
  return missed?.kinds.some((kind) => isWantedAs(kind, only)) ? missed : undefined;
}

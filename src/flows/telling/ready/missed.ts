import type { Batch } from '../../../ports/telling.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import type { MissedOf } from '../../../recording/telling/saying.ts';
import { comesThrough, justBefore, standing } from '../../../recording/watching/mute.ts';
import type { Watch } from '../../../recording/watching/watch.ts';
import { missedBy, type SightNeeds } from '../missed-by.ts';
import { PACE_MS } from '../policy.ts';
import { cardFirst, type RecordingNeeds } from './recording.ts';
import { NOTHING, type Ready } from './turn.ts';

/** Summary after a silence: at most one message, and none if nothing was missed. */
export async function missed(batch: Batch, head: Delivery<'missed'>, needs: RecordingNeeds): Promise<Ready> {
  const missed = await missedHere(batch, head, needs);
  const [first] = missed;
  if (!first) return NOTHING;
  const { id, at } = head;
  if (head.after === 'pause') {
    const since = Math.min(...head.missed.map((one) => one.since));
    const saying = { kind: 'missed_here', missed, since, total: head.missed.length, at } as const;
    return { post: { id, saying }, pace: PACE_MS };
  }
  const { sid, card } = first.watch;
  if (card === undefined) return cardFirst(batch, sid, needs);
  return { post: { id, card, saying: { kind: 'missed', missed: first, at } }, cardOf: sid, pace: PACE_MS };
}

async function missedHere(
  { place }: Batch,
  { missed, after }: Delivery<'missed'>,
  needs: RecordingNeeds,
): Promise<MissedOf[]> {
  const found = await Promise.all(
    missed.map(async ({ sid, since, before }): Promise<readonly MissedOf[]> => {
      const [known, watch] = await Promise.all([needs.recordings.find(sid), needs.watches.find(place, sid)]);
      if (!known || !watch || watch.paused) return [];
      const then = before === undefined ? known : justBefore(known, before);
      const told = after === 'mute' ? afterMute : afterPause;
      const one = await told(watch, then, since, needs);
      return one ? [{ known, watch, missed: one }] : [];
    }),
  );
  return found.flat();
}

/** Summary after a mute. If the recording is muted again, it waits for the end of that mute. */
const afterMute = async (watch: Watch, known: Known, since: Instant, needs: SightNeeds) =>
  standing(watch.muted) ? undefined : missedBy(watch, known, since, watch.muted, needs);

/**
 * Summary after a pause. A mute that still stands delays it, unless something has happened that the mute lets through.
 */
async function afterPause(watch: Watch, known: Known, since: Instant, needs: SightNeeds) {
  const muted = standing(watch.muted);
  if (!muted) return missedBy(watch, known, since, undefined, needs);
  const missed = await missedBy(watch, known, Math.min(since, muted.since), undefined, needs);
  return missed?.kinds.some((kind) => comesThrough(kind, muted)) ? missed : undefined;
}

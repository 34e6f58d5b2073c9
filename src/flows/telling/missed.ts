import type { Sights } from '../../ports/polling.ts';
import type { Batch } from '../../ports/telling.ts';
import type { Known } from '../../recording/known.ts';
import type { Instant } from '../../recording/recording.ts';
import { type Missed, missedSince } from '../../recording/summing/missed.ts';
import { asSeen } from '../../recording/summing/trouble.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import type { MissedOf } from '../../recording/telling/saying.ts';
import { isWantedAs } from '../../recording/watching/broadcast.ts';
import { comesThrough, justBefore, type Mute, standing, untold } from '../../recording/watching/mute.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { type DeliverWorld, NOTHING_TO_DO, PACE_MS, postOnce, type Told } from './outcome.ts';

type Silence = Delivery<'missed'>;

/** After a silence: what was missed, at most one message, and none where nothing was. */
export async function tellMissed(batch: Batch, head: Silence, world: DeliverWorld): Promise<Told> {
  const missed = await missedHere(batch, head, world);
  const [first] = missed;
  if (!first) return NOTHING_TO_DO;
  return head.after === 'pause'
    ? tellPlace(batch, head, missed, world)
    : tellThread(batch, head, first, world);
}

async function missedHere(
  { place }: Batch,
  { missed, after }: Silence,
  world: DeliverWorld,
): Promise<MissedOf[]> {
  const found = await Promise.all(
    missed.map(async ({ sid, since, before }): Promise<readonly MissedOf[]> => {
      const [known, watch] = await Promise.all([world.recordings.find(sid), world.watches.find(place, sid)]);
      if (!known || !watch || watch.paused) return [];
      const then = before === undefined ? known : justBefore(known, before);
      const told = after === 'mute' ? afterMute : afterPause;
      const one = await told(watch, then, since, world);
      return one ? [{ known, watch, missed: one }] : [];
    }),
  );
  return found.flat();
}

/** Muted anew in the meantime, it is summed up at the end of that. */
const afterMute = async (watch: Watch, known: Known, since: Instant, world: SeeingWorld) =>
  standing(watch.muted) ? undefined : missedBy(watch, known, since, watch.muted, world);

/** What is still muted is summed up when that ends, unless something has happened that a mute lets through. */
async function afterPause(watch: Watch, known: Known, since: Instant, world: SeeingWorld) {
  const muted = standing(watch.muted);
  if (!muted) return missedBy(watch, known, since, undefined, world);
  const missed = await missedBy(watch, known, Math.min(since, muted.since), undefined, world);
  return missed?.kinds.some((kind) => comesThrough(kind, muted)) ? missed : undefined;
}

export interface SeeingWorld {
  readonly sights: Pick<Sights, 'get'>;
}

/** What was missed since a moment, if this watch wants to hear of any of it. @param mute under which it was missed */
export async function missedBy(
  { only }: Watch,
  known: Known,
  since: Instant,
  mute: Mute | undefined,
  { sights }: SeeingWorld,
): Promise<Missed | undefined> {
  const sight = await sights.get(known.recording.app);
  const missed = untold(missedSince(asSeen(known, sight, since), since), mute);
  return missed?.kinds.some((kind) => isWantedAs(kind, only)) ? missed : undefined;
}

async function tellPlace(
  batch: Batch,
  head: Silence,
  missed: readonly MissedOf[],
  { messenger, ...world }: DeliverWorld,
): Promise<Told> {
  const since = Math.min(...head.missed.map((one) => one.since));
  const posted = await postOnce(batch, head.id, undefined, { messenger, ...world }, (id) =>
    messenger.postMissedByPlace(batch.place, id, missed, since, head.missed.length, head.at),
  );
  return { posted, pace: PACE_MS };
}

async function tellThread(batch: Batch, head: Silence, one: MissedOf, world: DeliverWorld): Promise<Told> {
  const { card } = one.watch;
  // Without a card there is no thread; the card that is about to be posted says how things stand.
  if (card === undefined) return NOTHING_TO_DO;
  const posted = await postOnce(batch, head.id, card, world, (id) =>
    world.messenger.postMissed(batch.place, id, card, one, head.at),
  );
  // The card was deleted, and with it everything that was said under it.
  const settled = posted.kind === 'no_message' ? NOTHING_TO_DO.posted : posted;
  return { posted: settled, pace: PACE_MS };
}

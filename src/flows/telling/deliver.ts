import type { Posted } from '../../ports/slack.ts';
import type { Batch } from '../../ports/telling.ts';
import { nameOf } from '../../recording/known.ts';
import { cardEdit, type Delivery } from '../../recording/telling/delivery.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { endMutes } from '../watching/mute.ts';
import { tellApp } from './app-news.ts';
import { folded, tellDigest } from './fold.ts';
import { lines } from './lines.ts';
import { tellMissed } from './missed.ts';
import {
  conclude,
  type DeliverWorld,
  EDIT_PACE_MS,
  NOTHING_TO_DO,
  PACE_MS,
  postOnce,
  type Told,
} from './outcome.ts';
import { subjectOf } from './subject.ts';

type Of<K extends Delivery['kind']> = Extract<Delivery, { readonly kind: K }>;

/**
 * Tells the first thing that waits for one place, and leaves the rest in order. One call makes at most one
 * new message, so that the pace of the channel is kept by whoever calls next, in whatever process.
 */
export async function deliver(place: Place, world: DeliverWorld): Promise<void> {
  const taken = await world.outbox.take(place);
  if (!taken) return;
  await endMutes(place, taken.deliveries, world);
  const batch = await folded(taken, world);
  await conclude(batch, await tell(batch, world), world);
}

function tell(batch: Batch, world: DeliverWorld): Promise<Told> {
  const [head] = batch.deliveries;
  switch (head.kind) {
    case 'recording':
      return tellRecording(batch, head, world);
    case 'unwatched':
      return editForTheLastTime(batch, head, world);
    case 'share':
      return tellShare(batch, head, world);
    case 'not_shared':
      return tellNotShared(batch, head, world);
    case 'app':
      return tellApp(batch, head, world);
    case 'forgotten':
      return editForgotten(batch, head, world);
    case 'digest':
      return tellDigest(batch, head, world);
    case 'missed':
      return tellMissed(batch, head, world);
    case 'paused':
      return tellPaused(batch, head, world);
    case 'left':
      return passOn(batch, world);
    case 'passed_on':
      return tellPassedOn(batch, head, world);
  }
}

async function tellRecording(batch: Batch, head: Of<'recording'>, world: DeliverWorld): Promise<Told> {
  const { recordings, watches, messenger, outbox } = world;
  const { place } = batch;
  const known = await recordings.find(head.sid);
  if (!known) return NOTHING_TO_DO;
  const subject = await subjectOf(place, known, watches);
  const { watch } = subject;
  if (!watch || watch.paused) return NOTHING_TO_DO;
  const news = lines(head.news, head.at, watch, known.recording.mode);

  if (watch.card === undefined) {
    const posted = await postOnce(batch, cardId(head.sid), undefined, world, (id) =>
      messenger.postCard(place, id, subject),
    );
    if (posted.kind === 'ok') await outbox.setCard(batch, head.sid, posted.ts);
    return { posted, pace: PACE_MS, more: news.length > 0 };
  }

  // The card first: an edit may be repeated at will, so a failure after it costs nothing.
  const edited = isLastOf(head.sid, batch)
    ? await messenger.updateCard(place, cardId(head.sid), watch.card, subject)
    : NOTHING_TO_DO.posted;
  const refused = edited.kind === 'refused' || edited.kind === 'invalid';
  // What is refused may be the edit alone: it is tried again by itself, and the news does not wait for it.
  if (refused && news.length > 0) await outbox.put(place, cardEdit(head.sid, head.at));
  else if (edited.kind !== 'ok') return lostCard(batch, watch, repeatable(edited), world);
  if (news.length === 0) return { posted: edited, pace: EDIT_PACE_MS };

  const { card } = watch;
  const posted = await postOnce(batch, head.id, card, world, (id) =>
    messenger.postNews(place, id, card, subject, news, head.at),
  );
  return { ...(await lostCard(batch, watch, posted, world)), noise: 'news' };
}

/** One card per recording and place, so that every edit can name it as its post did. */
const cardId = (sid: string): string => `${sid}.card`;

/** Of several waiting edits of one card only the last is worth making. */
const isLastOf = (sid: string, { deliveries: [, ...behind] }: Batch): boolean =>
  !behind.some((delivery) => delivery.kind === 'recording' && delivery.sid === sid);

/** A message that nobody can find any more is posted anew, with the news still under it. */
async function lostCard(batch: Batch, watch: Watch, posted: Posted, world: DeliverWorld): Promise<Told> {
  if (posted.kind !== 'no_message') return { posted, pace: PACE_MS };
  await world.outbox.setCard(batch, watch.sid, undefined);
  return { posted: { kind: 'ok', ts: '' }, pace: PACE_MS, more: true };
}

/** Whether an edit arrived does not matter, as it can be made again. */
const repeatable = (posted: Posted): Posted => (posted.kind === 'unknown' ? { kind: 'later' } : posted);

async function editForTheLastTime(batch: Batch, head: Of<'unwatched'>, world: DeliverWorld): Promise<Told> {
  const { place } = batch;
  const known = await world.recordings.find(head.sid);
  if (!known) return NOTHING_TO_DO;
  const subject = await subjectOf(place, known, world.watches);
  // Watched again in the meantime: the new watch has posted, or will post, a card of its own.
  const left = head.by === undefined ? {} : { left: { by: head.by, at: head.at } };
  const unwatched = { ...subject, watch: undefined, ...left };
  const posted = await world.messenger.updateCard(place, cardId(head.sid), head.card, unwatched);
  const settled: Posted = posted.kind === 'no_message' ? NOTHING_TO_DO.posted : repeatable(posted);
  return { posted: settled, pace: EDIT_PACE_MS };
}

async function tellShare(batch: Batch, head: Of<'share'>, world: DeliverWorld): Promise<Told> {
  const { place } = batch;
  const known = await world.recordings.find(head.sid);
  if (!known) return NOTHING_TO_DO;
  const subject = await subjectOf(place, known, world.watches);
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postShare(place, id, subject, head.by),
  );
  return { posted, pace: PACE_MS };
}

async function tellNotShared(batch: Batch, head: Of<'not_shared'>, world: DeliverWorld): Promise<Told> {
  const known = await world.recordings.find(head.sid);
  if (!known) return NOTHING_TO_DO;
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postNotShared(batch.place, id, head, nameOf(known)),
  );
  return { posted, pace: PACE_MS };
}

async function tellPaused(batch: Batch, head: Of<'paused'>, world: DeliverWorld): Promise<Told> {
  const known = await world.recordings.findAll(head.sids);
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postPaused(batch.place, id, head, known.map(nameOf)),
  );
  return { posted, pace: PACE_MS };
}

async function editForgotten(batch: Batch, head: Of<'forgotten'>, world: DeliverWorld): Promise<Told> {
  const posted = await world.messenger.updateForgotten(batch.place, cardId(head.sid), head);
  const settled: Posted = posted.kind === 'no_message' ? NOTHING_TO_DO.posted : repeatable(posted);
  return { posted: settled, pace: EDIT_PACE_MS };
}

async function passOn({ place }: Batch, { owners }: DeliverWorld): Promise<Told> {
  await owners.passOn(place.team, place.channel);
  return NOTHING_TO_DO;
}

async function tellPassedOn(batch: Batch, head: Of<'passed_on'>, world: DeliverWorld): Promise<Told> {
  const posted = await postOnce(batch, head.id, undefined, world, (id) =>
    world.messenger.postPassedOn(batch.place, id, head),
  );
  return { posted, pace: PACE_MS };
}

import type { Recordings, Watches } from '../../../ports/knowing.ts';
import type { Batch } from '../../../ports/telling.ts';
import { asTold } from '../../../recording/summing/as-of-now.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import { told } from '../../../recording/telling/piece.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import { isForChannel } from '../../../recording/watching/broadcast.ts';
import { standsOut } from '../../../recording/watching/cards.ts';
import { isAwaited } from '../../../recording/watching/watch.ts';
import type { SightNeeds } from '../missed-by.ts';
import { EDIT_PACE_MS, PACE_MS } from '../policy.ts';
import { subjectOf } from '../subject.ts';
import { NOTHING, type Ready } from './turn.ts';

export interface RecordingNeeds extends SightNeeds {
  readonly recordings: Pick<Recordings, 'find' | 'findAll'>;
  readonly watches: Pick<Watches, 'find' | 'of'>;
}

/**
 * An edit of the card, or the card itself if it is not posted yet. News is told here only if an earlier attempt, before
 * it was sorted, may have arrived.
 */
export async function recording(
  batch: Batch,
  { id, sid, at, news }: Delivery<'recording'>,
  needs: RecordingNeeds,
): Promise<Ready> {
  if (news.length === 0) return cardAlone(batch, sid, needs);
  const watch = await needs.watches.find(batch.place, sid);
  const loud = news.some((one) => isForChannel(one, watch?.broadcast));
  const pieces = [{ id, at, news, told: loud ? 'channel' : 'thread' }] as const;
  return thread(batch, { id, kind: 'thread', sid, at, pieces }, needs);
}

/** A recording with the watch of this place; `undefined` if there is none, or it is paused. */
async function toldHere({ place }: Batch, sid: string, { recordings, watches }: RecordingNeeds) {
  const known = await recordings.find(sid);
  const subject = known && (await subjectOf(place, known, watches));
  const watch = subject?.watch;
  return watch && !watch.paused ? { subject, watch } : undefined;
}

async function cardAlone(batch: Batch, sid: string, needs: RecordingNeeds): Promise<Ready> {
  const here = await toldHere(batch, sid, needs);
  if (!here) return NOTHING;
  const { subject, watch } = here;
  const { card, cards } = watch;
  const shown = await shownCard(subject, needs);
  if (card !== undefined) return { edit: { ...shown, ts: card }, cardOf: sid, pace: EDIT_PACE_MS };
  if (isAwaited(watch, subject.known) || (cards === 'bad' && !standsOut(subject.known))) return NOTHING;
  return { post: shown, cardOf: sid, pace: PACE_MS };
}

/** The card, posted before what is told under it; nothing if it is not to be posted. */
export async function cardFirst(batch: Batch, sid: string, needs: RecordingNeeds): Promise<Ready> {
  const ready = await cardAlone(batch, sid, needs);
  return ready.post ? { ...ready, more: true } : NOTHING;
}

/** Lines in the thread of a card, which is edited with them; first the card itself if it is not posted yet. */
export async function thread(
  batch: Batch,
  { id, sid, pieces }: Delivery<'thread'>,
  needs: RecordingNeeds,
): Promise<Ready> {
  const here = await toldHere(batch, sid, needs);
  if (!here) return NOTHING;
  const { subject, watch } = here;
  const shown = await shownCard(subject, needs);
  const { card } = watch;
  if (isAwaited(watch, subject.known)) return NOTHING;
  if (card === undefined) return { post: shown, cardOf: sid, pace: PACE_MS, more: true };
  const edit = { ...shown, ts: card };
  const said = told(pieces);
  if (said.length === 0) return { edit, cardOf: sid, pace: EDIT_PACE_MS };
  const post = { id, card, saying: { kind: 'news', subject, pieces: said } } as const;
  return { edit, post, cardOf: sid, pace: PACE_MS };
}

const shownCard = async (subject: Subject, needs: SightNeeds) =>
  ({
    id: cardId(subject.known.recording.sid),
    saying: { kind: 'card', subject: await asShown(subject, needs) },
  }) as const;

/** The view of its app counts, because a dark app gets no looks that would change the recording. */
async function asShown(subject: Subject, { sights }: SightNeeds): Promise<Subject> {
  const { known } = subject;
  return known.final ? subject : { ...subject, known: asTold(known, await sights.get(known.recording.app)) };
}

/** Id of the card, one for each recording and place, so that every edit has the id of the post. */
const cardId = (sid: string): string => `${sid}.card`;

/** Last edit of a card after an unwatch; it says who stopped watching. */
export async function unwatched(
  { place }: Batch,
  { sid, at, by, card }: Delivery<'unwatched'>,
  { recordings, watches }: RecordingNeeds,
): Promise<Ready> {
  const known = await recordings.find(sid);
  if (!known) return NOTHING;
  const left = by === undefined ? {} : { left: { by, at } };
  // If it was watched again since, the new watch has a card of its own.
  const subject = { ...(await subjectOf(place, known, watches)), watch: undefined, ...left };
  return { edit: { id: cardId(sid), ts: card, saying: { kind: 'card', subject } }, pace: EDIT_PACE_MS };
}

export const forgotten = (_: Batch, { card, ...facts }: Delivery<'forgotten'>): Ready => ({
  edit: { id: cardId(facts.sid), ts: card, saying: facts },
  pace: EDIT_PACE_MS,
});

/** A line under the card. */
export async function onIt(
  batch: Batch,
  { id, sid, by }: Delivery<'on_it'>,
  needs: RecordingNeeds,
): Promise<Ready> {
  const here = await toldHere(batch, sid, needs);
  if (!here) return NOTHING;
  const { card } = here.watch;
  if (card === undefined) return cardFirst(batch, sid, needs);
  const saying = { kind: 'on_it', subject: here.subject, by } as const;
  return { post: { id, card, saying }, cardOf: sid, pace: PACE_MS };
}

export async function share(
  { place }: Batch,
  { id, sid, by }: Delivery<'share'>,
  needs: RecordingNeeds,
): Promise<Ready> {
  const known = await needs.recordings.find(sid);
  if (!known) return NOTHING;
  const subject = await asShown(await subjectOf(place, known, needs.watches), needs);
  return { post: { id, saying: { kind: 'share', subject, by } }, pace: PACE_MS };
}

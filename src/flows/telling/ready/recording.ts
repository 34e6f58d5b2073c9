import type { Recordings, Watches } from '../../../ports/knowing.ts';
import type { Batch } from '../../../ports/telling.ts';
import type { Delivery } from '../../../recording/telling/delivery.ts';
import { lines } from '../lines.ts';
import { EDIT_PACE_MS, PACE_MS } from '../policy.ts';
import { subjectOf } from '../subject.ts';
import { NOTHING, type Ready } from './turn.ts';

export interface RecordingNeeds {
  readonly recordings: Pick<Recordings, 'find' | 'findAll'>;
  readonly watches: Pick<Watches, 'find' | 'of'>;
}

/** An edit of the card, and under it the news that this place wants; a card alone if it has none yet. */
export async function recording(
  batch: Batch,
  { id, sid, at, news: all }: Delivery<'recording'>,
  { recordings, watches }: RecordingNeeds,
): Promise<Ready> {
  const known = await recordings.find(sid);
  if (!known) return NOTHING;
  const subject = await subjectOf(batch.place, known, watches);
  const { watch } = subject;
  if (!watch || watch.paused) return NOTHING;
  const news = lines(all, at, watch, known.recording.mode);
  const hasNews = news.length > 0;
  const shown = { id: cardId(sid), saying: { kind: 'card', subject } } as const;
  const { card } = watch;
  if (card === undefined) return { post: shown, cardOf: sid, pace: PACE_MS, more: hasNews };

  const edit = isLastOf(sid, batch) ? { edit: { ...shown, ts: card } } : {};
  if (!hasNews) return { ...edit, cardOf: sid, pace: EDIT_PACE_MS };
  const post = { id, card, saying: { kind: 'news', subject, news, at } } as const;
  return { ...edit, post, cardOf: sid, pace: PACE_MS, noise: 'news' };
}

/** Id of the card, one for each recording and place, so that every edit has the id of the post. */
const cardId = (sid: string): string => `${sid}.card`;

/** Whether this is the last of several waiting edits of one card; only that one is made. */
const isLastOf = (sid: string, { deliveries: [, ...behind] }: Batch): boolean =>
  !behind.some((delivery) => delivery.kind === 'recording' && delivery.sid === sid);

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

export async function share(
  { place }: Batch,
  { id, sid, by }: Delivery<'share'>,
  { recordings, watches }: RecordingNeeds,
): Promise<Ready> {
  const known = await recordings.find(sid);
  if (!known) return NOTHING;
  const subject = await subjectOf(place, known, watches);
  return { post: { id, saying: { kind: 'share', subject, by } }, pace: PACE_MS };
}

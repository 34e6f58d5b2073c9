import type { Owners } from '../../ports/knowing.ts';
import type { Log } from '../../ports/process.ts';
import type { Messenger, Posted } from '../../ports/slack.ts';
import type { Batch, Outbox } from '../../ports/telling.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import { MOST_REFUSALS } from './policy.ts';
import type { Post, Ready } from './ready/turn.ts';

export interface AttemptNeeds {
  readonly outbox: Pick<Outbox, 'sending' | 'setCard' | 'put'>;
  readonly messenger: Messenger;
  readonly owners: Pick<Owners, 'passOn'>;
  readonly log: Log;
}

/** How one attempt went. */
export interface Told {
  readonly posted: Posted;
  /** Milliseconds until this place may be posted to again. */
  readonly pace: number;
  /** The same delivery has more to tell. */
  readonly more?: boolean;
  /** What counts towards a burst. */
  readonly noise?: 'news' | 'digest';
}

/** Nothing was to be posted. */
const DONE: Posted = { kind: 'ok', ts: '' };

/** How far clocks of Slack and the bot may differ when looking for a message, in milliseconds. */
const CLOCKS_DIFFER_MS = 60_000;

/** Makes the edit and the message that a delivery comes to, and notes where its card is. */
export async function attempt(batch: Batch, ready: Ready, needs: AttemptNeeds): Promise<Told> {
  const { post, passOn, cardOf, more, ...rest } = ready;
  if (passOn !== undefined) await needs.owners.passOn(batch.place.team, passOn);
  // The edit first: it may be repeated at will, so a failure after it costs nothing.
  const edited = await edit(batch, ready, needs);
  const posted = post && edited.kind === 'ok' ? await postOnce(batch, post, needs) : edited;
  if (posted.kind === 'no_message' && (ready.edit || post?.card !== undefined)) {
    return lost(batch, ready, needs);
  }
  const isCard = cardOf !== undefined && post !== undefined && post.card === undefined;
  if (isCard && posted.kind === 'ok') await needs.outbox.setCard(batch, cardOf, posted.ts);
  return { ...rest, posted, ...(more ? { more } : {}) };
}

async function edit(
  { place, deliveries: [head] }: Batch,
  { edit, post, cardOf }: Ready,
  { messenger, outbox }: AttemptNeeds,
): Promise<Posted> {
  if (!edit) return DONE;
  const edited = await messenger.edit(place, edit.id, edit.ts, edit.saying);
  // Whether it arrived does not matter, as it can be made again.
  if (edited.kind === 'unknown') return { kind: 'later' };
  const refused = edited.kind === 'refused' || edited.kind === 'invalid';
  if (!refused || !post || cardOf === undefined) return edited;
  // What is refused may be the edit alone: it is tried again by itself, and the news does not wait for it.
  await outbox.put(place, cardEdit(cardOf, head.at));
  return DONE;
}

/**
 * A card that nobody can find any more is posted anew, with the news still under it. With one that belongs to no watch
 * everything is gone that was said under it.
 */
async function lost(batch: Batch, { cardOf, pace }: Ready, { outbox }: AttemptNeeds): Promise<Told> {
  if (cardOf === undefined) return { posted: DONE, pace };
  await outbox.setCard(batch, cardOf, undefined);
  return { posted: DONE, pace, more: true };
}

/**
 * Posts, unless an earlier attempt that nobody heard the end of did arrive. Slack has no idempotency key, so
 * the delivery's id travels in the message's metadata and is looked for before a doubtful post is repeated.
 */
async function postOnce(
  batch: Batch,
  { id, saying, card }: Post,
  { messenger, outbox, log }: AttemptNeeds,
): Promise<Posted> {
  if (batch.doubtful) {
    const [{ at }] = batch.deliveries;
    const found = await messenger.find(batch.place, id, at - CLOCKS_DIFFER_MS, card);
    if (found.kind === 'found') return { kind: 'ok', ts: found.ts };
    if (found.kind === 'later') return { kind: 'unknown', why: 'could not look for the message yet' };
    if (found.kind === 'refused' && batch.attempts < MOST_REFUSALS) {
      return { kind: 'unknown', why: found.reason };
    }
    // Without the history scopes nobody can know. Told twice is better than not told.
    log.warn({ delivery: id, found: found.kind }, 'repeated');
  }
  await outbox.sending(batch);
  return messenger.post(batch.place, id, saying, card);
}

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

/** Result of one attempt. */
export interface Told {
  readonly posted: Posted;
  /** Time until this place may be posted to again, in milliseconds. */
  readonly pace: number;
  /** The same delivery has more to tell. */
  readonly more?: boolean;
  /** Kind of message that counts towards a burst. */
  readonly noise?: 'news' | 'digest';
}

/** Result if there was nothing to post. */
const DONE: Posted = { kind: 'ok', ts: '' };

/** Largest difference between the clocks of Slack and the bot when looking for a message, in milliseconds. */
const CLOCKS_DIFFER_MS = 60_000;

/** Makes the edit and the message of a delivery, and stores where its card is. */
export async function attempt(batch: Batch, ready: Ready, needs: AttemptNeeds): Promise<Told> {
  const { post, passOn, cardOf, more, ...rest } = ready;
  if (passOn !== undefined) await needs.owners.passOn(batch.place.team, passOn);
  // The edit comes first: it can be repeated freely, so a failure after it costs nothing.
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
  // An edit can be made again, so it does not matter whether this one arrived.
  if (edited.kind === 'unknown') return { kind: 'later' };
  const refused = edited.kind === 'refused' || edited.kind === 'invalid';
  if (!refused || !post || cardOf === undefined) return edited;
  // Slack may refuse the edit alone: it is queued again by itself, and the news does not wait for it.
  await outbox.put(place, cardEdit(cardOf, head.at));
  return DONE;
}

/**
 * Posts a card anew if its message is gone, with the news under it. If the card belongs to no watch, its thread is gone
 * and nothing is posted.
 */
async function lost(batch: Batch, { cardOf, pace }: Ready, { outbox }: AttemptNeeds): Promise<Told> {
  if (cardOf === undefined) return { posted: DONE, pace };
  await outbox.setCard(batch, cardOf, undefined);
  return { posted: DONE, pace, more: true };
}

/**
 * Posts, unless an earlier attempt without an answer did arrive. Slack has no idempotency key, so the delivery's id
 * travels in the metadata of the message and is looked for before a doubtful post is repeated.
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
    // Without the history scopes we cannot know. A repeated message is better than a missing one.
    log.warn({ delivery: id, found: found.kind }, 'repeated');
  }
  await outbox.sending(batch);
  return messenger.post(batch.place, id, saying, card);
}

import type { Owners } from '../../../ports/knowing.ts';
import type { Posted } from '../../../ports/slack.ts';
import type { Batch, Outbox } from '../../../ports/telling.ts';
import { cardEdit } from '../../../recording/telling/delivery.ts';
import type { Noted } from '../../../recording/telling/ledger.ts';
import { MOST_ANEW } from '../policy.ts';
import type { Ready } from '../ready/turn.ts';
import { notedOf, type PostNeeds, postOnce, type Unseen } from './post-once.ts';

export interface AttemptNeeds extends PostNeeds {
  readonly outbox: Pick<Outbox, 'sending' | 'setCard' | 'put'>;
  readonly owners: Pick<Owners, 'passOn'>;
}

/** Result of one attempt. */
export interface Told {
  readonly posted: Posted | Unseen;
  /** Time until this place may be posted to again, in milliseconds. */
  readonly pace: number;
  /** The same delivery has more to tell. */
  readonly more?: boolean;
  /** Nothing was to be posted, so news need not wait for what comes next here. */
  readonly onlyEdit?: true;
  /** The message, for the log and the ledger. */
  readonly noted?: Noted;
  /** It is the card itself, which is in the ledger since its `ts` was stored. */
  readonly isCard?: true;
}

/** Result if there was nothing to post. */
const DONE: Posted = { kind: 'ok', ts: '' };

/** Makes the edit and the message of a delivery, and stores where its card is. */
export async function attempt(batch: Batch, ready: Ready, needs: AttemptNeeds): Promise<Told> {
  const { post, passOn, cardOf, more, ...rest } = ready;
  if (passOn !== undefined) await needs.owners.passOn(batch.place.team, passOn);
  // The edit comes first: it can be repeated freely, so a failure after it costs nothing.
  const edited = await edit(batch, ready, needs);
  const { posted, noted } =
    post && edited.kind === 'ok'
      ? await postOnce(batch, post, needs)
      : { posted: edited, ...addedBy(ready.edit, edited) };
  if (posted.kind === 'no_message' && batch.from !== 'table' && (ready.edit || post?.card !== undefined)) {
    return lost(batch, ready, needs);
  }
  const told = {
    ...rest,
    posted,
    ...(more ? { more } : {}),
    ...(ready.edit && !post ? { onlyEdit: true as const } : {}),
    ...(noted ? { noted } : {}),
  };
  const isCard = cardOf !== undefined && post !== undefined && post.card === undefined;
  if (!isCard || posted.kind !== 'ok') return told;
  await needs.outbox.setCard(batch, cardOf, posted.ts, noted);
  return { ...told, isCard };
}

/** News that an edit has told. */
const addedBy = (edit: Ready['edit'], edited: Posted): { readonly noted?: Noted } =>
  edit?.adds ? notedOf({ id: edit.id, saying: edit.adds }, edited) : {};

async function edit(
  { place, deliveries: [head] }: Batch,
  { edit, post, cardOf }: Ready,
  { messenger, outbox, log }: AttemptNeeds,
): Promise<Posted> {
  if (!edit) return DONE;
  const edited = await messenger.edit(place, edit.id, edit.ts, edit.saying);
  const isOver = edited.kind === 'ok' || edited.kind === 'no_message' || edited.kind === 'gone';
  if (!isOver && post && cardOf !== undefined) {
    // News never waits for an edit, which is made by itself as soon as Slack lets it.
    await outbox.put(place, cardEdit(cardOf, head.at));
    log.info({ ...place, sid: cardOf, delivery: head.id, why: edited.kind }, 'editDeferred');
    return DONE;
  }
  // An edit can be made again, so it does not matter whether this one arrived.
  return edited.kind === 'unknown' ? { kind: 'later' } : edited;
}

/**
 * Posts a card anew if its message is gone, with the news under it, a few times at most. If the card belongs to no watch,
 * its thread is gone and nothing is posted.
 */
async function lost(batch: Batch, { cardOf, pace }: Ready, { outbox, log }: AttemptNeeds): Promise<Told> {
  if (cardOf === undefined) return { posted: DONE, pace };
  if (batch.cardsLost >= MOST_ANEW) return { posted: { kind: 'no_message' }, pace };
  await outbox.setCard(batch, cardOf, undefined);
  log.info({ ...batch.place, sid: cardOf, delivery: batch.deliveries[0].id }, 'cardLost');
  return { posted: DONE, pace, more: true };
}

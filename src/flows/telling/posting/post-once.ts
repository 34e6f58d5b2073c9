import type { Log } from '../../../ports/process.ts';
import type { Messenger, Posted } from '../../../ports/slack.ts';
import type { Batch, Lost, Outbox, Search } from '../../../ports/telling.ts';
import { filled } from '../../../recording/filled.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { LedgerEntry, Noted } from '../../../recording/telling/ledger.ts';
import { aboutOf, marksIn } from '../../../recording/telling/marks.ts';
import { CLOCKS_DIFFER_MS, MOST_REFUSALS } from '../policy.ts';
import type { Post } from '../ready/turn.ts';
import { type RecallNeeds, recall } from './recall.ts';

export interface PostNeeds extends RecallNeeds {
  readonly outbox: Pick<Outbox, 'sending'>;
  readonly messenger: Messenger;
  readonly log: Log;
}

/** An earlier post was looked for, and whether it arrived is not known yet. Nothing was posted. */
export interface Unseen {
  readonly kind: 'unseen';
  readonly why: string;
  /** Slack's own wait. */
  readonly afterMs?: number;
  /** Cursor at which the search goes on. */
  readonly from?: string;
}

/**
 * Time for which a message is looked for where Slack limits that, in milliseconds: apps outside of its Marketplace may
 * read fifteen messages a minute. After it the message is posted again, and says so.
 */
const SEARCHED_MS = 180_000;

/** Attempts at reading what was told before Redis lost it; Slack may ask to wait a minute before each. */
const RECALLED = 3;

/** Decision before a post: it is not needed, it has to wait, or this is to be posted. */
type Before =
  | { readonly posted: Posted | Unseen; readonly how?: LedgerEntry['how'] }
  /** `repeats`: time of an earlier post that may have arrived. */
  | { readonly post: Post; readonly repeats?: number };

/**
 * Posts, unless that was done before. Slack has no idempotency key, so the delivery's id travels in the metadata of the
 * message, and is looked for before a doubtful post is repeated. A repeated message is better than a missing one, if it
 * says that it may be one.
 */
export async function postOnce(
  batch: Batch,
  asked: Post,
  needs: PostNeeds,
): Promise<{ readonly posted: Posted | Unseen; readonly noted?: Noted }> {
  const { messenger, outbox, log } = needs;
  const before = await beforePosting(batch, asked, needs);
  if ('posted' in before) return { posted: before.posted, ...notedOf(asked, before.posted, before.how) };
  const { post, repeats } = before;
  if (repeats !== undefined) log.warn({ delivery: post.id, channel: batch.place.channel }, 'repeated');
  await outbox.sending(batch);
  const posted = await messenger.post(batch.place, post.id, post.saying, post.card, repeats);
  return { posted, ...notedOf(post, posted, repeats === undefined ? 'told' : 'repeated', repeats) };
}

async function beforePosting(batch: Batch, post: Post, needs: PostNeeds): Promise<Before> {
  if (batch.search) return lookFor(batch, batch.search, post, needs);
  return batch.lost ? afterLoss(batch, batch.lost, post, needs) : { post };
}

/** Facts for the ledger; none unless Slack has the message. */
export function notedOf(
  { id, saying }: Post,
  posted: Posted | Unseen,
  how: LedgerEntry['how'] = 'told',
  repeats?: Instant,
): { readonly noted?: Noted } {
  if (posted.kind !== 'ok') return {};
  return { noted: { delivery: id, ts: posted.ts, how, ...aboutOf(saying), ...filled({ repeats }) } };
}

/** Looks for the message of an earlier attempt that had no answer. */
async function lookFor(
  { place, attempts }: Batch,
  { since, until, forMs, from }: Search,
  post: Post,
  { messenger }: PostNeeds,
): Promise<Before> {
  const between = {
    since: since - CLOCKS_DIFFER_MS,
    until: until + CLOCKS_DIFFER_MS,
    ...(from === undefined ? {} : { from }),
  };
  const found = await messenger.find(place, post.id, between, post.card, marksIn(post.saying));
  const hidden = { post, repeats: since };
  switch (found.kind) {
    case 'found':
      return { posted: { kind: 'ok', ts: found.ts }, how: 'found' };
    case 'absent':
      return { post };
    case 'forbidden':
      return hidden;
    case 'refused':
      return attempts < MOST_REFUSALS ? { posted: { kind: 'unseen', why: found.reason } } : hidden;
    case 'later': {
      if (forMs >= SEARCHED_MS) return hidden;
      const { afterMs, from: next } = found;
      return {
        posted: { kind: 'unseen', why: 'limited', afterMs, ...(next === undefined ? {} : { from: next }) },
      };
    }
  }
}

/**
 * Looks for the message where Redis may have lost that it was told. Only a certain loss delays the post or marks it as
 * a repetition.
 */
async function afterLoss(batch: Batch, lost: Lost, post: Post, needs: PostNeeds): Promise<Before> {
  const recalled = await recall(batch, lost, post, needs);
  if (recalled.found !== undefined) {
    needs.log.info({ delivery: post.id, channel: batch.place.channel }, 'recalled');
    return { posted: { kind: 'ok', ts: recalled.found }, how: 'found' };
  }
  const left = recalled.post ?? post;
  const unclear = recalled.hidden || recalled.afterMs !== undefined;
  if (!unclear || !lost.sure) return { post: left };
  if (recalled.afterMs === undefined || batch.attempts >= RECALLED)
    return { post: left, repeats: lost.since };
  return { posted: { kind: 'unseen', why: 'limited', afterMs: recalled.afterMs } };
}

import type { Owners } from '../../ports/knowing.ts';
import type { Log, Once } from '../../ports/process.ts';
import type { RefusalOf } from '../../ports/slack.ts';
import type { Batch, DeadLetters, Outbox, Pauses } from '../../ports/telling.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import { MOST_REFUSALS, retryIn } from './policy.ts';
import type { Told } from './posting/attempt.ts';
import { admitted } from './shut-out.ts';

export interface SettleNeeds {
  readonly outbox: Pick<Outbox, 'settle' | 'postpone' | 'put' | 'closeTable'>;
  readonly deadLetters: Pick<DeadLetters, 'keep'>;
  readonly pauses: Pauses;
  readonly refusalOf: RefusalOf;
  readonly owners: Owners;
  readonly once: Pick<Once, 'forget'>;
  readonly log: Log;
  /** Answers a number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Kinds that are kept where Slack refuses them for long, because no summary of what was missed contains them. */
const UNSUMMED: ReadonlySet<Delivery['kind']> = new Set(['unwatched', 'forgotten', 'not_shared', 'emptied']);

/** Kinds that are kept also where Slack lets nobody post: nothing is known to be watched there, so nothing pauses. */
const UNPAUSED: ReadonlySet<Delivery['kind']> = new Set(['emptied']);

/** Stores the result of an attempt: told, to be tried again, or never to be told here. */
export async function settle(batch: Batch, told: Told, needs: SettleNeeds): Promise<void> {
  const { outbox, pauses, log } = needs;
  const { posted, pace, more, noted } = told;
  const [head] = batch.deliveries;
  const facts = { delivery: head.id, channel: batch.place.channel, team: batch.place.team };
  switch (posted.kind) {
    case 'ok':
      // The bot was let in again without anybody having to press.
      if (batch.paused && posted.ts !== '') {
        await pauses.reached(batch.place);
        log.info(facts, 'placeBack');
      }
      // Owners are told of a revoked token as soon as there is a new one.
      if (head.kind === 'paused' && needs.refusalOf(head.reason) === 'token')
        await admitted(batch.place.team, needs);
      if (posted.ts === '') {
        if (!more && batch.from !== 'card') log.info({ ...facts, kind: head.kind }, 'nothingToTell');
      } else if (told.onlyEdit && !noted) {
        const sids = 'sid' in head ? [head.sid] : undefined;
        log.info({ ...facts, sids, attempts: batch.attempts, ts: posted.ts }, 'edited');
      } else log.info({ ...facts, ...toldOf(batch, told), ts: posted.ts }, 'told');
      if (more) return outbox.postpone(batch, pace, 'card');
      if (posted.ts === '') return outbox.settle(batch, pace);
      return outbox.settle(batch, pace, told.onlyEdit ? 'edited' : (noted?.how ?? 'told'), {
        ts: posted.ts,
        ...(noted && !told.isCard ? { noted } : {}),
      });
    case 'later': {
      const inMs = posted.afterMs ?? retryIn(batch.attempts, needs.random());
      log.info({ ...facts, inMs }, 'postponed');
      const notSent = posted.afterMs === undefined ? 'away' : 'not_sent';
      return outbox.postpone(batch, inMs, told.onlyEdit ? 'not_edited' : notSent);
    }
    case 'unseen': {
      const inMs = posted.afterMs ?? retryIn(batch.attempts, needs.random());
      log.info({ ...facts, why: posted.why, inMs }, 'lookedFor');
      return outbox.postpone(batch, inMs, 'unseen', posted.from);
    }
    case 'unknown':
      log.warn({ ...facts, why: posted.why }, 'doubtful');
      return outbox.postpone(batch, retryIn(batch.attempts, needs.random()), 'unknown');
    case 'refused':
      if (batch.refusals >= MOST_REFUSALS) return stopTelling(batch, pace, posted.reason, UNSUMMED, needs);
      log.warn({ ...facts, reason: posted.reason, refusals: batch.refusals + 1 }, 'refused');
      return outbox.postpone(batch, retryIn(batch.refusals, needs.random()), 'unclear');
    case 'gone':
      return stopTelling(batch, pace, posted.reason, UNPAUSED, needs);
    case 'no_message':
    case 'invalid': {
      if (batch.from === 'table' && posted.kind === 'no_message') {
        log.info(facts, 'tableClosed');
        return outbox.closeTable(batch, pace);
      }
      // A retry would block everything behind it for ever. Kept before the delivery is removed: a crash in between
      // keeps it twice under one id.
      const why = posted.kind === 'invalid' ? posted.why : posted.kind;
      const letter = await needs.deadLetters.keep(batch.place, head, why);
      log.error({ ...facts, why, letter }, 'notTold');
      return outbox.settle(batch, pace, 'not_told');
    }
  }
}

/** Facts of a log line about a message, so that news can be followed from the look that learnt it to Slack's `ts`. */
function toldOf({ attempts, deliveries: [head] }: Batch, { noted, isCard }: Told): Record<string, unknown> {
  const { delivery = head.id, sids, kinds, how = 'told' } = noted ?? {};
  // News that waits for its card is told by a message of its own.
  const of = isCard ? [] : newsOf(head, sids);
  return { delivery, sids, kinds, how, attempts, ...(of.length > 0 ? { of } : {}) };
}

/** Ids of the news in a message that is not told under the id of that news alone. @param sids whose news was told */
function newsOf(head: Delivery, sids: readonly string[] = []): readonly string[] {
  if (head.kind === 'thread') return head.pieces.length > 1 ? head.pieces.map(({ id }) => id) : [];
  if (head.kind !== 'digest') return [];
  return head.told.slice(head.shown).flatMap(({ sid, of = [] }) => (sids.includes(sid) ? of : []));
}

/** Pauses a place because Slack refuses the bot there until a person acts. */
async function stopTelling(
  batch: Batch,
  pace: number,
  reason: string,
  kept: ReadonlySet<Delivery['kind']>,
  needs: SettleNeeds,
): Promise<void> {
  const { outbox, pauses, owners, deadLetters, log, random } = needs;
  const {
    place,
    deliveries: [head],
  } = batch;
  const facts = { delivery: head.id, channel: place.channel, team: place.team, reason };
  if (isPerson(place)) {
    // Slack may not have reported the deactivation. A crash before the delivery is removed repeats this, which
    // changes nothing.
    if (needs.refusalOf(reason) === 'account') await owners.passOn(place.team, place.channel);
    // A person must learn of it, so it waits until the bot may write to that person.
    else if (head.kind === 'paused') {
      const inMs = retryIn(batch.attempts, random());
      log.warn({ ...facts, inMs }, 'ownerNotTold');
      return outbox.postpone(batch, inMs, 'refused');
    }
  }
  if (head.kind === 'share') await notShared(place, head, reason, needs);
  const letter = kept.has(head.kind) ? await deadLetters.keep(place, head, reason) : undefined;
  // Done before the delivery is removed: a crash in between repeats the pause, which changes nothing.
  const outcome = await pauses.pause(place, reason);
  // A place that was open a moment ago was paused by this call, whose first answer was lost.
  const becamePaused = outcome === 'paused' || (outcome === 'already' && !batch.paused);
  log.warn({ ...facts, letter }, becamePaused ? 'placeGone' : 'notPosted');
  return outbox.settle(batch, pace, 'refused');
}

/** Tells the person who asked to share that it failed, and lets them press again at once. */
async function notShared(
  place: Place,
  { id, sid, at, by }: Delivery<'share'>,
  reason: string,
  { outbox, once }: SettleNeeds,
): Promise<void> {
  // Without this, a direct message that cannot be posted would be answered with another.
  if (isPerson(place)) return;
  const { team, channel } = place;
  await once.forget(id);
  const delivery = { id: `${id}.refused`, kind: 'not_shared', sid, at, channel, reason } as const;
  await outbox.put({ team, channel: by }, delivery);
}

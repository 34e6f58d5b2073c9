import type { Owners, Recordings, Watches } from '../../ports/knowing.ts';
import type { Sights } from '../../ports/polling.ts';
import type { Log } from '../../ports/process.ts';
import type { Messenger, Posted } from '../../ports/slack.ts';
import type { Batch, DeadLetters, Mutes, Once, Outbox, Pauses } from '../../ports/telling.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import { admitted, isShut } from './admission.ts';

export interface DeliverWorld {
  readonly outbox: Outbox;
  readonly deadLetters: Pick<DeadLetters, 'keep'>;
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly pauses: Pauses;
  readonly owners: Owners;
  readonly mutes: Pick<Mutes, 'unmute'>;
  readonly once: Pick<Once, 'forget'>;
  readonly sights: Pick<Sights, 'get'>;
  readonly messenger: Messenger;
  readonly log: Log;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
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

export const NOTHING_TO_DO: Told = { posted: { kind: 'ok', ts: '' }, pace: 0 };

/** Slack takes about one message a second per channel. */
export const PACE_MS = 1_050;

/** An edit is no message, but Slack takes only about fifty of them a minute. */
export const EDIT_PACE_MS = 1_200;

/** Waits after attempts that failed, where Slack has not said how long to wait. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** A reason on no list is waited out this often, about two minutes in all; after that a person has to know. */
const MOST_REFUSALS = RETRY_MS.length;

/** No summary of what was missed has these. */
const UNSUMMED: ReadonlySet<Delivery['kind']> = new Set(['unwatched', 'forgotten', 'not_shared']);

/** Slack's codes for a direct message to an account that is deactivated, or is none that could read it. */
const LEFT: ReadonlySet<string> = new Set([
  'user_disabled',
  'cannot_dm_bot',
  'user_not_found',
  'users_not_found',
]);

/** How far clocks of Slack and the bot may differ when looking for a message. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Posts, unless an earlier attempt that nobody heard the end of did arrive. Slack has no idempotency key, so
 * the delivery's id travels in the message's metadata and is looked for before a doubtful post is repeated.
 */
export async function postOnce(
  batch: Batch,
  id: string,
  card: string | undefined,
  { messenger, outbox, log }: DeliverWorld,
  post: (id: string) => Promise<Posted>,
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
  return post(id);
}

/** Writes down how it went: told, to be tried again, or never to be told here. */
export async function conclude(batch: Batch, told: Told, world: DeliverWorld): Promise<void> {
  const { outbox, pauses, log } = world;
  const { posted, pace, more } = told;
  const [head] = batch.deliveries;
  const facts = { delivery: head.id, channel: batch.place.channel, team: batch.place.team };
  switch (posted.kind) {
    case 'ok':
      // Somebody let the bot in again, and nobody had to press anything.
      if (batch.paused && posted.ts !== '') await pauses.reached(batch.place);
      // Owners are told of a revoked token as soon as there is another.
      if (head.kind === 'paused' && isShut(head.reason)) await admitted(batch.place.team, world);
      return more ? outbox.postpone(batch, pace, 'not_sent') : outbox.settle(batch, pace, told.noise);
    case 'later': {
      const inMs = posted.afterMs ?? retryIn(batch.attempts, world.random());
      log.info({ ...facts, inMs }, 'postponed');
      return outbox.postpone(batch, inMs, 'not_sent');
    }
    case 'unknown':
      log.warn({ ...facts, why: posted.why }, 'doubtful');
      return outbox.postpone(batch, retryIn(batch.attempts, world.random()), 'unknown');
    case 'refused':
      if (batch.refusals >= MOST_REFUSALS) {
        if (UNSUMMED.has(head.kind)) await world.deadLetters.keep(batch.place, head, posted.reason);
        return stopTelling(batch, pace, posted.reason, world);
      }
      log.warn({ ...facts, reason: posted.reason, refusals: batch.refusals + 1 }, 'refused');
      return outbox.postpone(batch, retryIn(batch.refusals, world.random()), 'unclear');
    case 'gone':
      return stopTelling(batch, pace, posted.reason, world);
    case 'no_message':
    case 'invalid': {
      // Repeating it would block everything behind it, for ever. Before it is taken away: a crash in between keeps it twice
      // under one id.
      const why = posted.kind === 'invalid' ? posted.why : posted.kind;
      log.error({ ...facts, why }, 'notTold');
      await world.deadLetters.keep(batch.place, head, why);
      return outbox.settle(batch, pace);
    }
  }
}

/** Slack does not let the bot tell this place, and will not until a person acts. */
async function stopTelling(batch: Batch, pace: number, reason: string, world: DeliverWorld): Promise<void> {
  const { outbox, pauses, owners, log, random } = world;
  const {
    place,
    deliveries: [head],
  } = batch;
  log.warn({ delivery: head.id, channel: place.channel, team: place.team, reason }, 'placeGone');
  if (isPerson(place)) {
    // Nobody may have said so. A crash before the delivery is taken away repeats it, which changes nothing.
    if (LEFT.has(reason)) await owners.passOn(place.team, place.channel);
    // Somebody has to know, so it waits until the bot may write to that person.
    else if (head.kind === 'paused') {
      return outbox.postpone(batch, retryIn(batch.attempts, random()), 'refused');
    }
  }
  if (head.kind === 'share') await notShared(place, head, reason, world);
  // Before the delivery is taken away: a crash in between repeats the pause, which changes nothing.
  await pauses.pause(place, reason);
  return outbox.settle(batch, pace);
}

/** Whoever was promised it hears that nothing comes of it, and may press again at once. */
async function notShared(
  place: Place,
  { id, sid, at, by }: Delivery<'share'>,
  reason: string,
  { outbox, once }: DeliverWorld,
): Promise<void> {
  // A direct message that cannot be posted would be answered with one.
  if (isPerson(place)) return;
  const { team, channel } = place;
  await once.forget(id);
  const delivery = { id: `${id}.refused`, kind: 'not_shared', sid, at, channel, reason } as const;
  await outbox.put({ team, channel: by }, delivery);
}

/** Shorter by up to a third, so that a hundred places do not all come back at the moment at which Slack does. */
function retryIn(attempts: number, random: number): number {
  const wait = RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)] ?? RETRY_MS[0];
  return wait * (1 - random / 3);
}

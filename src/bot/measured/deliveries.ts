import type { Clock } from '../../ports/process.ts';
import type { DeadLetters, Outbox } from '../../ports/telling.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Delivery } from '../../recording/telling/delivery.ts';
import { tellableFrom } from '../../recording/telling/piece.ts';
import type { Meters } from '../../web/metrics/metrics.ts';

/** The outbox, counting how each attempt ended and how old news was when Slack had it. */
export const measuredOutbox = (outbox: Outbox, meters: Meters, now: Clock): Outbox => ({
  ...outbox,
  async settle(batch, nextIn, outcome = 'nothing', told = {}) {
    await outbox.settle(batch, nextIn, outcome, told);
    meters.count('recbot_delivery_attempts_total', { outcome });
    // Edits tell no news, except those of a table, which are noted.
    if (told.ts === undefined || (outcome === 'edited' && !told.noted)) return;
    const [head] = batch.deliveries;
    const from = couldBeTold(head);
    if (from === undefined) return;
    const waitedS = Math.max(0, now() - from) / 1_000;
    meters.observe('recbot_delivery_latency_seconds', { kind: head.kind }, waitedS);
  },
  async closeTable(batch, nextIn) {
    await outbox.closeTable(batch, nextIn);
    meters.count('recbot_delivery_attempts_total', { outcome: 'not_edited' });
  },
  async postpone(batch, inMs, outcome, from) {
    await outbox.postpone(batch, inMs, outcome, from);
    meters.count('recbot_delivery_attempts_total', { outcome });
  },
});

/** Moment from which a delivery could be told; `undefined` for one that was kept and queued once more. */
const couldBeTold = (head: Delivery): Instant | undefined => {
  if (head.again) return undefined;
  return head.kind === 'thread' ? tellableFrom(head.pieces) : head.at;
};

export const measuredDeadLetters = (letters: DeadLetters, meters: Meters): DeadLetters => ({
  ...letters,
  async keep(place, delivery, reason) {
    const id = await letters.keep(place, delivery, reason);
    meters.count('recbot_dead_letters_total', {});
    return id;
  },
});

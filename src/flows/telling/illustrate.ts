import type { Recordings, Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import type { Illustrator, Messenger, Posted } from '../../ports/slack.ts';
import type { Illustrations, Order, Outbox } from '../../ports/telling.ts';
import type { Known } from '../../recording/known.ts';
import { isFinished } from '../../recording/phase.ts';
import type { Instant } from '../../recording/recording.ts';
import { summary } from '../../recording/summing/summary.ts';
import { cardEdit } from '../../recording/telling/delivery.ts';
import type { Saying } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { subjectOf } from './subject.ts';

interface CardsNeeds {
  readonly illustrations: Illustrations;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly now: Clock;
}

export interface IllustrateNeeds extends CardsNeeds {
  readonly recordings: Recordings;
  readonly watches: Watches;
  readonly illustrator: Illustrator;
}

/**
 * Refusals to show a picture before it is given up: Slack processes an upload for a second or two before blocks may
 * show it.
 */
const REFUSALS = 8;

const hasPicture = (known: Known): boolean => isFinished(known.phase) && summary(known).span !== undefined;

/** Time of the last stage, which identifies the verdict that a picture shows. */
const verdictAt = ({ life, since }: Known): Instant => life.at(-1)?.at ?? since;

/**
 * The same messenger, with a picture on the cards of finished recordings as soon as there is one. The card is edited at
 * once without it; no news waits for a picture or is lost with one.
 */
export function illustrated(messenger: Messenger, needs: CardsNeeds): Messenger {
  return {
    ...messenger,
    post: (place, id, saying, card, repeats) =>
      withPicture(place, saying, needs, (each) => messenger.post(place, id, each, card, repeats)),
    edit: (place, id, ts, saying) =>
      withPicture(place, saying, needs, (each) => messenger.edit(place, id, ts, each)),
  };
}

async function withPicture(
  place: Place,
  saying: Saying,
  needs: CardsNeeds,
  send: (saying: Saying) => Promise<Posted>,
): Promise<Posted> {
  if (saying.kind !== 'card' || !hasPicture(saying.subject.known)) return send(saying);
  const { known, watch } = saying.subject;
  const { sid } = known.recording;
  const of = verdictAt(known);
  const held = await needs.illustrations.find(place, sid);
  if (held?.of !== of) {
    const posted = await send(saying);
    // After the card and before its delivery is settled: a crash in between edits again and asks again.
    if (posted.kind === 'ok' && watch) await needs.illustrations.want({ place, sid, of });
    return posted;
  }
  if (held.file === undefined) return send(saying);
  const posted = await send({ ...saying, subject: { ...saying.subject, picture: held.file } });
  if (posted.kind !== 'invalid') return posted;

  const { file, ...without } = held;
  const refusals = held.refusals + 1;
  const givenUp = refusals >= REFUSALS;
  await needs.illustrations.put(place, sid, { ...without, refusals, ...(givenUp ? {} : { file }) });
  if (givenUp) needs.log.warn({ sid, channel: place.channel, why: posted.why }, 'pictureRefused');
  else await showAgain(place, sid, needs);
  return send(saying);
}

const showAgain = (place: Place, sid: string, { outbox, now }: CardsNeeds): Promise<void> =>
  outbox.put(place, cardEdit(sid, now()));

/** A picture could not be drawn or sent this time. */
class NotIllustrated extends Error {
  override readonly name = 'NotIllustrated';
}

/**
 * Draws and uploads one picture, and queues an edit of its card. After a crash the upload is repeated, and the last one
 * shown.
 * @param last no further attempt will be made
 * @throws {NotIllustrated} when another attempt may help
 */
export async function illustrate(order: Order, last: boolean, needs: IllustrateNeeds): Promise<void> {
  const { place, sid, of } = order;
  const { recordings, watches, illustrations, illustrator, log } = needs;
  const known = await recordings.find(sid);
  // Forgotten, found again, judged anew, unwatched, or paused since: the next edit of the card asks anew.
  if (!known || verdictAt(known) !== of) return;
  const subject = await subjectOf(place, known, watches);
  if (!subject.watch || subject.watch.paused) return;

  const held = await illustrations.find(place, sid);
  if (held?.of !== of) {
    const uploaded = await illustrator.upload(place, subject);
    const facts = { sid, channel: place.channel };
    if (uploaded.kind === 'failed' && !last) throw new NotIllustrated(uploaded.why);
    if (uploaded.kind === 'ok') {
      log.info(facts, 'illustrated');
      await illustrations.put(place, sid, { of, file: uploaded.file, refusals: 0 });
    } else {
      if (uploaded.kind !== 'nothing') log.warn({ ...facts, why: uploaded.why }, 'notIllustrated');
      await illustrations.put(place, sid, { of, refusals: 0 });
      return;
    }
  }
  await showAgain(place, sid, needs);
}

import type { Messenger, Posted } from '../../ports/slack.ts';
import type { Subject } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { card, sharedCard } from '../render/card/card.ts';
import { type Message, saying } from '../render/message.ts';
import { digestMessage } from '../render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../render/telling/missed.ts';
import { newsMessage } from '../render/telling/news.ts';
import { appMessage, notSharedMessage, pausedMessage } from '../render/telling/notices.ts';
import { passedOnMessage } from '../render/telling/owners.ts';
import { moment, shown } from '../text.ts';
import { findMessage } from './find.ts';
import { createLookAt, type Speaking } from './look-at.ts';
import { type Metadata, metadataOf, metadataOfMany } from './metadata.ts';
import { createPosting, type Post, type WhenRefused } from './posting.ts';

export interface MessengerOptions extends SlackAccount, Speaking {}

/** The question costs nothing. */
const FIND_AGAIN_MS = 5_000;

/** Slack, as deliveries use it: what was decided elsewhere is put in words, posted, and its fate reported. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { log } = options;
  const client = createClient(options, log);
  const posting = createPosting(client, log);
  const lookAt = createLookAt(client, options);

  async function post(
    place: Place,
    message: Message,
    metadata: Metadata,
    thread?: Post['thread'],
    whenRefused?: WhenRefused,
  ): Promise<Posted> {
    const opened = await posting.open(place.channel);
    if ('kind' in opened) return opened;
    return posting.post(
      { channel: opened.channel, message, metadata, ...(thread ? { thread } : {}) },
      whenRefused,
    );
  }

  return {
    async postCard(place, id, subject) {
      const message = card(subject, await lookAt(place, subject.watch));
      return post(place, message, metadataFor(id, subject), undefined, whenRefused(subject));
    },

    async updateCard(place, id, ts, subject) {
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const message = card(subject, await lookAt(place, subject.watch));
      return posting.edit(opened.channel, ts, message, metadataFor(id, subject), whenRefused(subject));
    },

    async postNews(place, id, cardTs, subject, news, at) {
      const { language } = await lookAt(place, subject.watch);
      const message = newsMessage(subject, news, at, language);
      const { recording, phase } = subject.known;
      const metadata = metadataOf(
        id,
        recording.sid,
        phase,
        news.map(({ kind }) => kind),
      );
      return post(place, message, metadata, { card: cardTs, broadcast: message.broadcast });
    },

    async updateForgotten(place, id, { sid, at, card: ts, name }) {
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const { language } = await lookAt(place);
      const message = saying({ fact: language.notice.forgotten(shown(name), moment(at)) });
      return posting.edit(opened.channel, ts, message, metadataOf(id, sid, '', []));
    },

    async postDigest(place, id, told, at) {
      const { language } = await lookAt(place, told[0]?.watch);
      const message = digestMessage(told, at, language);
      const sids = told.map(({ known }) => known.recording.sid);
      const kinds = new Set(told.flatMap(({ news }) => news.map(({ kind }) => kind)));
      return post(place, message, metadataOfMany(id, sids, [...kinds]));
    },

    async postMissed(place, id, cardTs, missed, at) {
      const { known, watch } = missed;
      const { language } = await lookAt(place, watch);
      const message = missedInThread(missed, at, language);
      const metadata = metadataOf(
        id,
        known.recording.sid,
        known.phase,
        missed.missed.kinds.map(({ kind }) => kind),
      );
      return post(place, message, metadata, { card: cardTs, broadcast: message.broadcast });
    },

    async postMissedByPlace(place, id, missed, since, total, at) {
      const { language } = await lookAt(place, missed[0]?.watch);
      const message = missedByPlace(missed, since, total, at, language);
      const sids = missed.map(({ known }) => known.recording.sid);
      const kinds = new Set(missed.flatMap((one) => one.missed.kinds.map(({ kind }) => kind)));
      return post(place, message, metadataOfMany(id, sids, [...kinds]));
    },

    async postShare(place, id, subject, by) {
      const message = sharedCard(subject, by, await lookAt(place, subject.watch));
      return post(place, message, metadataFor(id, subject));
    },

    async postNotShared(place, id, delivery, name) {
      const { language } = await lookAt(place);
      const message = notSharedMessage(delivery, name, language);
      return post(place, message, metadataOf(id, delivery.sid, '', []));
    },

    async postApp(place, id, delivery) {
      const { language } = await lookAt(place);
      const metadata = metadataOfMany(id, delivery.sids, [delivery.news.kind]);
      return post(place, appMessage(delivery, language), metadata);
    },

    async postPaused(place, id, delivery, names) {
      const { language } = await lookAt(place);
      return post(place, pausedMessage(delivery, names, language), metadataOfMany(id, delivery.sids, []));
    },

    async postPassedOn(place, id, delivery) {
      const { language } = await lookAt(place);
      return post(place, passedOnMessage(delivery, language), metadataOfMany(id, delivery.sids, []));
    },

    async find(place, id, since, cardTs) {
      const opened = await posting.open(place.channel);
      if (!('kind' in opened)) return findMessage(client, opened.channel, id, since, cardTs);
      return opened.kind === 'later'
        ? { kind: 'later', afterMs: opened.afterMs ?? FIND_AGAIN_MS }
        : { kind: 'absent' };
    },
  };
}

/** Slack shows a file only after it has looked at it. */
const whenRefused = ({ picture }: Subject): WhenRefused => (picture === undefined ? 'plain' : 'tell');

const metadataFor = (id: string, { known }: Subject): Metadata =>
  metadataOf(id, known.recording.sid, known.phase, []);

import type { Log } from '../../ports/log.ts';
import type { Messenger, Posted, Subject } from '../../ports/messenger.ts';
import type { Place, Watch } from '../../ports/watches.ts';
import type { Policy } from '../../recording/policy.ts';
import { languageFor } from '../language/languages.ts';
import { card, sharedCard } from '../render/card.ts';
import { digestMessage } from '../render/digest.ts';
import type { Look } from '../render/look.ts';
import { type Message, saying } from '../render/message.ts';
import { missedByPlace, missedInThread } from '../render/missed.ts';
import { newsMessage } from '../render/news.ts';
import { appMessage, pausedMessage } from '../render/notices.ts';
import { passedOnMessage } from '../render/owners.ts';
import { moment, shown } from '../text.ts';
import { createClient, type SlackAccount } from './client.ts';
import { findMessage } from './find.ts';
import { type Metadata, metadataOf, metadataOfMany } from './metadata.ts';
import { createPosting, type Post, type WhenRefused } from './posting.ts';

export interface MessengerOptions extends SlackAccount {
  readonly defaultLanguage: string;
  readonly log: Log;
  readonly policy: Policy;
}

/** The question costs nothing. */
const FIND_AGAIN_MS = 5_000;

/** Slack, as deliveries use it: what was decided elsewhere is put in words, posted, and its fate reported. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { defaultLanguage, log, policy } = options;
  const client = createClient(options, log);
  const posting = createPosting(client, log);
  const plainLook: Look = { language: languageFor(defaultLanguage), policy };
  const lookOf = (watch: Watch | undefined): Look => ({
    language: languageFor(watch?.lang, defaultLanguage),
    policy,
  });

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
    postCard: (place, id, subject) =>
      post(
        place,
        card(subject, lookOf(subject.watch)),
        metadataFor(id, subject),
        undefined,
        whenRefused(subject),
      ),

    async updateCard(place, id, ts, subject) {
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const message = card(subject, lookOf(subject.watch));
      return posting.edit(opened.channel, ts, message, metadataFor(id, subject), whenRefused(subject));
    },

    postNews(place, id, cardTs, subject, news, at) {
      const message = newsMessage(subject, news, at, lookOf(subject.watch).language);
      const { recording, phase } = subject.known;
      const metadata = metadataOf(
        id,
        recording.sid,
        phase,
        news.map(({ kind }) => kind),
      );
      return post(place, message, metadata, { card: cardTs, broadcast: message.broadcast });
    },

    async updateForgotten(place, id, { sid, at, card: ts, name, lang }) {
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const language = languageFor(lang, defaultLanguage);
      const message = saying({ fact: language.notice.forgotten(shown(name), moment(at)) });
      return posting.edit(opened.channel, ts, message, metadataOf(id, sid, '', []));
    },

    postDigest(place, id, told, at) {
      const message = digestMessage(told, at, lookOf(told[0]?.watch).language);
      const sids = told.map(({ known }) => known.recording.sid);
      const kinds = new Set(told.flatMap(({ news }) => news.map(({ kind }) => kind)));
      return post(place, message, metadataOfMany(id, sids, [...kinds]));
    },

    postMissed(place, id, cardTs, missed, at) {
      const { known, watch } = missed;
      const message = missedInThread(missed, at, lookOf(watch).language);
      const metadata = metadataOf(id, known.recording.sid, known.phase, missed.missed.kinds);
      return post(place, message, metadata, { card: cardTs, broadcast: message.broadcast });
    },

    postMissedByPlace(place, id, missed, since, total, at) {
      const message = missedByPlace(missed, since, total, at, lookOf(missed[0]?.watch).language);
      const sids = missed.map(({ known }) => known.recording.sid);
      const kinds = new Set(missed.flatMap((one) => one.missed.kinds));
      return post(place, message, metadataOfMany(id, sids, [...kinds]));
    },

    postShare: (place, id, subject, by) =>
      post(place, sharedCard(subject, by, lookOf(subject.watch)), metadataFor(id, subject)),

    postApp: (place, id, delivery) =>
      post(
        place,
        appMessage(delivery, plainLook.language),
        metadataOfMany(id, delivery.sids, [delivery.news.kind]),
      ),

    postPaused: (place, id, delivery, names) =>
      post(place, pausedMessage(delivery, names, plainLook.language), metadataOfMany(id, delivery.sids, [])),

    postPassedOn: (place, id, delivery, lang) =>
      post(
        place,
        passedOnMessage(delivery, languageFor(lang, defaultLanguage)),
        metadataOfMany(id, delivery.sids, []),
      ),

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

import type { Messenger } from '../../ports/slack.ts';
import type { Saying } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { findMessage } from './find.ts';
import { createLookAt, type Speaking } from './look-at.ts';
import { worded } from './messages.ts';
import { metadataOf } from './metadata.ts';
import { createPosting } from './posting.ts';

export interface MessengerOptions extends SlackAccount, Speaking {}

/** The question costs nothing. In milliseconds. */
const FIND_AGAIN_MS = 5_000;

/** Slack, as deliveries use it: what was decided elsewhere is put in words, posted, and its fate reported. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { log } = options;
  const client = createClient(options, log);
  const posting = createPosting(client, log);
  const lookAt = createLookAt(client, options);
  const wordedFor = (place: Place, saying: Saying) => worded(saying, (watch) => lookAt(place, watch));

  return {
    async post(place, id, saying, card) {
      const { message, about, broadcast = false, whenRefused } = await wordedFor(place, saying);
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const thread = card === undefined ? {} : { thread: { card, broadcast } };
      const post = { channel: opened.channel, message, metadata: metadataOf(id, about), ...thread };
      return posting.post(post, whenRefused);
    },

    async edit(place, id, ts, saying) {
      const { message, about, whenRefused } = await wordedFor(place, saying);
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      return posting.edit(opened.channel, ts, message, metadataOf(id, about), whenRefused);
    },

    async find(place, id, since, card) {
      const opened = await posting.open(place.channel);
      if (!('kind' in opened)) return findMessage(client, opened.channel, id, since, card);
      return opened.kind === 'later'
        ? { kind: 'later', afterMs: opened.afterMs ?? FIND_AGAIN_MS }
        : { kind: 'absent' };
    },
  };
}

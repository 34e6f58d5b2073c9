import type { Holds, Messenger } from '../../ports/slack.ts';
import { marksIn } from '../../recording/telling/marks.ts';
import type { Saying } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { createPeople } from '../voice/people.ts';
import { createVoiceAt, type Speaking } from '../voice/voice.ts';
import { type Asks, findMessage, recallMessages } from './find.ts';
import { createLinks } from './links.ts';
import { asRepetition, type Worded, worded } from './messages.ts';
import { metadataOf } from './metadata.ts';
import { withNames } from './names.ts';
import { createPosting, held } from './posting.ts';

export interface MessengerOptions extends SlackAccount, Speaking {
  readonly holds: Holds;
}

/** Wait before a message is looked for again, in milliseconds; the question costs nothing. */
const FIND_AGAIN_MS = 5_000;

/** Longest time that a message waits for the name of a person, in milliseconds. */
const PATIENCE_MS = 3_000;

/** Slack, as deliveries use it: puts a saying in words, posts it, and reports its fate. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { log, holds } = options;
  const client = createClient(options, log);
  const posting = createPosting(client, log, holds);
  const personOf = createPeople(client, log, Date.now, PATIENCE_MS);
  const voiceAt = createVoiceAt(personOf, options);
  const linksIn = createLinks(client, log);
  const wordedFor = async (place: Place, saying: Saying): Promise<Worded> => {
    const said = await worded(
      saying,
      (watch) => voiceAt(place, watch),
      () => linksIn(place),
      personOf,
    );
    return { ...said, message: await withNames(said.message, personOf) };
  };

  const asksOf =
    ({ team }: Place): Asks =>
    (method, ask) =>
      held(holds, team, method, ask);

  return {
    async post(place, id, saying, card, repeats) {
      const { message, about, broadcast = false, whenRefused } = await wordedFor(place, saying);
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const thread = card === undefined ? {} : { thread: { card, broadcast } };
      const said = repeats === undefined ? message : asRepetition(message, repeats, await voiceAt(place));
      const post = {
        channel: opened.channel,
        message: said,
        metadata: metadataOf(id, about, marksIn(saying)),
        ...thread,
      };
      return posting.post(post, whenRefused);
    },

    async edit(place, id, ts, saying) {
      const { message, about, whenRefused } = await wordedFor(place, saying);
      const opened = await posting.open(place.channel);
      if ('kind' in opened) return opened;
      const { team } = place;
      const edit = { team, channel: opened.channel, ts, message, metadata: metadataOf(id, about) };
      return posting.edit(edit, whenRefused);
    },

    async find(place, id, between, card, marks = []) {
      const opened = await posting.open(place.channel);
      if (!('kind' in opened)) {
        return findMessage(client, asksOf(place), { channel: opened.channel, card }, { id, marks }, between);
      }
      return opened.kind === 'later'
        ? { kind: 'later', afterMs: opened.afterMs ?? FIND_AGAIN_MS }
        : { kind: 'absent' };
    },

    async recall(place, between, card) {
      const opened = await posting.open(place.channel);
      if (!('kind' in opened)) {
        return recallMessages(client, asksOf(place), { channel: opened.channel, card }, between);
      }
      return opened.kind === 'later'
        ? { kind: 'later', afterMs: opened.afterMs ?? FIND_AGAIN_MS }
        : { kind: 'recalled', messages: [] };
    },
  };
}

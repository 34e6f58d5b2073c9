import type { Found, Holds, Messenger, Recalled } from '../../ports/slack.ts';
import { marksIn } from '../../recording/telling/marks.ts';
import type { Saying } from '../../recording/telling/saying.ts';
import type { Place } from '../../recording/watching/place.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { createPeople } from '../voice/people.ts';
import { createVoiceAt, type Speaking } from '../voice/voice.ts';
import { AGAIN_MS, type Asks, findMessage, recallMessages, type Site } from './find.ts';
import { createLinks } from './links.ts';
import { asRepetition, type Worded, worded } from './messages.ts';
import { metadataOf } from './metadata.ts';
import { withNames } from './names.ts';
import { createPosting, held } from './posting.ts';

interface MessengerOptions extends SlackAccount, Speaking {
  readonly holds: Holds;
}

/** Milliseconds for which a message waits for the name of a person. */
const PATIENCE_MS = 3_000;

/** Slack as deliveries use it: puts a saying in words, posts it, and reports what became of it. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { log, holds } = options;
  const client = createClient(options, log);
  const posting = createPosting(client, log, holds);
  const personOf = createPeople(client, log, Date.now, PATIENCE_MS);
  const voiceAt = createVoiceAt(personOf, options);
  const linksIn = createLinks(client, log);
  const wordedFor = async (place: Place, saying: Saying): Promise<Worded> => {
    const said = await worded(saying, {
      voiceFor: (watch) => voiceAt(place, watch),
      linksIn: () => linksIn(place),
      personOf,
    });
    return { ...said, message: await withNames(said.message, personOf) };
  };

  /** Searches a place. @param nothing is the result for one that cannot be opened */
  async function search<Result>(
    { team, channel }: Place,
    card: string | undefined,
    read: (asks: Asks, site: Site) => Promise<Result>,
    nothing: Result,
  ): Promise<Result | { readonly kind: 'later'; readonly afterMs: number }> {
    const opened = await posting.open(channel);
    if (!('kind' in opened)) {
      return read((method, ask) => held(holds, team, method, ask), { channel: opened.channel, card });
    }
    return opened.kind === 'later' ? { kind: 'later', afterMs: opened.afterMs ?? AGAIN_MS } : nothing;
  }

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

    find: (place, id, between, card, marks = []) =>
      search<Found>(place, card, (asks, site) => findMessage(client, asks, site, { id, marks }, between), {
        kind: 'absent',
      }),

    recall: (place, between, card) =>
      search<Recalled>(place, card, (asks, site) => recallMessages(client, asks, site, between), {
        kind: 'recalled',
        messages: [],
      }),
  };
}

import type { Known } from '../../recording/known.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Instant } from '../../recording/recording.ts';
import type { Saying, SayingKind } from '../../recording/telling/saying.ts';
import { isPersonId, type Notify } from '../../recording/watching/notify.ts';
import { isChannel } from '../../recording/watching/place.ts';
import { calledFor, type Watch } from '../../recording/watching/watch.ts';
import { card, sharedCard } from '../render/card/card.ts';
import { fits } from '../render/fitting.ts';
import { context, fallback, type Message, withBlocks } from '../render/message.ts';
import { digestMessage, type LinkTo } from '../render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../render/telling/missed.ts';
import { isBadNews, newsMessage } from '../render/telling/news.ts';
import {
  appMessage,
  emptiedMessage,
  forgottenMessage,
  notSharedMessage,
  pausedMessage,
} from '../render/telling/notices.ts';
import { awaitedMessage, passedOnMessage, resumedHere } from '../render/telling/places.ts';
import { languageMessage, onItMessage } from '../render/telling/pressed.ts';
import { moment } from '../text.ts';
import type { PersonOf } from '../voice/people.ts';
import type { Voice } from '../voice/voice.ts';
import { type About, aboutMany, aboutOne } from './metadata.ts';
import type { WhenRefused } from './posting.ts';

/** A saying in words, as one message. */
export interface Worded {
  readonly message: Message;
  /** Facts for programs that read the message. */
  readonly about: About;
  /** Whether a reply in a thread is also shown in the channel. */
  readonly broadcast?: boolean;
  readonly whenRefused?: WhenRefused;
}

/** Means to put a saying in words in one place. */
interface Means {
  /** @param watch that the message is about */
  voiceFor(watch?: Pick<Watch, 'lang'>): Promise<Voice>;
  /** Gives permalinks of messages in the place. */
  linksIn(): Promise<LinkTo>;
  readonly personOf: PersonOf;
}

type Wording<Kind extends SayingKind> = (saying: Saying<Kind>, means: Means) => Promise<Worded>;

const MESSAGES: { readonly [Kind in SayingKind]: Wording<Kind> } = {
  card: async ({ subject }, { voiceFor }) => ({
    message: card(subject, await voiceFor(subject.watch)),
    about: aboutKnown(subject.known),
    // Slack refuses a card whose picture it has not processed yet; the caller sends it without.
    whenRefused: subject.picture === undefined ? 'plain' : 'tell',
  }),
  async news({ subject, pieces }, { voiceFor, personOf }) {
    const { language } = await voiceFor(subject.watch);
    const who = subject.watch && isBadNews(pieces) ? await calledBy(subject.watch, personOf) : undefined;
    const { broadcast, ...message } = newsMessage(subject, pieces, language, who);
    const kinds = pieces.flatMap(({ news }) => kindsOf(news));
    return { message, about: aboutKnown(subject.known, [...new Set(kinds)]), broadcast };
  },
  async forgotten(gone, { voiceFor }) {
    const { language } = await voiceFor();
    return { message: forgottenMessage(gone, language), about: aboutOne(gone.sid) };
  },
  async digest({ told }, { voiceFor, linksIn }) {
    const { language } = await voiceFor(told[0]?.watch);
    const kinds = told.flatMap(({ news }) => kindsOf(news));
    return {
      message: digestMessage(told, await linksIn(), language),
      about: aboutMany(told.map(sidOf), kinds),
      whenRefused: 'anew',
    };
  },
  async missed({ missed, at }, { voiceFor }) {
    const { language } = await voiceFor(missed.watch);
    const { broadcast, ...message } = missedInThread(missed, at, language);
    return { message, about: aboutKnown(missed.known, kindsOf(missed.missed.kinds)), broadcast };
  },
  async missed_here({ missed, since, total, at }, { voiceFor }) {
    const { language } = await voiceFor(missed[0]?.watch);
    const kinds = missed.flatMap((one) => kindsOf(one.missed.kinds));
    const message = missedByPlace(missed, since, total, at, language);
    return { message, about: aboutMany(missed.map(sidOf), kinds) };
  },
  share: async ({ subject, by }, { voiceFor }) => ({
    message: sharedCard(subject, by, await voiceFor(subject.watch)),
    about: aboutKnown(subject.known),
  }),
  async on_it(taken, { voiceFor }) {
    const { language } = await voiceFor(taken.subject.watch);
    return { message: onItMessage(taken, language), about: aboutKnown(taken.subject.known) };
  },
  not_shared: async (refused, { voiceFor }) => ({
    message: notSharedMessage(refused, (await voiceFor()).language),
    about: aboutOne(refused.sid),
  }),
  app: async (app, { voiceFor }) => ({
    message: appMessage(app, (await voiceFor()).language),
    about: aboutMany(app.sids, [app.news.kind]),
  }),
  emptied: async (emptied, { voiceFor }) => ({
    message: emptiedMessage(emptied, (await voiceFor(emptied)).language),
    about: aboutMany([]),
  }),
  paused: async (paused, { voiceFor }) => ({
    message: pausedMessage(paused, (await voiceFor()).language),
    about: aboutMany(paused.sids),
  }),
  resumed: async ({ channel, at }, { voiceFor }) => ({
    message: resumedHere(channel, at, (await voiceFor()).language),
    about: aboutMany([]),
  }),
  language: async (switched) => ({ message: languageMessage(switched), about: aboutMany([]) }),
  awaited: async (awaited, { voiceFor }) => ({
    message: awaitedMessage(awaited, (await voiceFor()).language),
    about: aboutMany([]),
  }),
  passed_on: async (passed, { voiceFor }) => ({
    message: passedOnMessage(passed, (await voiceFor()).language),
    about: aboutMany(passed.sids),
  }),
};

/** The same message with a remark that it may have been posted before. @param since time of the first attempt */
export function asRepetition(message: Message, since: Instant, { language }: Voice): Message {
  const said = language.notice.perhapsRepeated(moment(since));
  const remarked = withBlocks(message, (all) =>
    fits([...all, context(said)]) ? [...all, context(said)] : all,
  );
  return remarked.blocks === message.blocks
    ? { ...remarked, text: fallback(`${message.text}\n${said}`) }
    : remarked;
}

/** Puts a saying in words. */
export function worded<Kind extends SayingKind>(saying: Saying<Kind>, means: Means): Promise<Worded> {
  const word: Wording<Kind> = MESSAGES[saying.kind];
  return word(saying, means);
}

const sidOf = ({ known }: { readonly known: Known }): string => known.recording.sid;

const kindsOf = (news: readonly { readonly kind: NewsKind }[]): readonly NewsKind[] =>
  news.map(({ kind }) => kind);

const aboutKnown = ({ recording, phase }: Known, kinds: readonly NewsKind[] = []): About =>
  aboutOne(recording.sid, phase, kinds);

/**
 * Person or group that bad news of a watch mentions: its choice, or the watcher if that person has left since. Nobody
 * in a direct message, which notifies its reader anyway.
 */
async function calledBy(watch: Watch, personOf: PersonOf): Promise<Notify | undefined> {
  if (!isChannel(watch)) return undefined;
  for (const one of calledFor(watch)) {
    if (!isPersonId(one)) return one;
    const is = (await personOf(one))?.is ?? 'member';
    if (is === 'member') return one;
  }
  return undefined;
}

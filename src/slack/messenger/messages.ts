import type { Known } from '../../recording/known.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Saying, SayingKind } from '../../recording/telling/saying.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { card, sharedCard } from '../render/card/card.ts';
import { type Message, saying } from '../render/message.ts';
import { digestMessage } from '../render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../render/telling/missed.ts';
import { newsMessage } from '../render/telling/news.ts';
import { appMessage, notSharedMessage, pausedMessage } from '../render/telling/notices.ts';
import { passedOnMessage } from '../render/telling/owners.ts';
import { moment, shown } from '../text.ts';
import type { Voice } from '../voice/voice.ts';
import { type About, aboutMany, aboutOne } from './metadata.ts';
import type { WhenRefused } from './posting.ts';

/** A saying in words, as one message. */
export interface Worded {
  readonly message: Message;
  /** What programs may read of it. */
  readonly about: About;
  /** Under a card: whether the whole channel sees it as well. */
  readonly broadcast?: boolean;
  readonly whenRefused?: WhenRefused;
}

/** How the place is spoken to. @param watch that the message is about */
type VoiceFor = (watch?: Watch) => Promise<Voice>;

const MESSAGES: {
  readonly [Kind in SayingKind]: (saying: Saying<Kind>, voiceFor: VoiceFor) => Promise<Worded>;
} = {
  card: async ({ subject }, voiceFor) => ({
    message: card(subject, await voiceFor(subject.watch)),
    about: aboutKnown(subject.known),
    // Slack shows a file only after it has looked at it.
    whenRefused: subject.picture === undefined ? 'plain' : 'tell',
  }),
  async news({ subject, news, at }, voiceFor) {
    const { language } = await voiceFor(subject.watch);
    const { broadcast, ...message } = newsMessage(subject, news, at, language);
    return { message, about: aboutKnown(subject.known, kindsOf(news)), broadcast };
  },
  async forgotten({ sid, at, name }, voiceFor) {
    const { language } = await voiceFor();
    const message = saying({ fact: language.notice.forgotten(shown(name), moment(at)) });
    return { message, about: aboutOne(sid) };
  },
  async digest({ told, at }, voiceFor) {
    const { language } = await voiceFor(told[0]?.watch);
    const kinds = told.flatMap(({ news }) => kindsOf(news));
    return { message: digestMessage(told, at, language), about: aboutMany(told.map(sidOf), kinds) };
  },
  async missed({ missed, at }, voiceFor) {
    const { language } = await voiceFor(missed.watch);
    const { broadcast, ...message } = missedInThread(missed, at, language);
    return { message, about: aboutKnown(missed.known, kindsOf(missed.missed.kinds)), broadcast };
  },
  async missed_here({ missed, since, total, at }, voiceFor) {
    const { language } = await voiceFor(missed[0]?.watch);
    const kinds = missed.flatMap((one) => kindsOf(one.missed.kinds));
    const message = missedByPlace(missed, since, total, at, language);
    return { message, about: aboutMany(missed.map(sidOf), kinds) };
  },
  share: async ({ subject, by }, voiceFor) => ({
    message: sharedCard(subject, by, await voiceFor(subject.watch)),
    about: aboutKnown(subject.known),
  }),
  not_shared: async (refused, voiceFor) => ({
    message: notSharedMessage(refused, (await voiceFor()).language),
    about: aboutOne(refused.sid),
  }),
  app: async (app, voiceFor) => ({
    message: appMessage(app, (await voiceFor()).language),
    about: aboutMany(app.sids, [app.news.kind]),
  }),
  paused: async (paused, voiceFor) => ({
    message: pausedMessage(paused, (await voiceFor()).language),
    about: aboutMany(paused.sids),
  }),
  passed_on: async (passed, voiceFor) => ({
    message: passedOnMessage(passed, (await voiceFor()).language),
    about: aboutMany(passed.sids),
  }),
};

/** Puts in words what is to be said. */
export function worded<Kind extends SayingKind>(saying: Saying<Kind>, voiceFor: VoiceFor): Promise<Worded> {
  const word: (saying: Saying<Kind>, voiceFor: VoiceFor) => Promise<Worded> = MESSAGES[saying.kind];
  return word(saying, voiceFor);
}

const sidOf = ({ known }: { readonly known: Known }): string => known.recording.sid;

const kindsOf = (news: readonly { readonly kind: NewsKind }[]): readonly NewsKind[] =>
  news.map(({ kind }) => kind);

const aboutKnown = ({ recording, phase }: Known, kinds: readonly NewsKind[] = []): About =>
  aboutOne(recording.sid, phase, kinds);

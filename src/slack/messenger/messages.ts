import type { Known } from '../../recording/known.ts';
import type { NewsKind } from '../../recording/news.ts';
import type { Saying, SayingKind } from '../../recording/telling/saying.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { card, sharedCard } from '../render/card/card.ts';
import type { Look } from '../render/card/look.ts';
import { type Message, saying } from '../render/message.ts';
import { digestMessage } from '../render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../render/telling/missed.ts';
import { newsMessage } from '../render/telling/news.ts';
import { appMessage, notSharedMessage, pausedMessage } from '../render/telling/notices.ts';
import { passedOnMessage } from '../render/telling/owners.ts';
import { moment, shown } from '../text.ts';
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
type Voice = (watch?: Watch) => Promise<Look>;

const MESSAGES: {
  readonly [Kind in SayingKind]: (saying: Saying<Kind>, voice: Voice) => Promise<Worded>;
} = {
  card: async ({ subject }, voice) => ({
    message: card(subject, await voice(subject.watch)),
    about: aboutKnown(subject.known),
    // Slack shows a file only after it has looked at it.
    whenRefused: subject.picture === undefined ? 'plain' : 'tell',
  }),
  async news({ subject, news, at }, voice) {
    const { language } = await voice(subject.watch);
    const { broadcast, ...message } = newsMessage(subject, news, at, language);
    return { message, about: aboutKnown(subject.known, kindsOf(news)), broadcast };
  },
  async forgotten({ sid, at, name }, voice) {
    const { language } = await voice();
    const message = saying({ fact: language.notice.forgotten(shown(name), moment(at)) });
    return { message, about: aboutOne(sid) };
  },
  async digest({ told, at }, voice) {
    const { language } = await voice(told[0]?.watch);
    const kinds = told.flatMap(({ news }) => kindsOf(news));
    return { message: digestMessage(told, at, language), about: aboutMany(told.map(sidOf), kinds) };
  },
  async missed({ missed, at }, voice) {
    const { language } = await voice(missed.watch);
    const { broadcast, ...message } = missedInThread(missed, at, language);
    return { message, about: aboutKnown(missed.known, kindsOf(missed.missed.kinds)), broadcast };
  },
  async missed_here({ missed, since, total, at }, voice) {
    const { language } = await voice(missed[0]?.watch);
    const kinds = missed.flatMap((one) => kindsOf(one.missed.kinds));
    const message = missedByPlace(missed, since, total, at, language);
    return { message, about: aboutMany(missed.map(sidOf), kinds) };
  },
  share: async ({ subject, by }, voice) => ({
    message: sharedCard(subject, by, await voice(subject.watch)),
    about: aboutKnown(subject.known),
  }),
  not_shared: async (refused, voice) => ({
    message: notSharedMessage(refused, (await voice()).language),
    about: aboutOne(refused.sid),
  }),
  app: async (app, voice) => ({
    message: appMessage(app, (await voice()).language),
    about: aboutMany(app.sids, [app.news.kind]),
  }),
  paused: async (paused, voice) => ({
    message: pausedMessage(paused, (await voice()).language),
    about: aboutMany(paused.sids),
  }),
  passed_on: async (passed, voice) => ({
    message: passedOnMessage(passed, (await voice()).language),
    about: aboutMany(passed.sids),
  }),
};

/** Puts in words what is to be said. */
export function worded<Kind extends SayingKind>(saying: Saying<Kind>, voice: Voice): Promise<Worded> {
  const word: (saying: Saying<Kind>, voice: Voice) => Promise<Worded> = MESSAGES[saying.kind];
  return word(saying, voice);
}

const sidOf = ({ known }: { readonly known: Known }): string => known.recording.sid;

const kindsOf = (news: readonly { readonly kind: NewsKind }[]): readonly NewsKind[] =>
  news.map(({ kind }) => kind);

const aboutKnown = ({ recording, phase }: Known, kinds: readonly NewsKind[] = []): About =>
  aboutOne(recording.sid, phase, kinds);

import type { Freshness } from '../../../src/flows/polling/fresh.ts';
import type { Subject } from '../../../src/recording/telling/saying.ts';
import type { Mute } from '../../../src/recording/watching/mute.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { mention, moment, shown } from '../../../src/slack/text.ts';
import { type Needed, NO_CLAIM } from './needed.ts';

/** How a place watches a recording, how its facts were obtained, and who shares its card. */
export interface WatchDoing {
  readonly subject: Subject;
  readonly freshness: Freshness;
  readonly by: string;
  readonly fileBase: string | undefined;
}

const freshIs =
  <K extends Freshness['kind']>(kind: K) =>
  ({ freshness }: WatchDoing, is: (one: Freshness & { readonly kind: K }) => boolean = () => true): boolean =>
    freshness.kind === kind && is(freshness as Freshness & { readonly kind: K });

const isMuted =
  (is: (mute: Mute) => boolean) =>
  ({ subject: { watch } }: WatchDoing): boolean =>
    watch?.muted !== undefined && is(watch.muted);

const mutedBy = (from: WatchDoing, who: string, is: (mute: Mute) => boolean): boolean =>
  isMuted((mute) => mention(mute.by) === who && is(mute))(from);

type OfAnswers = Pick<Language['answer'], 'watchedSince' | 'watchPaused' | 'notWatchedHere'> & {
  readonly fresh: Pick<
    Language['answer']['fresh'],
    'recent' | 'spent' | 'held' | 'underWay' | 'notConfigured'
  >;
};

interface OfAWatch {
  readonly answer: OfAnswers;
  readonly card: Pick<Language['card'], 'unwatched' | 'unwatchedBy' | 'sharedBy' | 'copy'>;
  readonly mute: Pick<Language['mute'], 'onCard'>;
  readonly pauses: Pick<Language['pauses'], 'here'>;
  readonly heard: Pick<Language['heard'], 'problems' | 'kind'>;
  readonly files: Pick<Language['files'], 'links' | 'noLinks'>;
}

export const OF_A_WATCH: Needed<OfAWatch, WatchDoing> = {
  answer: {
    fresh: {
      recent: (from, ageMs) => freshIs('recent')(from, (one) => one.ageMs === ageMs),
      spent: (from, ms) => freshIs('spent')(from, (one) => one.ms === ms),
      held: (from, ms) => freshIs('held')(from, (one) => one.ms === ms),
      underWay: (from, ms) => freshIs('under_way')(from, (one) => one.ms === ms),
      notConfigured: (from, app) =>
        freshIs('not_configured')(from) && shown(from.subject.known.recording.app) === app,
    },
    watchedSince: ({ subject: { watch } }, { only, broadcast, cards, calls, max }) =>
      watch !== undefined &&
      watch.paused === undefined &&
      (watch.only ?? []).length >= only.length &&
      watch.broadcast === broadcast &&
      watch.cards === cards &&
      watch.max === max &&
      (watch.notify !== undefined) === (calls !== undefined) &&
      (watch.notify === 'none') === (calls === 'nobody'),
    watchPaused: ({ subject: { watch } }) => watch?.paused !== undefined,
    notWatchedHere: ({ subject: { watch } }) => watch === undefined,
  },
  card: {
    unwatched: ({ subject: { watch, left } }) => watch === undefined && left === undefined,
    unwatchedBy: ({ subject: { watch, left } }, person) =>
      watch === undefined && left !== undefined && mention(left.by) === person,
    sharedBy: ({ by }, person) => mention(by) === person,
    copy: ({ subject: { watch } }, time) =>
      watch?.copySince !== undefined && moment(watch.copySince) === time,
  },
  mute: {
    onCard: {
      until: (from, _, who) =>
        mutedBy(from, who, ({ until, lets }) => until !== undefined && lets !== 'nothing'),
      silent: (from, _, who) =>
        mutedBy(from, who, ({ until, lets }) => until !== undefined && lets === 'nothing'),
      end: (from, who) => mutedBy(from, who, ({ until }) => until === undefined),
      bad: (from, who) => mutedBy(from, who, ({ lets }) => lets === 'problems'),
    },
  },
  pauses: { here: ({ subject: { watch } }) => watch?.paused !== undefined },
  heard: {
    problems: ({ subject: { watch } }) => (watch?.only ?? []).length > 0,
    kind: ({ subject: { watch } }, kind) => (watch?.only ?? []).includes(kind),
  },
  files: {
    links: ({ fileBase }) => fileBase !== undefined,
    // Advice.
    noLinks: NO_CLAIM,
  },
};

import type { Finding } from '../../../src/flows/asking/doctor.ts';
import type { Resumed } from '../../../src/flows/telling/resume.ts';
import type { MuteAnswer, UnmuteAnswer } from '../../../src/flows/watching/pressing/mute.ts';
import type { SpeakAnswer } from '../../../src/flows/watching/pressing/speak.ts';
import type { TakeOnAnswer } from '../../../src/flows/watching/pressing/take-on.ts';
import type { VouchAnswer } from '../../../src/flows/watching/pressing/vouch.ts';
import type { WatchAnswer } from '../../../src/flows/watching/watch.ts';
import type { Sayings } from '../../../src/recording/telling/saying.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { code, mention } from '../../../src/slack/text.ts';
import { byName, type Needed, NO_CLAIM } from './needed.ts';

/** Results of the bot's work, which its answer is made from. */
export interface Doings {
  readonly findings: readonly Finding[];
  readonly mute: MuteAnswer | UnmuteAnswer;
  readonly vouch: VouchAnswer;
  readonly onIt: { readonly answer: TakeOnAnswer; readonly user: string };
  readonly resumed: Resumed;
  readonly spoken: SpeakAnswer;
  readonly app: Sayings['app'];
  readonly watch: WatchAnswer;
}

type OfFindings = Needed<Omit<Language['doctor'], 'again'>, Doings['findings']>;

const found = <K extends Finding['kind']>(
  findings: readonly Finding[],
  kind: K,
  is: (one: Extract<Finding, { kind: K }>) => boolean = () => true,
): boolean => findings.some((one) => one.kind === kind && is(one as Extract<Finding, { kind: K }>));

const answering = (findings: readonly Finding[]): number =>
  findings.filter((one) => one.kind === 'agora' && one.asked && !one.dark).length;

export const OF_FINDINGS: { readonly doctor: OfFindings } = {
  doctor: {
    title: (all, bad) => all.filter(({ fine }) => !fine).length === bad,
    member: (all, member) => found(all, 'slack', (one) => one.member === member),
    scopesMissing: (all, missing) => found(all, 'scopes', (one) => one.missing.length === missing.length),
    scopesGranted: (all) => found(all, 'scopes', ({ missing }) => missing.length === 0),
    slackAway: (all) => found(all, 'slack_away'),
    agora: (all) => answering(all) > 0,
    agoraUnasked: (all) => found(all, 'agora', ({ asked }) => !asked),
    agoraMany: (all, apps) => answering(all) === apps,
    agoraDark: (all, _, cause) => found(all, 'agora', ({ dark }) => dark?.cause === cause),
    ends: {
      known: (all, _, of, reported) =>
        found(
          all,
          'agora',
          ({ ends }) => ends.of === of && ends.reported === reported && ends.reported + ends.explained >= of,
        ),
      seen: (all, _, unexplained, of) =>
        found(
          all,
          'agora',
          ({ ends }) => ends.of - ends.reported - ends.explained === unexplained && ends.of === of,
        ),
      seenOfMany: (all) => found(all, 'agora', ({ ends }) => ends.of > ends.reported + ends.explained),
      unkept: (all) =>
        found(all, 'agora', ({ ends }) => !ends.kept && (ends.promised || ends.keys.length > 0)),
      deaf: (all, _, ms) =>
        found(all, 'agora', ({ ends }) => ends.deaf.reduce((sum, { from, to }) => sum + to - from, 0) === ms),
    },
    callbacks: {
      unregistered: (all, _, count) =>
        found(all, 'agora', ({ callbacks }) => callbacks?.unregistered === count),
      last: (all) =>
        found(all, 'agora', ({ callbacks }) => callbacks?.lastAt !== undefined && callbacks.endsHeard),
      noEnds: (all) =>
        found(all, 'agora', ({ callbacks }) => callbacks?.lastAt !== undefined && !callbacks.endsHeard),
      never: (all) =>
        found(all, 'agora', ({ callbacks }) => callbacks !== undefined && callbacks.lastAt === undefined),
      senders: (all) => found(all, 'agora', ({ callbacks }) => callbacks?.senders?.kind === 'known'),
      sendersUnknown: (all) => found(all, 'agora', ({ callbacks }) => callbacks?.senders?.kind === 'unknown'),
    },
    held: (all) => found(all, 'held'),
    budget: (all, _, __, { fine }) => found(all, 'budget', (one) => one.fine === fine),
    budgetMany: (all, apps) =>
      all.flatMap((one) => (one.kind === 'budget' && one.fine ? one.apps : [])).length === apps,
    moreAmiss: (all, count) => all.filter(({ fine }) => !fine).length > count,
    due: (all, fine, ms) => found(all, 'due', (one) => one.fine === fine && one.ageMs === ms),
    undelivered: (all, fine, ms) => found(all, 'undelivered', (one) => one.fine === fine && one.ageMs === ms),
    version: (all) => found(all, 'version'),
    emptied: (all) => found(all, 'emptied'),
    evicting: (all, policy) => found(all, 'evicting', (one) => code(one.policy, 40) === policy),
    dead: (all, count) => found(all, 'dead', ({ letters }) => letters.length === count),
    // The report is made from Redis.
    redis: NO_CLAIM,
  },
};

const isMuted =
  (lets: string | undefined, timed: boolean) =>
  (answer: Doings['mute']): boolean =>
    answer.kind === 'muted' &&
    (lets === undefined ? answer.mute.lets === 'bad' : answer.mute.lets === lets) &&
    (answer.mute.until !== undefined) === timed;

const missed =
  (how: Extract<UnmuteAnswer, { kind: 'unmuted' }>['missed']) =>
  (answer: Doings['mute']): boolean =>
    answer.kind === 'unmuted' && answer.missed === how;

export const OF_MUTES: {
  readonly mute: Needed<Omit<Language['mute'], 'choose' | 'onCard'>, Doings['mute']>;
} = {
  mute: {
    muted: {
      until: isMuted(undefined, true),
      silent: isMuted('nothing', true),
      end: isMuted(undefined, false),
      bad: isMuted('problems', false),
    },
    replaced: (answer, by) =>
      answer.kind === 'muted' &&
      answer.before?.by !== answer.mute.by &&
      mention(answer.before?.by ?? '') === by,
    over: (answer) => answer.kind === 'over',
    notWatched: (answer) => answer.kind === 'not_watched',
    unmuted: byName(['nothing', 'in_thread', 'on_card', 'after_pause'], missed),
    notMuted: (answer) => answer.kind === 'not_muted',
    forgotten: (answer) => answer.kind === 'unknown',
  },
};

const EVERY_END: readonly string[] = ['ended', 'failed', 'lost', 'expired', 'refused'];

export const OF_VOUCHES: {
  readonly vouch: Needed<Omit<Language['vouch'], 'nothingToUndo'>, Doings['vouch']>;
} = {
  vouch: {
    vouched: ({ kind }) => kind === 'vouched',
    withdrawn: ({ kind }) => kind === 'withdrawn',
    already: ({ kind }) => kind === 'already',
    alive: (answer) => answer.kind === 'nothing_to_say' && !EVERY_END.includes(answer.known.phase),
    known: (answer) => answer.kind === 'nothing_to_say' && EVERY_END.includes(answer.known.phase),
  },
};

export const OF_TAKING_ON: {
  readonly onIt: Needed<Omit<Language['onIt'], 'line' | 'onMessage'>, Doings['onIt']>;
} = {
  onIt: {
    taken: ({ answer }) => answer.kind === 'taken_on' && !answer.already,
    mine: ({ answer, user }) => answer.kind === 'taken_on' && answer.already && answer.by === user,
    others: ({ answer, user }) => answer.kind === 'taken_on' && answer.already && answer.by !== user,
    notWatched: ({ answer }) => answer.kind === 'not_watched',
  },
};

export const OF_RESUMING: {
  readonly pauses: Needed<Omit<Language['pauses'], 'here' | 'resumedAt' | 'resumedShort'>, Resumed>;
} = {
  pauses: byName(
    ['resumed', 'soon', 'still', 'running', 'rules', 'gone'],
    (how) =>
      ({ kind }: Resumed) =>
        kind === how,
  ),
};

export const OF_SPEAKING: { readonly spoken: Needed<Omit<Language['spoken'], 'switched'>, SpeakAnswer> } = {
  spoken: {
    undone: ({ kind }) => kind === 'spoken',
    otherwise: ({ kind }) => kind === 'otherwise',
  },
};

type OfApps = Pick<Language['notice'], 'appBlind' | 'appSighted' | 'appSlowed' | 'appUnslowed' | 'appShort'>;

const isSight =
  (kind: 'blind' | 'sighted', partly: boolean) =>
  ({ news }: Doings['app']): boolean =>
    news.kind === kind && (news.partly === true) === partly;

export const OF_APPS: { readonly notice: Needed<OfApps, Doings['app']> } = {
  notice: {
    appBlind: (from, _, count, __, cause, status) =>
      isSight('blind', false)(from) &&
      from.sids.length === count &&
      from.news.cause === cause &&
      ('status' in from.news ? from.news.status : undefined) === status,
    appSighted: (from, _, count) => isSight('sighted', false)(from) && from.sids.length === count,
    appSlowed: (from, _, count) => isSight('blind', true)(from) && from.sids.length === count,
    appUnslowed: (from, _, count) => isSight('sighted', true)(from) && from.sids.length === count,
    appShort: {
      blind: { wholly: isSight('blind', false), partly: isSight('blind', true) },
      sighted: { wholly: isSight('sighted', false), partly: isSight('sighted', true) },
    },
  },
};

type OfWatching = Pick<Language['answer'], 'watching' | 'card' | 'replaced' | 'modeTaken' | 'cannotPost'>;

const cardIs =
  (card: Extract<WatchAnswer, { kind: 'watching' }>['card']) =>
  (answer: WatchAnswer): boolean =>
    answer.kind === 'watching' && answer.card === card;

export const OF_WATCHING: { readonly answer: Needed<OfWatching, WatchAnswer> } = {
  answer: {
    watching: (answer, _, how) =>
      answer.kind === 'watching' &&
      answer.already === (how !== 'new') &&
      (how !== 'changed' || answer.changed === true),
    card: byName(['posted', 'soon', 'awaited', 'with_trouble'], cardIs),
    replaced: (answer) => answer.kind === 'watching' && answer.how === 'replaced',
    modeTaken: (answer) => answer.kind === 'watching' && answer.modeWritten !== undefined,
    cannotPost: cardIs('paused'),
  },
};

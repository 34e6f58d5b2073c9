import type { Saying, ToldOf } from '../../../src/recording/telling/saying.ts';
import type { Away } from '../../../src/slack/language/facts.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { languageFor } from '../../../src/slack/language/languages.ts';
import { askerOf } from '../../../src/slack/render/card/watchers.ts';
import { channelLink, mention, minute, moment, shown } from '../../../src/slack/text.ts';
import type { Needed } from './needed.ts';

/** Kinds of messages that are not about the life of one recording. */
export type Noticed =
  | 'paused'
  | 'emptied'
  | 'not_shared'
  | 'forgotten'
  | 'passed_on'
  | 'awaited'
  | 'resumed'
  | 'on_it'
  | 'digest'
  | 'missed'
  | 'missed_here';

/** A notice to tell. */
export type NoticeDoing =
  | {
      readonly saying: Saying<Noticed> /** It may have been told before, at this time. */;
      readonly before?: number;
    }
  | { readonly away: Away; readonly since: number | undefined };

const tells = <K extends Noticed>(
  from: NoticeDoing,
  kind: K,
  is: (one: Saying<K>) => boolean = () => true,
): boolean => 'saying' in from && from.saying.kind === kind && is(from.saying as unknown as Saying<K>);

/** Checks that a list names some of all, and counts the rest. */
const areOf = (
  { names, more }: { readonly names: readonly string[]; readonly more: number },
  all: readonly string[],
  total: number,
): boolean =>
  names.length + more === Math.max(total, names.length) &&
  names.every((name, n) => name === shown(all[n] ?? ''));

/** Names of people and programs, in whichever language. */
const isBy = (who: string, by: string): boolean =>
  ['en', 'zh'].some((lang) => askerOf(by, languageFor(lang)) === who);

const appsOf = (told: readonly ToldOf[]): ReadonlySet<string> =>
  new Set(told.map(({ known }) => known.recording.app));

type OfNotices = Omit<
  Language['notice'],
  'appBlind' | 'appSighted' | 'appSlowed' | 'appUnslowed' | 'appShort' | 'mend'
>;

interface OfMessages {
  readonly notice: OfNotices;
  readonly digest: Pick<Language['digest'], 'burst' | 'alsoFor'> & {
    readonly missed: Pick<Language['digest']['missed'], 'afterPause' | 'afterPauseShort' | 'afterMute'>;
  };
  readonly intake: Pick<Language['intake'], 'awaited'>;
  readonly pauses: Pick<Language['pauses'], 'resumedAt' | 'resumedShort'>;
  readonly owners: Language['owners'];
  readonly onIt: Pick<Language['onIt'], 'line'>;
}

export const OF_NOTICES: Needed<OfMessages, NoticeDoing> = {
  notice: {
    cannotPostIn: (from, channel) => tells(from, 'paused', (one) => channelLink(one.channel) === channel),
    paused: (from, named, rules) =>
      tells(from, 'paused', (one) => one.rules === rules && areOf(named, one.names, one.total)),
    emptied: (from, named, at) =>
      tells(from, 'emptied', (one) => areOf(named, one.names, one.total) && minute(one.at) === at),
    emptiedShort: (from) => tells(from, 'emptied'),
    notShared: (from, name, channel) =>
      tells(
        from,
        'not_shared',
        (one) =>
          (shown(one.name) === name || shown(one.name, 40) === name) && channelLink(one.channel) === channel,
      ),
    forgotten: (from, name, at, by) =>
      tells(
        from,
        'forgotten',
        (one) =>
          shown(one.name) === name &&
          minute(one.at) === at &&
          (one.by === undefined ? undefined : mention(one.by)) === by,
      ),
    forgottenShort: (from, name) => tells(from, 'forgotten', (one) => shown(one.name, 40) === name),
    perhapsRepeated: (from, at) =>
      'saying' in from && from.before !== undefined && moment(from.before) === at,
    reason: (from, code) =>
      tells(from, 'paused', ({ reason }) => reason === code) ||
      tells(from, 'not_shared', ({ reason }) => reason === code),
    trouble: (from, away, _, since) =>
      'away' in from &&
      from.away === away &&
      (from.since === undefined ? undefined : minute(from.since)) === since,
  },
  digest: {
    burst: (from, { recordings, app, over, tallies }) =>
      tells(
        from,
        'digest',
        ({ told }) =>
          told.length === recordings &&
          tallies.reduce((sum, { count }) => sum + count, 0) === recordings &&
          (app === undefined || (appsOf(told).size === 1 && appsOf(told).has(app))) &&
          (!over || told.every(({ known }) => ENDS.includes(known.phase))),
      ),
    alsoFor: (from, names, more) =>
      tells(from, 'digest', ({ told }) => names.length + more < told.length) ||
      tells(from, 'missed_here', ({ missed }) => names.length + more < missed.length),
    missed: {
      afterPause: (from, since, changed, total) =>
        tells(
          from,
          'missed_here',
          (one) => minute(one.since) === since && one.missed.length === changed && one.total === total,
        ),
      afterPauseShort: (from, changed, total) =>
        tells(from, 'missed_here', (one) => one.missed.length === changed && one.total === total),
      afterMute: (from) => tells(from, 'missed'),
    },
  },
  intake: {
    awaited: (from, by, total, withTrouble) =>
      tells(
        from,
        'awaited',
        (one) => one.total === total && (one.cards === 'bad') === withTrouble && isBy(by, one.by),
      ),
  },
  pauses: {
    resumedAt: (from, at, channel) =>
      tells(from, 'resumed', (one) => minute(one.at) === at && channelLink(one.channel) === channel),
    resumedShort: (from, channel) => tells(from, 'resumed', (one) => channelLink(one.channel) === channel),
  },
  owners: {
    passedOn: (from, person, watches, rules) =>
      tells(
        from,
        'passed_on',
        (one) => mention(one.person) === person && one.watches === watches && one.rules === rules,
      ),
  },
  onIt: { line: (from, who) => tells(from, 'on_it', ({ by }) => mention(by) === who) },
};

const ENDS: readonly string[] = ['ended', 'failed', 'lost', 'not_started', 'expired', 'refused'];

import type { IntakeAnswer, Several } from '../../../src/flows/watching/intake.ts';
import type { Incomplete } from '../../../src/flows/watching/register.ts';
import type { WatchAnswer } from '../../../src/flows/watching/watch.ts';
import type { Misread } from '../../../src/recording/paste/gather.ts';
import { MOST_MAX_HOURS } from '../../../src/recording/paste/options.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { shownName } from '../../../src/slack/render/card/title.ts';
import { called, code, shortSid, shown } from '../../../src/slack/text.ts';
import { byName, type Needed, NO_CLAIM } from './needed.ts';

/** Outcome of something pasted or typed, or of a choice made too late. */
export type IntakeDoing = IntakeAnswer | { readonly kind: 'gone' };

type Kind = WatchAnswer['kind'];

const answersIn = (from: IntakeDoing): readonly WatchAnswer[] => {
  if (from.kind === 'gone') return [];
  return from.kind === 'several' ? from.outcomes.map(({ answer }) => answer) : [from];
};

const some = <K extends Kind>(
  from: IntakeDoing,
  kind: K,
  is: (one: Extract<WatchAnswer, { kind: K }>) => boolean = () => true,
): boolean =>
  answersIn(from).some((one) => one.kind === kind && is(one as Extract<WatchAnswer, { kind: K }>));

const lacks = <K extends Incomplete['kind']>(
  from: IntakeDoing,
  kind: K,
  is: (one: Extract<Incomplete, { kind: K }>) => boolean = () => true,
): boolean =>
  some(
    from,
    'incomplete',
    ({ missing }) => missing.kind === kind && is(missing as Extract<Incomplete, { kind: K }>),
  );

const misread = <K extends Misread['kind']>(
  from: IntakeDoing,
  kind: K,
  is: (one: Extract<Misread, { kind: K }>) => boolean = () => true,
): boolean =>
  some(
    from,
    'misread',
    (one) => one.misread.kind === kind && is(one.misread as Extract<Misread, { kind: K }>),
  );

const several = (from: IntakeDoing, is: (one: Several) => boolean): boolean =>
  from.kind === 'several' && is(from);

const isWatched = ({ answer }: Several['outcomes'][number]): boolean => answer.kind === 'watching';

const outcome =
  (how: 'new' | 'known' | 'replaced') =>
  (from: IntakeDoing, name: string, mode: string, app: string): boolean =>
    some(
      from,
      'watching',
      ({ known, how: was }) =>
        was === how &&
        shownName(known) === name &&
        // Modes are Agora's own words, in every language.
        mode.includes(known.recording.mode) &&
        shown(known.recording.app) === app,
    );

/** All of them are told of by a card in one way, as far as is known. */
const cards = (card: NonNullable<Several['card']>['card']) => (from: IntakeDoing) =>
  several(from, (one) => one.card?.card === card);

type Apps = readonly string[];

const areApps = (apps: Apps, named: Apps, more: number): boolean =>
  named.length + more === apps.length && named.every((name, n) => name === code(apps[n] ?? '', 40));

const nearNames = (from: IntakeDoing): readonly string[] =>
  answersIn(from).flatMap((one) => (one.kind === 'none' ? (one.near ?? []).map(shownName) : []));

export const OF_INTAKE: { readonly intake: Needed<Omit<Language['intake'], 'awaited'>, IntakeDoing> } = {
  intake: {
    pasted: NO_CLAIM,
    askMode: (from, written) =>
      lacks(from, 'no_mode', (one) => (one.written && shown(one.written, 40)) === written),
    askApp: (from, apps) => lacks(from, 'which_app', (one) => one.apps.length === apps),
    askModeOf: (from, count) =>
      several(from, ({ question }) => question?.count === count && question.apps === undefined),
    askAppOf: (from, count) =>
      several(from, ({ question }) => question?.count === count && question.apps !== undefined),
    otherApps: (from, count) =>
      lacks(from, 'which_app', ({ apps }) => count > 0 && count <= apps.length) ||
      several(from, ({ question }) => count > 0 && count <= (question?.apps?.length ?? 0)),
    gone: ({ kind }) => kind === 'gone',
    several: (from, watched, total) =>
      several(
        from,
        ({ outcomes, left }) =>
          outcomes.filter(isWatched).length === watched && outcomes.length + (left?.count ?? 0) === total,
      ),
    outcome: byName(['new', 'known', 'replaced'], outcome),
    amiss: (from) => several(from, ({ outcomes }) => !outcomes.every(isWatched)),
    nth: (from, n) => several(from, ({ outcomes }) => outcomes.some(({ nth }) => nth === n)),
    unknown: (from, text) =>
      some(from, 'none', (one) => shown(one.text) === text) ||
      some(from, 'short', (one) => shown(one.text) === text),
    moreLetters: (from, text, count) =>
      some(from, 'many', (one) => shown(one.text) === text && (one.total ?? one.candidates.length) === count),
    cards: byName(['posted', 'soon', 'awaited', 'with_trouble'], cards),
    left: (from, count, sid) =>
      several(
        from,
        ({ left }) =>
          left?.count === count && (left.from === undefined ? undefined : shortSid(left.from)) === sid,
      ),
    notShown: (from, count) => several(from, ({ outcomes }) => count > 0 && count <= outcomes.length),
  },
};

/** Answers that no paste makes: listeners say them. */
type OfListeners = 'unknownFilter' | 'notThere' | 'strangeButton' | 'emptyUnwatch';

export const OF_MISTAKES: {
  readonly mistake: Needed<Omit<Language['mistake'], OfListeners>, IntakeDoing>;
} = {
  mistake: {
    unknown: (from, text) => some(from, 'none', (one) => shown(one.text) === text),
    didYouMean: (from, names) => names.length > 0 && names.every((name) => nearNames(from).includes(name)),
    // A guess, which says so.
    didYouMeanToType: (from) => some(from, 'none') || some(from, 'short'),
    tooManyUnseen: (from, most, where) =>
      some(from, 'too_many_unseen', (one) => one.most === most && one.where === where),
    tooShort: (from, text) => some(from, 'short', (one) => shown(one.text) === text),
    ambiguous: (from, text, count) =>
      some(from, 'many', (one) => shown(one.text) === text && (one.total ?? one.candidates.length) === count),
    notJson: (from) => misread(from, 'not_json'),
    cutResourceId: (from, length) => misread(from, 'cut_resource_id', (one) => one.length === length),
    severalSids: (from, count) => misread(from, 'several_sids', (one) => one.count === count),
    tooManyPieces: (from, most) => misread(from, 'too_many_pieces', (one) => one.most === most),
    longAlias: (from, length, most) =>
      misread(from, 'long_alias', (one) => one.length === length) && length > most,
    unknownBroadcast: (from, written) =>
      misread(from, 'unknown_broadcast', (one) => code(`broadcast:${one.written}`, 60) === written),
    unknownNotify: (from, written) =>
      misread(from, 'unknown_notify', (one) => code(`notify:${one.written}`, 60) === written),
    uncallable: (from, who, is) =>
      some(from, 'uncallable', (one) => one.is === is && called(one.who) === who),
    unknownCards: (from, written) =>
      misread(from, 'unknown_cards', (one) => code(`cards:${one.written}`, 44) === written),
    badMax: (from, written, most) =>
      misread(from, 'bad_max', (one) => code(`max:${one.written}`, 44) === written) &&
      most === MOST_MAX_HOURS,
    noAll: (from, command) =>
      misread(from, 'no_all', (one) => code(`/recording-watch all ${one.written}`, 300) === command),
    unknownOption: (from, written, meant) =>
      misread(
        from,
        'unknown_option',
        (one) => code(`${one.written}:`, 44) === written && code(`${one.meant}:`) === meant,
      ),
    unknownKind: (from, written) => misread(from, 'unknown_kind', (one) => shown(one.written) === written),
    noSid: (from) => lacks(from, 'no_sid'),
    noResourceId: (from) => lacks(from, 'no_resource_id'),
    noMode: (from, written) =>
      lacks(from, 'no_mode', (one) => (one.written && shown(one.written, 40)) === written),
    whichApp: (from, named, more) => lacks(from, 'which_app', ({ apps }) => areApps(apps, named, more)),
    unknownApp: (from, written, named, more) =>
      lacks(
        from,
        'unknown_app',
        (one) => shown(one.written, 40) === written && areApps(one.apps, named, more),
      ),
    unknownLanguage: (from, written, languages) =>
      some(
        from,
        'unknown_language',
        (one) => shown(one.written, 40) === written && one.languages.length === languages.length,
      ),
  },
};

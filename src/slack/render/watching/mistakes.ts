import type { Incomplete } from '../../../flows/watching/register.ts';
import type { WatchAnswer } from '../../../flows/watching/watch.ts';
import type { Known } from '../../../recording/known.ts';
import type { Misread } from '../../../recording/paste/gather.ts';
import { MOST_MAX_HOURS } from '../../../recording/paste/options.ts';
import { LONGEST_NAME } from '../../../recording/recording.ts';
import { BROADCASTS } from '../../../recording/watching/broadcast.ts';
import { COMMON_KINDS } from '../../../recording/watching/hearing.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { COMMANDS } from '../../pressable/commands.ts';
import { called, code, type Shown, shown } from '../../text.ts';
import { shownName } from '../card/title.ts';
import { named } from '../message.ts';

/** Why a text could not be read. */
export function misread(one: Misread, { mistake }: Language): Said {
  switch (one.kind) {
    case 'not_json':
      return mistake.notJson();
    case 'cut_resource_id':
      return mistake.cutResourceId(one.length);
    case 'several_sids':
      return mistake.severalSids(one.count);
    case 'too_many_pieces':
      return mistake.tooManyPieces(one.most);
    case 'no_all':
      return mistake.noAll(code(`${COMMANDS.watch.name} all ${one.written}`, 300));
    case 'unknown_option':
      return mistake.unknownOption(code(`${one.written}:`, 44), code(`${one.meant}:`));
    case 'long_alias':
      return mistake.longAlias(one.length, LONGEST_NAME);
    case 'bad_max':
      return mistake.badMax(code(`max:${one.written}`, 44), MOST_MAX_HOURS);
    case 'unknown_broadcast':
      return mistake.unknownBroadcast(
        code(`broadcast:${one.written}`, 60),
        BROADCASTS.map((word) => code(word)),
      );
    case 'unknown_cards':
      return mistake.unknownCards(code(`cards:${one.written}`, 44));
    case 'unknown_notify':
      return mistake.unknownNotify(code(`notify:${one.written}`, 60));
    case 'unknown_kind':
      return mistake.unknownKind(
        shown(one.written),
        COMMON_KINDS.map((kind) => code(kind)),
      );
  }
}

/** Something that is missing before a recording can be registered. */
export function incomplete(missing: Incomplete, { mistake }: Language): Said {
  switch (missing.kind) {
    case 'no_sid':
      return mistake.noSid();
    case 'no_resource_id':
      return mistake.noResourceId();
    case 'no_mode':
      return mistake.noMode(missing.written === undefined ? undefined : shown(missing.written, 40));
    case 'which_app':
      return mistake.whichApp(...apps(missing.apps));
    case 'unknown_app':
      return mistake.unknownApp(shown(missing.written, 40), ...apps(missing.apps));
  }
}

export const unknownLanguage = (
  { written, languages }: Extract<WatchAnswer, { readonly kind: 'unknown_language' }>,
  { mistake }: Language,
): Said =>
  mistake.unknownLanguage(
    shown(written, 40),
    languages.map((one) => code(one)),
  );

/** Names close to what was typed, each once. */
export const didYouMean = (near: readonly Known[], { mistake }: Language): string =>
  mistake.didYouMean([...new Set(near.map(shownName))]);

/** Apps named in a sentence at most. */
const APPS_NAMED = 12;

const apps = (all: readonly string[]): readonly [names: readonly Shown[], more: number] => {
  const { names, more } = named(all, APPS_NAMED, (name) => code(name, 40));
  return [names, more];
};

/** Why a recording is not watched, without buttons, for a line among others or beside a field. */
export function problem(
  answer: Exclude<WatchAnswer, { readonly kind: 'watching' }>,
  language: Language,
): Said {
  switch (answer.kind) {
    case 'misread':
      return misread(answer.misread, language);
    case 'incomplete':
      return incomplete(answer.missing, language);
    case 'unknown_language':
      return unknownLanguage(answer, language);
    case 'uncallable':
      return language.mistake.uncallable(called(answer.who), answer.is);
    case 'many':
      return language.intake.moreLetters(shown(answer.text), answer.total ?? answer.candidates.length);
    case 'none': {
      const { near = [], text } = answer;
      const unknown = language.intake.unknown(shown(text));
      return near.length === 0 ? unknown : { ...unknown, check: didYouMean(near, language) };
    }
    case 'too_many_unseen':
      return language.mistake.tooManyUnseen(answer.most, answer.where);
    case 'short':
      return language.mistake.tooShort(shown(answer.text));
  }
}

import { slipsTo } from '../naming/near.ts';
import { isNewsKind, type NewsKind } from '../news.ts';
import { LONGEST_NAME } from '../recording.ts';
import { isBroadcastWord } from '../watching/broadcast.ts';
import { isCardsWord } from '../watching/cards.ts';
import { PROBLEMS } from '../watching/hearing.ts';
import { readNotify } from '../watching/notify.ts';
import type { WatchOptions } from '../watching/watch-options.ts';

/** Whether a text was typed as a command, or may be about anything, such as a message or the line of a log. */
export type Origin = 'command' | 'message';

/** Options that a person gives beside the ids. An empty `only` stands for all kinds, and replaces an earlier choice. */
export interface Options extends WatchOptions {
  readonly app?: string;
  readonly alias?: string;
}

/** An option that cannot be taken. Each kind has a sentence that says what can. */
export type MisreadOption =
  | UnknownKind
  | { readonly kind: 'unknown_option'; readonly written: string; readonly meant: string }
  | { readonly kind: 'unknown_broadcast'; readonly written: string }
  | { readonly kind: 'unknown_cards'; readonly written: string }
  | { readonly kind: 'unknown_notify'; readonly written: string }
  | { readonly kind: 'long_alias'; readonly length: number }
  | { readonly kind: 'bad_max'; readonly written: string };

interface UnknownKind {
  readonly kind: 'unknown_kind';
  readonly written: string;
}

const OPTION_KEYS = ['app', 'as', 'only', 'lang', 'broadcast', 'cards', 'notify', 'max'];
const KEYS = new Set(OPTION_KEYS);

const isOption = (key: string): boolean => KEYS.has(key.toLowerCase());

/** Whether it is an option, or the pattern of a rule, which is written like one (rule-text.ts). */
const isKey = (key: string): boolean => isOption(key) || key.toLowerCase() === 'channel';

const OPTION = /(?<!\S)([a-z]+):(?:"([^"]*)"|(\S+))/gi;

/**
 * Brings the options of a line into one spelling, whatever keyboard wrote them: `as：'two words'，only: ended, lost`.
 * Names keep their own punctuation.
 * @param origin in a message, `Max: 40 students` and `App：Zoom` are no options
 */
export const spelled = (line: string, origin: Origin = 'command'): string =>
  mayHold(line)
    ? line
        .replace(/(?<![^\s,，;；、])([a-z]+)：/gi, (all, key) =>
          origin === 'command' && isKey(key) ? `${key}:` : all,
        )
        .replace(/[,，;；、][^\S\n]*(?=([a-z]+):)/gi, (all, key) => (isKey(key) ? ' ' : all))
        .replace(/(?<!\S)([a-z]+):[^\S\n]+(?=([a-z]+):|\S)/gi, (all, key, next = '') =>
          origin === 'command' && isKey(key) && !isKey(next) ? `${key}:` : all,
        )
        .replace(QUOTED, (all, key, value) => (isKey(key) ? `${key}:"${value}"` : all))
        .replace(KINDS, (list) => list.replace(/\s+/g, '').replace(/[，、]/g, ','))
    : line;

/** A value in single quotes, in which there may be apostrophes. */
const QUOTED = /(?<!\S)([a-z]+):'((?:[^'"]|(?<=\p{L})'(?=\p{L}))*)'(?!\S)/giu;

/** A list of kinds with spaces or full-width commas: each comma is followed by another kind. */
const KINDS = /(?<!\S)only:[a-z_]+(?:[^\S\n]*[,，、][^\S\n]*[a-z_]+(?![\w:=-]))+/gi;

/** Most hours of `max:`, a month: Agora answers for no recording for longer. */
export const MOST_MAX_HOURS = 720;

/** Reads hours, which may be a fraction, or `none`; `undefined` for anything else. */
export function readMax(text: string): number | 'none' | undefined {
  if (text.toLowerCase() === 'none') return 'none';
  const hours = /^\d+(\.\d+)?h?$/i.test(text) ? Number.parseFloat(text) : 0;
  return hours > 0 && hours <= MOST_MAX_HOURS ? hours : undefined;
}

/** Reads kinds of news; `problems` stands for `PROBLEMS`, and `all` gives an empty list, which leaves nothing out. */
function readOnly(value: string): { readonly kinds: readonly NewsKind[] } | { readonly unknown: string } {
  const words = value.toLowerCase().split(',').filter(Boolean);
  if (words.length === 0) return { unknown: value };
  if (words.includes('all')) return { kinds: [] };
  const unknown = words.find((word) => word !== 'problems' && !isNewsKind(word));
  if (unknown !== undefined) return { unknown };
  return { kinds: words.flatMap((word) => (isNewsKind(word) ? [word] : PROBLEMS)) };
}

/** Whether a text may hold an option: a quick check, as most lines hold none. */
const mayHold = (text: string): boolean => /[:：]/.test(text);

/** @param text as `spelled` */
export const withoutOptions = (text: string, isTaken: (key: string) => boolean = isOption): string =>
  mayHold(text) ? text.replace(OPTION, (all, key) => (isTaken(key) ? ' ' : all)).trim() : text.trim();

/** Words that people write for an option; the API says `alias`. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['alias', 'as'],
  ['name', 'as'],
  ['language', 'lang'],
]);

/** The option that a word misspells, or begins: `brodcast`, `broad`. */
const optionMeant = (word: string): string | undefined =>
  SYNONYMS.get(word) ??
  OPTION_KEYS.find(
    (key) =>
      slipsTo(word, key) !== undefined &&
      (slipsTo(key, word) !== undefined || (word.length >= SHORTEST_BEGINNING && key.startsWith(word))),
  );

/** Shortest beginning of an option, in letters: shorter ones are words of their own, such as `not`. */
const SHORTEST_BEGINNING = 4;

/** Finds a word that was meant as an option and is none. @param text as `spelled` */
export function misspelt(text: string): { readonly misread: MisreadOption } | undefined {
  if (!mayHold(text)) return undefined;
  for (const [, written = ''] of withoutOptions(text).matchAll(/(?<!\S)([a-z]+)[:：](?=\S)/gi)) {
    const meant = optionMeant(written.toLowerCase());
    if (meant !== undefined) return { misread: { kind: 'unknown_option', written, meant } };
  }
  return undefined;
}

/**
 * Reads options, up to the first that cannot be taken; in a message, only such as can be.
 * @param text as `spelled`
 */
export function readOptions(
  text: string,
  origin: Origin = 'command',
): Options | { readonly misread: MisreadOption } {
  let options: Options = {};
  if (!mayHold(text)) return options;
  for (const [, key = '', quoted, bare] of text.matchAll(OPTION)) {
    const one = readOption(key.toLowerCase(), quoted ?? bare ?? '');
    if (!('misread' in one)) options = { ...options, ...one };
    else if (origin === 'command') return one;
  }
  return options;
}

function readOption(key: string, value: string): Options | { readonly misread: MisreadOption } {
  const word = value.toLowerCase();
  switch (key) {
    case 'app':
      return { app: value };
    case 'as': {
      const alias = value.trim();
      if (alias.length > LONGEST_NAME) return { misread: { kind: 'long_alias', length: alias.length } };
      return alias === '' ? {} : { alias };
    }
    case 'lang':
      return { lang: word };
    case 'broadcast':
      return isBroadcastWord(word)
        ? { broadcast: word }
        : { misread: { kind: 'unknown_broadcast', written: value } };
    case 'cards':
      return isCardsWord(word) ? { cards: word } : { misread: { kind: 'unknown_cards', written: value } };
    case 'notify': {
      const notify = readNotify(value);
      return notify === undefined ? { misread: { kind: 'unknown_notify', written: value } } : { notify };
    }
    case 'max': {
      const max = readMax(value);
      return max === undefined ? { misread: { kind: 'bad_max', written: value } } : { max };
    }
    case 'only': {
      const only = readOnly(value);
      return 'unknown' in only
        ? { misread: { kind: 'unknown_kind', written: only.unknown } }
        : { only: only.kinds };
    }
    default:
      return {};
  }
}

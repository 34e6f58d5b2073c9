import { isNewsKind, type NewsKind } from '../news.ts';
import { LONGEST_NAME } from '../recording.ts';
import { type Broadcast, isBroadcastWord } from '../watching/broadcast.ts';

/** What a person says beside the ids. */
export interface Options {
  readonly app?: string;
  readonly alias?: string;
  readonly only?: readonly NewsKind[];
  readonly lang?: string;
  readonly broadcast?: Broadcast;
  /** Hours after which a recording that still runs is worth a word. */
  readonly max?: number | 'none';
}

/** A value that an option does not have; each has a sentence that says which it has. */
export type MisreadOption =
  | UnknownKind
  | { readonly kind: 'unknown_broadcast'; readonly written: string }
  | { readonly kind: 'long_alias'; readonly length: number }
  | { readonly kind: 'bad_max'; readonly written: string };

interface UnknownKind {
  readonly kind: 'unknown_kind';
  readonly written: string;
}

const KEYS = new Set(['app', 'as', 'only', 'lang', 'broadcast', 'max']);

const isOption = (key: string): boolean => KEYS.has(key.toLowerCase());

/** In rules a pattern is written like an option (rule-text.ts). */
const isKey = (key: string): boolean => isOption(key) || key.toLowerCase() === 'channel';

const OPTION = /(?<!\S)([a-z]+):(?:"([^"]*)"|(\S+))/gi;

/**
 * A line whose options are in one spelling, whatever keyboard wrote them: `as：'two words'，only: ended, lost`. Names keep
 * their own punctuation.
 */
export const spelled = (line: string): string =>
  mayHold(line)
    ? line
        .replace(/(?<![^\s,，;；、])([a-z]+)：/gi, (all, key) => (isKey(key) ? `${key}:` : all))
        .replace(/[,，;；、][^\S\n]*(?=([a-z]+):)/gi, (all, key) => (isKey(key) ? ' ' : all))
        .replace(/(?<!\S)(as|only):[^\S\n]+(?=([a-z]+):|\S)/gi, (all, key, next = '') =>
          isKey(next) ? all : `${key}:`,
        )
        .replace(QUOTED, (all, key, value) => (isKey(key) ? `${key}:"${value}"` : all))
        .replace(KINDS, (list) => list.replace(/\s+/g, '').replace(/[，、]/g, ','))
    : line;

/** In single quotes, in which there may be apostrophes. */
const QUOTED = /(?<!\S)([a-z]+):'((?:[^'"]|(?<=\p{L})'(?=\p{L}))*)'(?!\S)/giu;

/** Kinds of news with spaces or full-width commas between: what follows a comma is meant as another one. */
const KINDS = /(?<!\S)only:[a-z_]+(?:[^\S\n]*[,，、][^\S\n]*[a-z_]+(?![\w:=-]))+/gi;

/** A month: Agora answers for no recording for longer. */
export const MOST_MAX_HOURS = 720;

/** Hours, which may be a fraction, or `none`; `undefined`: neither. */
export function readMax(text: string): number | 'none' | undefined {
  if (text.toLowerCase() === 'none') return 'none';
  const hours = /^\d+(\.\d+)?h?$/i.test(text) ? Number.parseFloat(text) : 0;
  return hours > 0 && hours <= MOST_MAX_HOURS ? hours : undefined;
}

/** Spares a text that cannot hold an option the search for one: there are texts of many thousand lines. */
const mayHold = (text: string): boolean => /[:：]/.test(text);

/** @param text as `spelled` */
export const withoutOptions = (text: string, isTaken: (key: string) => boolean = isOption): string =>
  mayHold(text) ? text.replace(OPTION, (all, key) => (isTaken(key) ? ' ' : all)).trim() : text.trim();

/** @param text as `spelled` */
export function readOptions(text: string): Options | { readonly misread: MisreadOption } {
  let options: Options = {};
  if (!mayHold(text)) return options;
  for (const [, key = '', quoted, bare] of text.matchAll(OPTION)) {
    const value = quoted ?? bare ?? '';
    if (key.toLowerCase() === 'app') options = { ...options, app: value };
    const alias = key.toLowerCase() === 'as' ? value.trim() : '';
    if (alias.length > LONGEST_NAME) return { misread: { kind: 'long_alias', length: alias.length } };
    if (alias !== '') options = { ...options, alias };
    if (key.toLowerCase() === 'lang') options = { ...options, lang: value.toLowerCase() };
    if (key.toLowerCase() === 'broadcast') {
      const word = value.toLowerCase();
      if (!isBroadcastWord(word)) return { misread: { kind: 'unknown_broadcast', written: value } };
      options = { ...options, broadcast: word };
    }
    if (key.toLowerCase() === 'max') {
      const max = readMax(value);
      if (max === undefined) return { misread: { kind: 'bad_max', written: value } };
      options = { ...options, max };
    }
    if (key.toLowerCase() === 'only') {
      const kinds = value.toLowerCase().split(',').filter(Boolean);
      const written = kinds.find((kind) => !isNewsKind(kind));
      if (written !== undefined || kinds.length === 0) {
        return { misread: { kind: 'unknown_kind', written: written ?? value } };
      }
      options = { ...options, only: kinds.filter(isNewsKind) };
    }
  }
  return options;
}

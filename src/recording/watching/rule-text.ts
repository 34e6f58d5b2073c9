import type { NewsKind } from '../news.ts';
import { asTyped } from '../paste/as-typed.ts';
import { type MisreadOption, readOptions, spelled, withoutOptions } from '../paste/options.ts';
import type { Broadcast } from './broadcast.ts';
import { ANY, type BadPattern, readPattern } from './rule.ts';

/** What somebody typed after `all`. */
export interface TypedRule {
  readonly pattern: string;
  /** As it was typed; whether there is such an app is for others to say. */
  readonly app?: string;
  readonly only?: readonly NewsKind[];
  readonly lang?: string;
  readonly broadcast?: Broadcast;
  readonly max?: number | 'none';
}

/** Why it could not be understood; each has a sentence that says what to type instead. */
export type MisreadRule =
  | MisreadOption
  /** `word`: the first that means nothing here. */
  | { readonly kind: 'strange_word'; readonly word: string }
  | { readonly kind: 'bad_pattern'; readonly bad: BadPattern };

const CHANNEL = /(?:^|\s)channel:(?:"([^"]*)"|(\S*))/i;

/** A rule has no name, and only one pattern. */
const isOfRules = (key: string): boolean => OF_RULES.has(key.toLowerCase());
const OF_RULES = new Set(['app', 'only', 'lang', 'broadcast', 'max']);

/** Whether a command is about a rule and not about one recording. */
export const asksForAll = (text: string): boolean => /^all(\s|$)/i.test(text.trim());

/** Reads `all [app:<name>] [channel:<pattern>] [only:<kinds>] [lang:<language>] [broadcast:<which>] [max:<hours>]`. */
export function readRule(text: string): TypedRule | { readonly misread: MisreadRule } {
  const plain = spelled(asTyped(text)).replace(/^all(?=\s|$)/i, ' ');
  const channel = CHANNEL.exec(plain);
  const rest = plain.replace(CHANNEL, ' ');
  const options = readOptions(rest);
  if ('misread' in options) return options;
  const [word] = withoutOptions(rest, isOfRules).split(/\s+/).filter(Boolean);
  if (word !== undefined) return { misread: { kind: 'strange_word', word } };
  const read = channel ? readPattern(channel[1] ?? channel[2] ?? '') : { pattern: ANY };
  if ('bad' in read) return { misread: { kind: 'bad_pattern', bad: read.bad } };
  const { alias: _, ...taken } = options;
  return { ...read, ...taken };
}

/** The same rule as somebody would type it. */
export function writeRule({ pattern, app, only, lang, broadcast, max }: TypedRule): string {
  const quoted = (text: string): string => (/\s/.test(text) ? `"${text}"` : text);
  const options = [
    ...(app === undefined ? [] : [`app:${quoted(app)}`]),
    ...(pattern === ANY ? [] : [`channel:${quoted(pattern)}`]),
    ...(only === undefined ? [] : [`only:${only.join(',')}`]),
    ...(lang === undefined ? [] : [`lang:${lang}`]),
    ...(broadcast === undefined ? [] : [`broadcast:${broadcast}`]),
    ...(max === undefined ? [] : [`max:${max}`]),
  ];
  return ['all', ...options].join(' ');
}

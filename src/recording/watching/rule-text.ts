import { asTyped } from '../paste/as-typed.ts';
import { type MisreadOption, readOptions, spelled, withoutOptions } from '../paste/options.ts';
import { areProblems } from './hearing.ts';
import { isPersonId, type Notify } from './notify.ts';
import { ANY, type BadPattern, readPattern, type Scope } from './rule.ts';
import type { WatchOptions } from './watch-options.ts';

/** A rule as it is typed after `all`. Its app may not exist. */
interface TypedRule extends Scope, WatchOptions {}

/** Reason why a rule could not be read. */
export type MisreadRule =
  | MisreadOption
  /** `word`: the first unknown one. */
  | { readonly kind: 'strange_word'; readonly word: string }
  | { readonly kind: 'bad_pattern'; readonly bad: BadPattern };

const CHANNEL = /(?:^|\s)channel:(?:"([^"]*)"|(\S*))/i;

/** Options of a rule. `as:` is none, because a rule has no name. */
const OF_RULES = new Set(['app', 'only', 'lang', 'broadcast', 'cards', 'notify', 'max']);
const isOfRules = (key: string): boolean => OF_RULES.has(key.toLowerCase());

/** Whether a command is about a rule and not about one recording. */
export const asksForAll = (text: string): boolean => ALL.test(spelled(asTyped(text)));

/** Word that begins a rule, with a comma that a person may put behind it. */
const ALL = /^all(?:[\s,，;；、]+|$)/i;

/**
 * Reads `all [app:<name>] [channel:<pattern>] [only:<kinds>] [lang:<language>] [broadcast:<which>] [cards:<which>]
 * [notify:<whom>] [max:<hours>]`.
 */
export function readRule(text: string): TypedRule | { readonly misread: MisreadRule } {
  const plain = spelled(asTyped(text)).replace(ALL, ' ');
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

/** Writes a rule as it would be typed. */
export function writeRule({ pattern, app, only, lang, broadcast, cards, notify, max }: TypedRule): string {
  const quoted = (text: string): string => (/\s/.test(text) ? `"${text}"` : text);
  const options = [
    ...(app === undefined ? [] : [`app:${quoted(app)}`]),
    ...(pattern === ANY ? [] : [`channel:${quoted(pattern)}`]),
    ...(only === undefined ? [] : [`only:${areProblems(only) ? 'problems' : only.join(',')}`]),
    ...(lang === undefined ? [] : [`lang:${lang}`]),
    ...(broadcast === undefined ? [] : [`broadcast:${broadcast}`]),
    ...(cards === undefined ? [] : [`cards:${cards}`]),
    ...(notify === undefined ? [] : [`notify:${typedNotify(notify)}`]),
    ...(max === undefined ? [] : [`max:${max}`]),
  ];
  return ['all', ...options].join(' ');
}

/** Writes a mention that Slack shows by name, and that `readNotify` reads as the same one. */
const typedNotify = (notify: Notify): string =>
  isPersonId(notify) ? `<@${notify}>` : notify.startsWith('S') ? `<!subteam^${notify}>` : notify;

import type { Notify } from '../recording/watching/notify.ts';

declare const safe: unique symbol;

/**
 * Text that is safe in a message: it cannot mention anybody, link anywhere, break the formatting around it or reverse
 * the direction of reading. Sentences take no other text, so that one that is not escaped does not compile.
 */
export type Shown = string & { readonly [safe]: true };

/** The only place where text becomes `Shown`. */
const asShown = (text: string): Shown => text as Shown;

/** Letters of a name by default: enough to tell two apart on a phone. */
const NAME = 80;

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units of one letter, on average at most: combining marks can make a letter of any length. */
const UNITS_PER_LETTER = 4;

/** Text in which each character is a letter of its own. */
const PLAIN = /^[ -~]*$/;

/** Letters of a short text; the segmenter takes time that grows with its square. */
const lettersOf = (piece: string): readonly string[] =>
  PLAIN.test(piece) ? [...piece] : Array.from(segments.segment(piece), ({ segment }) => segment);

/** The first letters of a text, at least `most` if it has so many. The last one may be cut. */
const firstLetters = (text: string, most: number): readonly string[] =>
  lettersOf(text.slice(0, most * UNITS_PER_LETTER + 1));

/**
 * Cuts text to so many letters as people see them, never inside an emoji. `…` shows the cut, and counts as a letter.
 */
function clipped(text: string, most: number): string {
  // A letter has at least one unit, so short texts do without the slow segmenter.
  if (text.length <= most) return text;
  const letters = firstLetters(text, most);
  const isTooLong = text.length > most * UNITS_PER_LETTER;
  if (!isTooLong && letters.length <= most) return text;
  const whole = isTooLong ? letters.slice(0, -1) : letters;
  return `${whole.slice(0, most - 1).join('')}…`;
}

/** Line ends and other controls; then invisible characters, and those that reverse the direction of reading. */
const INVISIBLE = /[\p{Cc}\u2028\u2029]+/gu;
const DISGUISES = /[\u061C\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

const oneLine = (text: string): string =>
  text
    .replace(INVISIBLE, ' ')
    .replace(DISGUISES, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Escapes the three control characters of Slack's markup. */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Look-alikes of formatting characters, for which Slack has no escape. */
const LIKENESS: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Formatting characters. `*`, `_` and `~` do not format between letters or digits, as in `class_7b`. */
const FORMATTING = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;

/** Text from outside for a sentence, on one line. Never empty. */
export function shown(text: string, most = NAME): Shown {
  const plain = clipped(oneLine(text), most);
  return asShown(escaped(plain).replace(FORMATTING, (mark) => LIKENESS[mark] ?? mark) || '–');
}

/** Text from outside for plain text, such as the cell of a table, which takes no escapes. Never empty. */
export const unmarked = (text: string, most = NAME): string => clipped(oneLine(text), most) || '–';

/** Cuts text to so many UTF-16 units, as Slack counts; letters stay whole. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = segments.segment(text.slice(0, most)).containing(most - 1);
  return `${text.slice(0, cut?.index ?? 0)}…`;
}

/** Text from outside as code, which people can copy: a file name, a URL, an id. */
export function code(text: string, most = 120): Shown {
  const plain = clipped(oneLine(text), most).replace(/`/g, 'ˋ');
  return asShown(`\`${escaped(plain) || '–'}\``);
}

/** Code that is cut in its middle, because the end of a file name or URL tells it from others. */
export function codeByItsEnds(text: string, most = 70): Shown {
  return code(cutInTheMiddle(text, most), most);
}

function cutInTheMiddle(text: string, most: number): string {
  const line = oneLine(text);
  if (line.length <= most) return text;
  const head = Math.floor(most / 3);
  const first = firstLetters(line, most);
  const isLong = line.length > most * UNITS_PER_LETTER;
  if (!isLong && first.length <= most) return text;
  // The first letter of the end may be cut, and is dropped.
  const last = isLong ? lettersOf(line.slice(-most * UNITS_PER_LETTER)).slice(1) : first;
  return `${first.slice(0, head).join('')}…${last.slice(head + 1 - most).join('')}`;
}

/** Characters of a link at most: a section takes 3,000, with the rest of the row. */
const LONGEST_LINK = 2_000;

/** A sid without its middle. */
export const shortSid = (sid: string): Shown =>
  code(sid.length <= 14 ? sid : `${sid.slice(0, 8)}…${sid.slice(-4)}`, 20);

/** Mention of a person. Anything that is not the id of one is shown as text. */
export const mention = (user: string): Shown =>
  /^[UW][A-Z0-9]{2,20}$/.test(user) ? asShown(`<@${user}>`) : shown(user);

/** Mention of people, which notifies them. Anything else is shown as text. */
export function call(notify: Notify): Shown {
  if (notify === 'channel' || notify === 'here') return asShown(`<!${notify}>`);
  return /^S[A-Z0-9]{2,20}$/.test(notify) ? asShown(`<!subteam^${notify}>`) : mention(notify);
}

/** The same without notifying a channel: `@channel` and `@here` are plain text. */
export const called = (notify: Notify): Shown =>
  notify === 'channel' || notify === 'here' ? shown(`@${notify}`) : call(notify);

/** Link to a channel, whose name Slack shows to those who may know it; `undefined` for a direct message. */
export const channelLink = (channel: string): Shown | undefined =>
  /^[CG][A-Z0-9]{2,20}$/.test(channel) ? asShown(`<#${channel}>`) : undefined;

/**
 * A link with the same text as `codeByItsEnds`. @param url http or https, already percent-encoded
 * @returns `undefined` for one that Slack would not take whole
 */
export function linkByItsEnds(url: string, text: string, most = 70): Shown | undefined {
  const target = escaped(url.replace(/\|/g, '%7C'));
  if (!/^https?:\/\/[^\s|<>]+$/.test(target) || target.length > LONGEST_LINK) return undefined;
  // A bar would end the address. Formatting characters have no force in a code, but would have here.
  return asShown(`<${target}|${shown(cutInTheMiddle(text, most), most).replace(/\|/g, '¦')}>`);
}

const MOMENT = '{date_short_pretty} {time_secs}';
const TIME = '{time_secs}';

/** A moment in UTC, to the second. A `Date` holds up to 8.64e15 ms. */
const utc = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC` : '–';

/** Time of day in UTC, to the second, for the fallback of a date. */
export const utcTime = (at: number): string => utc(at).slice(11);

const slackDate = (at: number, format: string): Shown =>
  asShown(`<!date^${Math.floor(at / 1_000)}^${format}|${utc(at)}>`);

/** A moment in the reader's own time zone, with its day. @param at milliseconds since 1970 */
export const moment = (at: number): Shown => slackDate(at, MOMENT);

/** The same to the minute. */
export const minute = (at: number): Shown => slackDate(at, '{date_short_pretty} {time}');

const HALF_A_DAY = 43_200_000;

/** A moment, without its day if it is within half a day of another that the reader knows. */
export const timeNear = (at: number, known: number): Shown =>
  slackDate(at, Math.abs(at - known) < HALF_A_DAY ? TIME : MOMENT);

/** The same to the minute. */
export const minuteNear = (at: number, known: number): Shown =>
  Math.abs(at - known) < HALF_A_DAY ? slackDate(at, '{time}') : minute(at);

/**
 * Adapts sentences to dates that Slack writes as a day: no space before 今天, no "at" before "today". The word before a
 * date goes into it, as Slack begins dates with a capital: "since today", not "since Today".
 */
export const daysInSentences = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han}) (?=<!date\^\d+\^\{date)/gu, '')
    .replace(/(?<![A-Za-z])at (?=<!date\^\d+\^\{date)/g, '')
    .replace(/(?<![A-Za-z])([A-Za-z]+ |–)(<!date\^\d+\^)(\{date[^|<>]*\|)/g, '$2$1$3$1');

/** Formatted text as plain text without escapes. */
export const unescaped = (text: string): string =>
  plainText(text).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Formatted text for notifications and screen readers: dates in UTC, no formatting, still escaped. */
export const plainText = (text: string): string =>
  text
    // A date in digits needs the space that `daysInSentences` removes.
    .replace(/(?<=\p{Script=Han})(?=<!date\^)/gu, ' ')
    .replace(/<!date\^[^<|>]*\|([^<>]*)>/g, '$1')
    .replace(/`([^`]*)`|[*`]/g, '$1')
    // Chinese sentences follow each other without a space.
    .replace(/(?<=[\u3001-\u303F\uFF01-\uFF60])\n/g, '')
    .replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));

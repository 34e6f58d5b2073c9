import type { Notify } from '../recording/watching/notify.ts';

declare const safe: unique symbol;

/**
 * Text that may stand in a message as it is: it cannot mention anybody, link anywhere, break the formatting
 * around it or turn the direction of reading. Sentences take nothing else, so that a language that forgot to
 * escape something would not compile.
 */
export type Shown = string & { readonly [safe]: true };

// The only place where text becomes `Shown`.
const asShown = (text: string): Shown => text as Shown;

/** Letters of a name by default: enough to tell two of them apart on a phone. */
const NAME = 80;

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Slack counts UTF-16 units; a pile of combining marks is one letter of any length. */
const UNITS_PER_LETTER = 4;

/** Characters each of which is a letter, whatever stands beside it. */
const PLAIN = /^[ -~]*$/;

/** Letters of a short piece only: each costs the segmenter as much as the whole text is long. */
const lettersOf = (piece: string): readonly string[] =>
  PLAIN.test(piece) ? [...piece] : Array.from(segments.segment(piece), ({ segment }) => segment);

/** The first letters of a text, as many as `most` can take. The last may be cut, where the text goes on. */
const firstLetters = (text: string, most: number): readonly string[] =>
  lettersOf(text.slice(0, most * UNITS_PER_LETTER + 1));

/**
 * Cuts text to so many letters as people see them, never inside an emoji. The cut is shown by `…`, which
 * counts as one of them.
 */
function clipped(text: string, most: number): string {
  // A letter is at least one unit, so a short text needs no segmenter, which would cost more than all else.
  if (text.length <= most) return text;
  const letters = firstLetters(text, most);
  const isTooLong = text.length > most * UNITS_PER_LETTER;
  if (!isTooLong && letters.length <= most) return text;
  const whole = isTooLong ? letters.slice(0, -1) : letters;
  return `${whole.slice(0, most - 1).join('')}…`;
}

/** Line ends, other controls, marks that reverse what is read, and characters that nobody can see. */
const INVISIBLE = /[\p{Cc}\u2028\u2029]+/gu;
const DISGUISES = /[\u061C\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

const oneLine = (text: string): string =>
  text
    .replace(INVISIBLE, ' ')
    .replace(DISGUISES, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/ {2,}/g, ' ')
    .trim();

/** The three characters that Slack's markup is made of, as its documentation has them escaped. */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Slack has no escape for its formatting characters, so those that could format are replaced by their likes. */
const LIKENESS: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** Between two letters or digits these three never format, and a name such as `class_7b` stays as it is. */
const FORMATTING = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;

/** Text from outside, on one line, for the middle of a sentence. Never empty. */
export function shown(text: string, most = NAME): Shown {
  const plain = clipped(oneLine(text), most);
  return asShown(escaped(plain).replace(FORMATTING, (mark) => LIKENESS[mark] ?? mark) || '–');
}

/** Text from outside for the cell of a table, where nothing has any force and an escape would be read as it is. */
export const unmarked = (text: string, most = NAME): string => clipped(oneLine(text), most) || '–';

/** Cut to so many UTF-16 units, which is what Slack counts; letters stay whole. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = segments.segment(text.slice(0, most)).containing(most - 1);
  return `${text.slice(0, cut?.index ?? 0)}…`;
}

/** Text from outside that people may want to copy: a file name, a URL, a code. Formatting has no force in it. */
export function code(text: string, most = 120): Shown {
  const plain = clipped(oneLine(text), most).replace(/`/g, 'ˋ');
  return asShown(`\`${escaped(plain) || '–'}\``);
}

/** A file name or URL cut in its middle, because its end tells it from its neighbours. */
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
  // The first letter is dropped, as its beginning may lie before the piece.
  const last = isLong ? lettersOf(line.slice(-most * UNITS_PER_LETTER)).slice(1) : first;
  return `${first.slice(0, head).join('')}…${last.slice(head + 1 - most).join('')}`;
}

/** Characters of a link at most: a section takes 3,000, and the rest of the row stands in it as well. */
const LONGEST_LINK = 2_000;

/** Long enough to recognise, too short to be mistaken for the whole. */
export const shortSid = (sid: string): Shown =>
  code(sid.length <= 14 ? sid : `${sid.slice(0, 8)}…${sid.slice(-4)}`, 20);

/** A person, whom Slack shows by name. Anything that is not the id of one is shown as text. */
export const mention = (user: string): Shown =>
  /^[UW][A-Z0-9]{2,20}$/.test(user) ? asShown(`<@${user}>`) : shown(user);

/** People whom a watch calls, in the form that Slack notifies. Anything else is shown as text. */
export function call(notify: Notify): Shown {
  if (notify === 'channel' || notify === 'here') return asShown(`<!${notify}>`);
  return /^S[A-Z0-9]{2,20}$/.test(notify) ? asShown(`<!subteam^${notify}>`) : mention(notify);
}

/** The same where it is only read: nobody is notified by `@channel`. */
export const called = (notify: Notify): Shown =>
  notify === 'channel' || notify === 'here' ? shown(`@${notify}`) : call(notify);

/** A channel, which Slack shows by name to those who may know it. A direct message has no name. */
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

/** 8.64e15 is the last moment that a date can name. */
const utc = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC` : '–';

/** Time of day in UTC, to the second, for the fallback of a date. */
export const utcTime = (at: number): string => utc(at).slice(11);

const slackDate = (at: number, format: string): Shown =>
  asShown(`<!date^${Math.floor(at / 1_000)}^${format}|${utc(at)}>`);

/** A moment in the reader's own time zone, with its day. @param at milliseconds since 1970 */
export const moment = (at: number): Shown => slackDate(at, MOMENT);

/** The same to the minute, where nothing is bounded by it. */
export const minute = (at: number): Shown => slackDate(at, '{date_short_pretty} {time}');

const HALF_A_DAY = 43_200_000;

/** A moment next to another that the reader knows, such as that of the message: the day is left out when near. */
export const timeNear = (at: number, known: number): Shown =>
  slackDate(at, Math.abs(at - known) < HALF_A_DAY ? TIME : MOMENT);

/** The same to the minute. */
export const minuteNear = (at: number, known: number): Shown =>
  Math.abs(at - known) < HALF_A_DAY ? slackDate(at, '{time}') : minute(at);

/**
 * Days as their sentence needs them. Slack may begin one with 今天, before which Chinese has no space; and it begins a
 * date with a capital, so the word before it goes into the date: "since today", not "since Today". A day needs no "at".
 */
export const daysInSentences = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han}) (?=<!date\^\d+\^\{date)/gu, '')
    .replace(/(?<![A-Za-z])at (?=<!date\^\d+\^\{date)/g, '')
    .replace(/(?<![A-Za-z])([A-Za-z]+ |–)(<!date\^\d+\^)(\{date[^|<>]*\|)/g, '$2$1$3$1');

/** The same words where Slack takes plain text, in which an escape would be read as it is. */
export const unescaped = (text: string): string =>
  plainText(text).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** The same words for notifications and screen readers: dates in UTC, no formatting, still escaped. */
export const plainText = (text: string): string =>
  text
    // Digits in place of a day like 今天 have the space again.
    .replace(/(?<=\p{Script=Han})(?=<!date\^)/gu, ' ')
    .replace(/<!date\^[^<|>]*\|([^<>]*)>/g, '$1')
    .replace(/`([^`]*)`|[*`]/g, '$1')
    // Chinese sentences follow each other without a space.
    .replace(/(?<=[\u3001-\u303F\uFF01-\uFF60])\n/g, '')
    .replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));

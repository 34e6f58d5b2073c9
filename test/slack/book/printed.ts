import { formatSlackDate } from '../../../sandbox/page/client/mrkdwn/slack-date.ts';
import type { Instant } from '../../../src/recording/recording.ts';

/** Something made to be read, and where and when it is read. */
export interface Made {
  readonly what: string;
  readonly at?: Instant;
  readonly shown: unknown;
}

/** A page of the book: the same in each language. */
export interface Page {
  readonly title: string;
  readonly languages: readonly (readonly Made[])[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text people read of blocks, cells or elements, line by line, menus opened. Ids and addresses are left out. */
function* linesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* linesOf(each);
  if (!isRecord(value)) return;
  if (typeof value.text === 'string') yield* value.text.split('\n');
  if (typeof value.fallback === 'string') yield value.fallback;
  for (const field of ['alt_text', 'caption', 'title_text', 'accessibility_label'] as const)
    if (typeof value[field] === 'string') yield value[field];
  for (const [field, each] of Object.entries(value))
    if (!['value', 'private_metadata', 'metadata'].includes(field)) yield* linesOf(each);
}

/** When the book is read: on the days of the tests, so that these are called today. */
const READ = ['2026-11-22T20:00:00Z', '2026-01-05T20:00:00Z'].map((day) => Date.parse(day));
const DAY_MS = 86_400_000;

/** Dates that were printed before, by how they are written: each costs a formatter of its own. */
const dates = new Map<string, string>();

/** Dates as somebody in UTC sees them. */
function asInSlack(line: string): string {
  const locale = /\p{Script=Han}/u.test(line) ? 'zh-CN' : 'en-GB';
  return line.replace(/<!date\^(\d+)\^([^|>]*)\|[^>]*>/g, (written, timestamp: string, format: string) => {
    const at = Number(timestamp);
    const now = READ.find((read) => Math.abs(read - at * 1_000) < DAY_MS) ?? READ[0] ?? 0;
    const key = `${locale} ${written}`;
    const date = dates.get(key) ?? formatSlackDate(at, format, 'Etc/UTC', now, locale);
    dates.set(key, date);
    return date;
  });
}

const cell = (lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll('|', '\\|')).join('<br>');

const whenOf = (at: Instant | undefined): string =>
  at === undefined ? '' : `${new Date(at).toISOString().slice(11, 19)} `;

/**
 * Pages that are read from left to right: where something is said, and what in each language. A line that has stood in
 * its page, or in its language where `seen` is given, is not repeated.
 */
export function printed(
  pages: readonly Page[],
  names: readonly string[],
  seen?: readonly Set<string>[],
): string {
  return pages
    .map(({ title, languages }) => {
      const known = seen ?? languages.map(() => new Set<string>());
      const [first = []] = languages;
      const rows = first.flatMap(({ what, at }, row) => {
        const cells = languages.map((made, nth) => freshOf(made[row]?.shown, known[nth] ?? new Set()));
        return cells.every((lines) => lines.length === 0)
          ? []
          : [`| ${[`${whenOf(at)}${what}`, ...cells.map(cell)].join(' | ')} |`];
      });
      if (rows.length === 0) return '';
      return `## ${title}\n\n| | ${names.join(' | ')} |\n|${'---|'.repeat(names.length + 1)}\n${rows.join('\n')}\n`;
    })
    .filter((page) => page !== '')
    .join('\n');
}

function freshOf(shown: unknown, seen: Set<string>): readonly string[] {
  return [...linesOf(shown)].map(asInSlack).filter((line) => {
    const isNew = line.trim() !== '' && !seen.has(line);
    seen.add(line);
    return isNew;
  });
}

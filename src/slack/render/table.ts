import type { DataTableBlock, KnownBlock, RichTextBlock, RichTextSection } from '@slack/types';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { linkByItsEnds, shown, timeNear, unmarked, utcTime } from '../text.ts';
import { partsWithin } from './fitting.ts';
import { context, fallback, type Message, paragraphs, pushed, section } from './message.ts';

/** A recording in a table. */
export interface Row {
  readonly face: string;
  /** Name from outside, not escaped. */
  readonly name: string;
  /** Permalink of its card. */
  readonly link?: string;
  /** State in plain words. */
  readonly what: string;
  readonly at: Instant;
}

/** Letters of a name: enough to tell two apart. */
const NAME = 40;

/** Characters of JSON for the table, and for the names of recordings without a row. */
const TABLE_JSON = 9_000;
const NAMES = 1_500;

const PAGE_ROWS = 10;

/**
 * Many recordings in one message, as a table, or as a list in workspaces where Slack refuses tables.
 * @param push text of the notification
 * @param now moment near which times are shown without their day
 */
export function tableMessage(
  heading: string,
  push: string,
  rows: readonly Row[],
  now: Instant,
  { digest }: Language,
): Message {
  const head = section(`*${heading}*`);
  const foot = context(digest.seeCards);
  // The caption is not the heading above, which screen readers would read twice.
  const table = tableOf(digest.column.what, rows, digest.column);
  const listed = linesOf(rows, now);
  const kept = (blocks: readonly KnownBlock[], count: number) => [
    head,
    ...blocks,
    ...othersThan(rows.slice(count), digest),
    foot,
  ];
  return {
    text: pushed(push),
    blocks: kept([table], table.rows.length - 1),
    instead: kept(paragraphs(listed), listed.length),
  };
}

type Cell = DataTableBlock['rows'][number][number];

const raw = (text: string): Cell => ({ type: 'raw_text', text });

/** A cell with a date in the reader's time zone, which plain text cannot be. */
const moment = (at: Instant, format: string): RichTextBlock =>
  rich({ type: 'date', timestamp: Math.floor(at / 1_000), format, fallback: utcTime(at) });

const linked = (face: string, name: string, url: string): RichTextBlock =>
  rich({ type: 'text', text: `${face} ` }, { type: 'link', url, text: unmarked(name, NAME) });

const rich = (...elements: RichTextSection['elements']): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

/** Makes a table of as many rows as there is room for. @param format of their times, in Slack's notation */
export function tableOf(
  caption: string,
  rows: readonly Row[],
  column: Language['digest']['column'],
  format = '{time_secs}',
  pageRows = PAGE_ROWS,
): DataTableBlock {
  const cellsOf = ({ face, name, link, what, at }: Row): Cell[] => [
    link === undefined ? raw(`${face} ${unmarked(name, NAME)}`) : linked(face, name, link),
    raw(what),
    moment(at, format),
  ];
  return {
    type: 'data_table',
    // Slack reads no markup in a caption, so dates are written out.
    caption: fallback(caption),
    rows: [
      [raw(column.recording), raw(column.what), raw(column.when)],
      ...partsWithin(TABLE_JSON, rows, cellsOf, 1),
    ],
    page_size: pageRows,
    row_header_column_index: 0,
  };
}

const linesOf = (rows: readonly Row[], now: Instant): readonly string[] =>
  partsWithin(TABLE_JSON, rows.slice(0, LIMITS.messageBlocks * 2), ({ face, name, link, what, at }) => {
    const named = (link && linkByItsEnds(link, name, NAME)) || shown(name, NAME);
    return `${face} *${named}* — ${what} · ${timeNear(at, now)}`;
  });

function othersThan(rows: readonly Row[], digest: Language['digest']): readonly KnownBlock[] {
  if (rows.length === 0) return [];
  const names = partsWithin(NAMES, rows, ({ name }) => shown(name, NAME));
  return [section(digest.alsoFor(names, rows.length - names.length))];
}

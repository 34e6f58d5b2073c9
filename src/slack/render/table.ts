import type { DataTableBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { linkByItsEnds, shown, timeNear, unmarked, utcTime } from '../text.ts';
import { context, fallback, type Message, paragraphs, pushed, section } from './message.ts';

/** One recording among many. */
export interface Row {
  readonly face: string;
  /** Name from outside, not escaped. */
  readonly name: string;
  /** Address of its card. */
  readonly link?: string;
  /** Plain words of ours. */
  readonly what: string;
  readonly at: Instant;
}

/** Letters of a name: enough to tell two apart, so few that many fit. */
const NAME = 40;

/** Characters of JSON for the table, and for the names of those that have no row. */
const TABLE_JSON = 9_000;
const NAMES = 1_500;

const PAGE_ROWS = 10;

/**
 * Many recordings in one message, the first rows being the most important. Tables are new in Slack, so there is a list
 * for workspaces that refuse them.
 * @param push for notifications
 * @param now what the times are near to
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
  // The heading stands above; said twice it would be read twice.
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

/** A date in the reader's own time zone, which plain text cannot be. */
const moment = (at: Instant, format: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [{ type: 'date', timestamp: Math.floor(at / 1_000), format, fallback: utcTime(at) }],
    },
  ],
});

const linked = (face: string, name: string, url: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: `${face} ` },
        { type: 'link', url, text: unmarked(name, NAME) },
      ],
    },
  ],
});

/** Makes a table of as many rows as there is room for. @param format of their times, as Slack writes it */
export function tableOf(
  caption: string,
  rows: readonly Row[],
  column: Language['digest']['column'],
  format = '{time_secs}',
  pageRows = PAGE_ROWS,
): DataTableBlock {
  const cells: Cell[][] = [[raw(column.recording), raw(column.what), raw(column.when)]];
  let size = 0;
  for (const { face, name, link, what, at } of rows) {
    const named = link === undefined ? raw(`${face} ${unmarked(name, NAME)}`) : linked(face, name, link);
    const row = [named, raw(what), moment(at, format)];
    size += JSON.stringify(row).length + 1;
    if (size > TABLE_JSON) break;
    cells.push(row);
  }
  return {
    type: 'data_table',
    // Plain text, in which Slack reads no markup: a date would be shown as it is written.
    caption: fallback(caption),
    rows: cells,
    page_size: pageRows,
    row_header_column_index: 0,
  };
}

function linesOf(rows: readonly Row[], now: Instant): readonly string[] {
  const lines: string[] = [];
  let size = 0;
  for (const { face, name, link, what, at } of rows) {
    const named = (link && linkByItsEnds(link, name, NAME)) || shown(name, NAME);
    const line = `${face} *${named}* — ${what} · ${timeNear(at, now)}`;
    size += JSON.stringify(line).length;
    if (size > TABLE_JSON || lines.length >= LIMITS.messageBlocks * 2) break;
    lines.push(line);
  }
  return lines;
}

function othersThan(rows: readonly Row[], digest: Language['digest']): readonly KnownBlock[] {
  if (rows.length === 0) return [];
  const names: ReturnType<typeof shown>[] = [];
  let size = 0;
  for (const { name } of rows) {
    const one = shown(name, NAME);
    size += JSON.stringify(one).length;
    if (size > NAMES) break;
    names.push(one);
  }
  return [section(digest.alsoFor(names, rows.length - names.length))];
}

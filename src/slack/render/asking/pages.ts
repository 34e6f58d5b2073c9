import type { KnownBlock, SectionBlock } from '@slack/types';
import { FILTERS, type Page, PER_PAGE } from '../../../flows/asking/list.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import { minuteNear, type Shown } from '../../text.ts';
import { faceOfKnown, SIGHT_FACE } from '../faces.ts';
import { fits, fitting } from '../fitting.ts';
import { actions, button, context, fallback, type Message, pick, section } from '../message.ts';
import { tableOf } from '../table.ts';
import { type ChooseKey, rowOf, tableRow } from './rows.ts';

/** Names of lists with pages, as values of their buttons have them. */
export const LISTS = [...FILTERS, 'here', 'unwatch'] as const;
export type ListName = (typeof LISTS)[number];

/** Rows up to which each has a button; more are shown as a table with a menu below it. */
const WITH_BUTTONS = 10;

/** One page of recordings, with rows for workspaces where Slack refuses tables. */
export function paged(
  page: Page<Known>,
  name: ListName,
  key: ChooseKey,
  heading: string,
  after: readonly KnownBlock[],
  language: Language,
  now: Instant,
): Message {
  const { answer, digest } = language;
  const { rows, from, total } = page;
  const turning = turnButtons(page, name, language);
  const foot = [
    ...(total > PER_PAGE ? [context(answer.range(from + 1, from + rows.length, total))] : []),
    ...(turning.length === 0 ? [] : [actions(...turning)]),
    ...after,
  ];
  const [head, text] = headOf(page, heading, language, now);
  const listed = fitting(
    [head],
    rows.map((known) => rowOf(known, key, language, now)),
    rows.length,
    answer.notListed,
    foot,
  );
  if (rows.length <= WITH_BUTTONS) return { text, blocks: listed };
  const table = tableOf(
    // The caption is not the heading above, which screen readers would read twice.
    digest.column.recording,
    rows.map((known) => tableRow(known, language)),
    { ...digest.column, what: answer.state, when: answer.since },
    '{date_short_pretty} {time}',
    // All rows on one page, as the list has pages of its own.
    PER_PAGE,
  );
  const menu = actions(pick(key, answer.pick[key], rows, faceOfKnown));
  const blocks = [head, table, menu, ...foot];
  return fits(blocks) ? { text, blocks, instead: listed } : { text, blocks: listed };
}

/** The heading, after a warning if some of the recordings cannot be seen now. */
function headOf(
  { total, unseen }: Page<Known>,
  heading: string,
  { answer, together }: Language,
  now: Instant,
): readonly [head: SectionBlock, text: string] {
  if (!unseen) return [section(`*${heading}*`), fallback(heading)];
  const { count, since } = unseen;
  const said = (at?: Shown) => `${SIGHT_FACE.blind} ${answer.unseen(count, total, at)}`;
  return [section(`*${said(minuteNear(since, now))}*\n${heading}`), fallback(together(said(), heading))];
}

function turnButtons({ rows, from, total }: Page<Known>, name: ListName, language: Language) {
  const at = (upTo: number) => ({ sid: name, upTo });
  return [
    ...(from > 0 ? [button('pageBack', at(Math.max(0, from - PER_PAGE)), language)] : []),
    ...(from + rows.length < total ? [button('pageOn', at(from + PER_PAGE), language)] : []),
  ];
}

import type {
  ActionsBlock,
  Button,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { type Known, nameOf } from '../../recording/known.ts';
import type { Language } from '../language/language.ts';
import type { Said } from '../language/said.ts';
import { LIMITS } from '../limits.ts';
import {
  BUTTONS,
  type ButtonKey,
  encodeTarget,
  type MenuKey,
  menuId,
  type Target,
} from '../pressable/buttons.ts';
import { cutTo, daysInSentences, plainText, unmarked } from '../text.ts';

/** A message: blocks, and the same in a sentence for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The same in older blocks, for where Slack refuses the newer ones. */
  readonly instead?: readonly KnownBlock[];
}

/** `verbatim`: Slack must not find links, channels or people in what only looks like them. */
const mrkdwn = (text: string): MrkdwnElement => ({
  type: 'mrkdwn',
  text: daysInSentences(text),
  verbatim: true,
});

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

export const option = (value: string, label: string): PlainTextOption => ({ text: plain(label), value });

export const section = (text: string, accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory === undefined ? {} : { accessory }),
});

/** Small print: what explains the rest. */
export const context = (...texts: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: texts.slice(0, LIMITS.contextElements).map(mrkdwn),
});

export const button = (key: ButtonKey, target: Target, language: Language): Button => ({
  type: 'button',
  action_id: BUTTONS[key],
  text: plain(language.button[key]),
  value: encodeTarget(target),
});

/** One among many that look alike: a screen reader says which recording it is about. */
export const buttonOf = (key: ButtonKey, known: Known, language: Language): Button => ({
  ...button(key, { sid: known.recording.sid }, language),
  accessibility_label: cutTo(
    language.answer.buttonOf(language.button[key], unmarked(nameOf(known))),
    LIMITS.buttonText,
  ),
});

export const buttons = (
  keys: readonly ButtonKey[],
  target: Target,
  language: Language,
): readonly KnownBlock[] =>
  keys.length === 0 ? [] : [{ type: 'actions', elements: keys.map((key) => button(key, target, language)) }];

/** The ⋯ menu. Slack takes five options. */
export const overflow = (
  menu: MenuKey,
  keys: readonly ButtonKey[],
  target: Target,
  { button: labels }: Language,
): Overflow => ({
  type: 'overflow',
  action_id: menuId(menu, target),
  options: keys.slice(0, LIMITS.overflowOptions).map((key) => option(key, labels[key])),
});

/** A menu that says what it is for. Choosing is pressing: there is nothing to send. */
export const select = (
  menu: MenuKey,
  placeholder: string,
  keys: readonly ButtonKey[],
  target: Target,
  { button: labels }: Language,
): StaticSelect => ({
  type: 'static_select',
  action_id: menuId(menu, target),
  placeholder: plain(placeholder),
  options: keys.map((key) => option(key, labels[key])),
});

/** A menu of recordings, each of which does what the button does. Slack takes short values only. */
export const pick = (
  key: ButtonKey,
  placeholder: string,
  all: readonly Known[],
  face: (known: Known) => string,
): StaticSelect => ({
  type: 'static_select',
  action_id: `${BUTTONS[key]} pick`,
  placeholder: plain(placeholder),
  options: all
    .filter(({ recording }) => recording.sid.length <= LIMITS.optionText)
    .slice(0, LIMITS.selectOptions)
    .map((known) =>
      option(known.recording.sid, cutTo(`${face(known)} ${unmarked(nameOf(known))}`, LIMITS.optionText - 1)),
    ),
});

export const actions = (...elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  elements,
});

/** Joins a fact and, on a line of its own, what to do about it. */
export const spoken = ({ fact, check }: Said): string => (check === undefined ? fact : `${fact}\n${check}`);

/** A phone shows two lines of a push. In UTF-16 units. */
const LONGEST_PUSH = 110;

/** Text of notifications and previews: one short line, without a time of day. */
export const pushed = (said: string): string =>
  // A mention that was cut would be read as it is written.
  cutTo(plainText(said), LONGEST_PUSH - 1).replace(/<[^<>]*…$/, '…');

export const fallback = (text: string): string => plainText(text).slice(0, LIMITS.messageText);

/** A message that is one thing said. */
export const saying = (said: Said, ...more: readonly KnownBlock[]): Message => ({
  text: fallback(spoken(said)),
  blocks: [section(spoken(said)), ...more],
});

/** Lines below each other in as few sections as they fit into. */
export function paragraphs(lines: readonly string[]): readonly SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines.map(daysInSentences)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.sectionText) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else texts.push(line);
  }
  return texts.map((text) => section(text));
}

const sizeOf = (blocks: readonly KnownBlock[]): number => JSON.stringify(blocks).length;

/** Whether Slack takes these blocks in one message. */
export const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= LIMITS.messageBlocks && sizeOf(blocks) <= LIMITS.messageJson;

/** Room for the sentence that says how many rows were left out. */
const REMARK = 400;

/**
 * Keeps as many rows as Slack takes in one message.
 * @param remark says how many rows were left out, of those given or known elsewhere
 * @param tail is kept whole, after them
 */
export function fitting(
  head: readonly KnownBlock[],
  rows: readonly KnownBlock[],
  total: number,
  remark: (leftOut: number) => string,
  tail: readonly KnownBlock[] = [],
): readonly KnownBlock[] {
  let size = sizeOf(head) + sizeOf(tail) + REMARK;
  const kept: KnownBlock[] = [];
  for (const row of rows) {
    size += sizeOf([row]);
    if (size > LIMITS.messageJson || head.length + kept.length + tail.length + 1 >= LIMITS.messageBlocks)
      break;
    kept.push(row);
  }
  const leftOut = total - kept.length;
  return [...head, ...kept, ...(leftOut > 0 ? [context(remark(leftOut))] : []), ...tail];
}

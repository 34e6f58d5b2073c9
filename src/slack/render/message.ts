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
import type { Named } from '../language/facts.ts';
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
import { cutTo, daysInSentences, plainText, type Shown, unmarked } from '../text.ts';

/** A message: blocks, and a text for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Older blocks with the same contents, for workspaces where Slack refuses the newer ones. */
  readonly instead?: readonly KnownBlock[];
}

/** The same message with changed blocks, the older ones included. */
export const withBlocks = (
  { blocks, instead, text }: Message,
  change: (blocks: readonly KnownBlock[]) => readonly KnownBlock[],
): Message => ({ text, blocks: change(blocks), ...(instead ? { instead: change(instead) } : {}) });

/** Formatted text. `verbatim`: Slack makes no links or mentions of text that looks like them. */
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

/** Small print. */
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

/** A button among many with the same label. @param name what screen readers say that it is about */
export const buttonAbout = (key: ButtonKey, target: Target, name: string, language: Language): Button => ({
  ...button(key, target, language),
  accessibility_label: cutTo(
    language.answer.buttonOf(language.button[key], unmarked(name)),
    LIMITS.buttonText,
  ),
});

/** The same for a recording. */
export const buttonOf = (key: ButtonKey, known: Known, language: Language): Button =>
  buttonAbout(key, { sid: known.recording.sid }, nameOf(known), language);

export const buttons = (
  keys: readonly ButtonKey[],
  target: Target,
  language: Language,
): readonly KnownBlock[] =>
  keys.length === 0 ? [] : [{ type: 'actions', elements: keys.map((key) => button(key, target, language)) }];

/** The ⋯ menu, of five options at most. */
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

/** A menu to choose from. Options with a longer value than Slack takes are left out. */
export const choice = (
  actionId: string,
  placeholder: string,
  options: readonly PlainTextOption[],
): StaticSelect => ({
  type: 'static_select',
  action_id: actionId,
  placeholder: plain(placeholder),
  options: options
    .filter(({ value = '' }) => value.length <= LIMITS.optionText)
    .slice(0, LIMITS.selectOptions),
});

/** A menu of buttons: to choose one is to press it. */
export const select = (
  menu: MenuKey,
  placeholder: string,
  keys: readonly ButtonKey[],
  target: Target,
  { button: labels }: Language,
): StaticSelect =>
  choice(
    menuId(menu, target),
    placeholder,
    keys.map((key) => option(key, labels[key])),
  );

/** A menu of recordings: to choose one is to press the button on it. */
export const pick = (
  key: ButtonKey,
  placeholder: string,
  all: readonly Known[],
  face: (known: Known) => string,
): StaticSelect =>
  choice(
    `${BUTTONS[key]} pick`,
    placeholder,
    all.map((known) =>
      option(known.recording.sid, cutTo(`${face(known)} ${unmarked(nameOf(known))}`, LIMITS.optionText - 1)),
    ),
  );

export const actions = (...elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  elements,
});

/** Joins a fact and, on a line of its own, what to do about it. */
export const spoken = ({ fact, check }: Said): string => (check === undefined ? fact : `${fact}\n${check}`);

/** UTF-16 units of a push: two lines of a phone. */
const LONGEST_PUSH = 110;

/** Text of notifications and previews: one short line, without a time of day. */
export const pushed = (said: string): string =>
  // A mention that was cut would be shown as its markup.
  cutTo(plainText(said), LONGEST_PUSH - 1).replace(/<[^<>]*…$/, '…');

export const fallback = (text: string): string => plainText(text).slice(0, LIMITS.messageText);

/** The first of many, each by a name, and how many more there are. */
export const named = <Item>(all: readonly Item[], most: number, nameOf: (one: Item) => Shown): Named => ({
  names: all.slice(0, most).map((one) => nameOf(one)),
  more: Math.max(0, all.length - most),
});

/** A message of one section, and further blocks. */
export const saying = (said: Said, ...more: readonly KnownBlock[]): Message => ({
  text: fallback(spoken(said)),
  blocks: [section(spoken(said)), ...more],
});

/** Lines in as few sections as they fit into. */
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

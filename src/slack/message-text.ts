import { asTyped } from '../recording/paste/as-typed.ts';

/** Fields of blocks and attachments that hold text or URLs. */
const TEXT_FIELDS = new Set([
  'text',
  'url',
  'fallback',
  'pretext',
  'title',
  'title_link',
  'from_url',
  'value',
]);

/** Texts and URLs within a part of a message. */
function textIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textIn);
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' ? (TEXT_FIELDS.has(name) ? [value] : []) : textIn(value),
  );
}

export interface Readable {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

/** Markup of mentions: `<@U0MEI>`, `<#C0ROOM|room-4>`, `<!here>`. Plain text shows it as it is written. */
const MENTIONS = /<[@#!][^<>|]*(?:\|([^<>]*))?>/g;

/** The text of a message as plain text, for a form; without a text, that of its blocks and attachments. */
export function textAsRead(message: Readable): string {
  const [text, all] = textsOf(message);
  return asTyped((text || all).replace(MENTIONS, '$1'));
}

/** Characters read of all texts together at most: as many as Slack takes in the text of one message. */
const LONGEST = 40_000;

/** The text of a message, and the same with all texts of its blocks, each once, which mostly repeat it. */
export function textsOf({ text = '', blocks, attachments }: Readable): readonly [text: string, all: string] {
  const all = new Set([text, ...textIn(blocks), ...textIn(attachments)].filter(Boolean));
  return [text, [...all].join('\n').slice(0, LONGEST)];
}

import { asTyped } from '../recording/paste/as-typed.ts';

/** Fields in which Slack keeps text and addresses, in blocks of every kind and in the attachments of other apps. */
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

/** All that can be read in a part of a message, one piece a line. */
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

/** `<@U0MEI>`, `<#C0ROOM|room-4>`, `<!here>`: known to Slack, and of no use where it shows plain text. */
const MENTIONS = /<[@#!][^<>|]*(?:\|([^<>]*))?>/g;

/** The text of a message much as it was read, to be completed by a person; of one without text, what else it says. */
export function textAsRead(message: Readable): string {
  const [text, all] = textsOf(message);
  return asTyped((text || all).replace(MENTIONS, '$1'));
}

/** Most characters that are read of all texts together: as many as Slack lets one message have in its text. */
const LONGEST = 40_000;

/** The text of a message, and all of its texts, each once: its blocks mostly repeat the first. */
export function textsOf({ text = '', blocks, attachments }: Readable): readonly [text: string, all: string] {
  const all = new Set([text, ...textIn(blocks), ...textIn(attachments)].filter(Boolean));
  return [text, [...all].join('\n').slice(0, LONGEST)];
}

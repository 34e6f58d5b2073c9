/** Where Slack keeps text and addresses, in blocks of every kind and in the attachments of other apps. */
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

/** What a message says in its text, and what it says in all: its blocks mostly repeat the text. */
export function textsOf({ text = '', blocks, attachments }: Readable): readonly [text: string, all: string] {
  return [text, [text, ...textIn(blocks), ...textIn(attachments)].filter(Boolean).join('\n')];
}

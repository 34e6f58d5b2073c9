import { z } from 'zod';

const Text = z.object({ text: z.string() });

/** A cell of a table: text as it is, or a date. */
const Cell = z.union([
  Text,
  z
    .object({ elements: z.tuple([z.object({ elements: z.tuple([z.object({ fallback: z.string() })]) })]) })
    .transform(
      ({
        elements: [
          {
            elements: [date],
          },
        ],
      }) => ({ text: date.fallback.replace(' UTC', '') }),
    ),
]);

const Blocks = z.array(
  z.object({
    type: z.enum(['section', 'context', 'actions', 'rich_text', 'data_table', 'image']),
    text: Text.optional(),
    fields: z.array(Text).default([]),
    accessory: z
      .object({ text: Text.optional(), options: z.array(z.object({ text: Text })).default([]) })
      .optional(),
    elements: z
      .array(
        z.object({
          type: z.string().optional(),
          text: z.union([z.string(), Text]).optional(),
          placeholder: Text.optional(),
          options: z.array(z.object({ text: Text })).default([]),
          elements: z.array(Text).default([]),
        }),
      )
      .default([]),
    rows: z.array(z.array(Cell)).default([]),
  }),
);

/** A message as it reads in Slack, on the day of the tests in UTC: times without their day, buttons and menus in brackets. */
export function asRead({ blocks = [] }: { readonly blocks?: readonly unknown[] }): string {
  const lines = Blocks.parse(blocks).flatMap(({ text, fields, accessory, elements, rows }) => {
    const choices = accessory?.options.map((option) => option.text.text).join(' | ');
    const button = accessory ? ` [${accessory.text?.text ?? `⋯ ▾ ${choices}`}]` : '';
    const small = elements.flatMap((element) => (typeof element.text === 'string' ? [element.text] : []));
    const code = elements.flatMap((element) => element.elements.map(({ text: line }) => line));
    const pressable = elements.flatMap(({ type: what, text: label, placeholder, options }) => {
      if (options.length > 0) {
        const choices = options.map((option) => option.text.text).join(' | ');
        return [`[${what === 'overflow' ? '⋯' : placeholder?.text} ▾ ${choices}]`];
      }
      return label === undefined || typeof label === 'string' ? [] : [`[${label.text}]`];
    });
    return [
      ...(text ? [`${text.text}${button}`] : []),
      ...fields.map((field) => field.text.replace('\n', ' ')),
      ...small,
      ...code,
      ...rows.map((row) => row.map((cell) => cell.text).join(' | ')),
      ...(pressable.length > 0 ? [pressable.join(' ')] : []),
    ];
  });
  return lines
    .join('\n')
    .replace(/<!date\^[^|>]*\|([A-Za-z]+ |–)?(\S+) (\S+) UTC>/g, (_, before = '', day, time) =>
      day === '2026-11-22' ? `${before}${time}` : `${before}${day} ${time}`,
    );
}

/** All text of blocks that Slack reads as markup, however deep it is. */
export function markupIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}

import { z } from 'zod';

const Text = z.object({ text: z.string() });

const Blocks = z.array(
  z.object({
    type: z.enum(['section', 'context', 'actions', 'rich_text']),
    text: Text.optional(),
    fields: z.array(Text).default([]),
    accessory: z.object({ text: Text }).optional(),
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
  }),
);

/** A message as it reads in Slack, on the day of the tests in UTC: times without their day, buttons and menus in brackets. */
export function asRead({ blocks = [] }: { readonly blocks?: readonly unknown[] }): string {
  const lines = Blocks.parse(blocks).flatMap(({ text, fields, accessory, elements }) => {
    const button = accessory ? ` [${accessory.text.text}]` : '';
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
      ...(pressable.length > 0 ? [pressable.join(' ')] : []),
    ];
  });
  return lines
    .join('\n')
    .replace(/<!date\^[^|>]*\|(\S+) (\S+) UTC>/g, (_, day, time) =>
      day === '2026-11-22' ? time : `${day} ${time}`,
    );
}

import { z } from 'zod';

const Text = z.object({ text: z.string() });

const Blocks = z.array(
  z.object({
    type: z.enum(['section', 'context', 'actions']),
    text: Text.optional(),
    fields: z.array(Text).default([]),
    accessory: z.object({ text: Text }).optional(),
    elements: z.array(z.object({ text: z.union([z.string(), Text]) })).default([]),
  }),
);

/** A message as it reads in Slack, on the day of the tests in UTC: times without their day, buttons in brackets. */
export function asRead({ blocks = [] }: { readonly blocks?: readonly unknown[] }): string {
  const lines = Blocks.parse(blocks).flatMap(({ text, fields, accessory, elements }) => {
    const button = accessory ? ` [${accessory.text.text}]` : '';
    const small = elements.flatMap((element) => (typeof element.text === 'string' ? [element.text] : []));
    const pressable = elements.flatMap(({ text: label }) =>
      typeof label === 'string' ? [] : [`[${label.text}]`],
    );
    return [
      ...(text ? [`${text.text}${button}`] : []),
      ...fields.map((field) => field.text.replace('\n', ' ')),
      ...small,
      ...(pressable.length > 0 ? [pressable.join(' ')] : []),
    ];
  });
  return lines
    .join('\n')
    .replace(/<!date\^[^|>]*\|(\S+) (\S+) UTC>/g, (_, day, time) =>
      day === '2026-11-22' ? time : `${day} ${time}`,
    );
}

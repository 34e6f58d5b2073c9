import { LIMITS } from '../limits.ts';
import { among, boolean, byType, type Check, listOf, number, object, string } from './check.ts';

export const plainText = (max: number): Check =>
  object({ type: among('plain_text'), text: string(max) }, { emoji: boolean });

export const mrkdwn = (max: number): Check =>
  object({ type: among('mrkdwn'), text: string(max) }, { verbatim: boolean });

export const anyText = (max: number): Check => byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });

/** Confirmation dialog of an element. */
export const confirm: Check = object(
  { text: anyText(LIMITS.confirmText) },
  {
    title: plainText(LIMITS.confirmTitle),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
    style: among('primary', 'danger'),
  },
);

const style = object(
  {},
  { bold: boolean, italic: boolean, strike: boolean, underline: boolean, highlight: boolean, code: boolean },
);

const text = object({ type: string(), text: string() }, { style });
const link = object({ type: string(), url: string(LIMITS.url) }, { text: string(), unsafe: boolean, style });

const inline = byType({
  text,
  link,
  emoji: object({ type: string(), name: string() }, { unicode: string(), url: string(), style }),
  user: object({ type: string(), user_id: string() }, { style }),
  channel: object({ type: string(), channel_id: string() }, { style }),
  usergroup: object({ type: string(), usergroup_id: string() }, { style }),
  team: object({ type: string(), team_id: string() }, { style }),
  broadcast: object({ type: string(), range: among('here', 'channel', 'everyone') }, { style }),
  color: object({ type: string(), value: string() }, { style }),
  date: object(
    { type: string(), timestamp: number, format: string() },
    { url: string(LIMITS.url), fallback: string(), style },
  ),
});

const section = object({ type: string(), elements: listOf(inline, { min: 0 }) });
const border = number;

export const richText: Check = object(
  {
    type: among('rich_text'),
    elements: listOf(
      byType({
        rich_text_section: section,
        rich_text_list: object(
          {
            type: string(),
            elements: listOf(byType({ rich_text_section: section })),
            style: among('bullet', 'ordered'),
          },
          { indent: number, offset: number, border },
        ),
        rich_text_quote: object({ type: string(), elements: listOf(inline) }, { border }),
        rich_text_preformatted: object(
          { type: string(), elements: listOf(byType({ text, link })) },
          { border, language: string() },
        ),
      }),
    ),
  },
  { block_id: string(LIMITS.id) },
);

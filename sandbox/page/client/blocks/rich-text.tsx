import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { ReactNode } from 'react';
import { Emoji } from '../emoji/emoji.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { ChannelMention, SlackDate, UserMention } from '../mrkdwn/mentions.tsx';

/** Formatted text in the form that Slack's composer writes. */
export function RichText({ block }: { readonly block: RichTextBlock }) {
  return (
    <div className="block-rich-text">
      {block.elements.map((element, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text; they have no identity.
        <Part key={index} part={element} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: RichTextBlock['elements'][number] }): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Inlines elements={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Inlines elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Inlines elements={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List className={`indent-${Math.min(part.indent ?? 0, 3)}`}>
          {part.elements.map((item: RichTextSection, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of a text; they have no identity.
            <li key={index}>
              <Inlines elements={item.elements} />
            </li>
          ))}
        </List>
      );
    }
  }
}

const Inlines = ({ elements }: { readonly elements: readonly RichTextElement[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text; they have no identity.
  elements.map((element, index) => <Inline key={index} element={element} />);

function Inline({ element }: { readonly element: RichTextElement }): ReactNode {
  const { style } = element;
  let shown = bare(element);
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.bold) shown = <strong>{shown}</strong>;
  if (style?.italic) shown = <em>{shown}</em>;
  if (style?.strike) shown = <s>{shown}</s>;
  if (style?.underline) shown = <u>{shown}</u>;
  return shown;
}

function bare(element: RichTextElement): ReactNode {
  switch (element.type) {
    case 'text':
      return <EmojiText text={element.text} />;
    case 'link':
      return (
        <a
          href={/^(https?|mailto|tel):/i.test(element.url) ? element.url : undefined}
          target="_blank"
          rel="noreferrer"
        >
          {element.text ?? element.url}
        </a>
      );
    case 'emoji':
      return <Emoji name={element.name} />;
    case 'user':
      return <UserMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'date':
      return <SlackDate timestamp={element.timestamp} format={element.format} url={element.url} />;
    case 'broadcast':
      return <span className="mention mention-all">@{element.range}</span>;
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span className="mention">@{element.team_id}</span>;
    case 'color':
      return <code>{element.value}</code>;
  }
}

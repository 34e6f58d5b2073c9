import type { ReactNode } from 'react';
import { Emoji } from '../emoji/emoji.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { ChannelMention, SlackDate, UserMention } from './mentions.tsx';
import { type Node, parseMrkdwn } from './parse.ts';

/** A text object's `mrkdwn`, or a message's `text`. */
export function Mrkdwn({ text }: { readonly text: string }) {
  return <span className="mrkdwn">{draw(parseMrkdwn(text))}</span>;
}

const draw = (nodes: readonly Node[]): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree is made anew from the text; nodes have no identity.
  nodes.map((node, index) => <Drawn key={index} node={node} />);

function Drawn({ node }: { readonly node: Node }): ReactNode {
  switch (node.kind) {
    case 'text':
      return <EmojiText text={node.text} />;
    case 'bold':
      return <strong>{draw(node.children)}</strong>;
    case 'italic':
      return <em>{draw(node.children)}</em>;
    case 'strike':
      return <s>{draw(node.children)}</s>;
    case 'quote':
      return <blockquote>{draw(node.children)}</blockquote>;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <pre>{node.text}</pre>;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'link':
      return (
        <a href={node.url} target="_blank" rel="noreferrer">
          {node.label}
        </a>
      );
    case 'user':
      return <UserMention id={node.id} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span className="mention mention-all">@{node.range}</span>;
    case 'date':
      return <SlackDate timestamp={node.timestamp} format={node.format} url={node.url} />;
  }
}

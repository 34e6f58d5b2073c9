import type { KnownBlock } from '@slack/types';
import type { ReactNode } from 'react';
import type { Block } from '../../../slack/state.ts';
import { Element } from '../elements/element.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { BlockImage } from './image.tsx';
import { InputBlock } from './input.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';
import { TextObject } from './text-object.tsx';

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Complaints under inputs, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Blocks of a message, a modal or a Home tab, from top to bottom. */
export function Blocks({ blocks, errors = {} }: BlocksProps) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an edit gives new ids to the same blocks, and may not take the focus.
        <Drawn key={`${index} ${block.type}`} block={trusted(block)} error={errors[block.block_id ?? '']} />
      ))}
    </div>
  );
}

/**
 * Narrows a block's type without a check: the pretend Slack refuses every block that does not have the shape of its
 * type.
 */
function trusted(block: unknown): KnownBlock {
  if (isKnown(block)) return block;
  throw new Error('unreachable: blocks are objects with a type');
}

const isKnown = (block: unknown): block is KnownBlock =>
  typeof block === 'object' && block !== null && 'type' in block;

function Drawn({
  block,
  error,
}: {
  readonly block: KnownBlock;
  readonly error: string | undefined;
}): ReactNode {
  const blockId = block.block_id ?? '';
  switch (block.type) {
    case 'header':
      return (
        <h3 className="block-header">
          <EmojiText text={block.text.text} />
        </h3>
      );
    case 'section':
      return <Section block={block} />;
    case 'context':
      return (
        <div className="block-context">
          {block.elements.map((element, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: context elements have no identity of their own.
            <span key={index}>
              {element.type === 'image' ? (
                <BlockImage image={element} size="tiny" />
              ) : (
                <TextObject text={element} />
              )}
            </span>
          ))}
        </div>
      );
    case 'actions':
      return (
        <div className="block-actions">
          {block.elements.map((element, index) => (
            <Element key={element.action_id ?? index} element={element} blockId={blockId} />
          ))}
        </div>
      );
    case 'divider':
      return <hr />;
    case 'image':
      return (
        <figure className="block-image">
          {block.title && <figcaption>{block.title.text}</figcaption>}
          <BlockImage image={block} size="full" />
        </figure>
      );
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
    case 'data_table':
      return <Table block={block} />;
    case 'input':
      return <InputBlock block={block} error={error} />;
    case 'alert':
      return (
        <div className={`block-alert alert-${block.level ?? 'default'}`} role="note">
          <TextObject text={block.text} />
        </div>
      );
    case 'markdown':
      return (
        <div className="block-section">
          <Mrkdwn text={block.text} />
        </div>
      );
    default:
      return <p className="undrawn">This page cannot draw a {block.type} block.</p>;
  }
}

import type { InputBlock as SlackInputBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';

interface InputBlockProps {
  readonly block: SlackInputBlock;
  readonly error: string | undefined;
}

export function InputBlock({ block, error }: InputBlockProps) {
  const { words } = useReader();
  return (
    <div className={`block-input${error ? ' block-wrong' : ''}`}>
      <div className="input-label">
        <EmojiText text={block.label.text} />
        {block.optional && <span className="optional"> {words.form.optional}</span>}
      </div>
      <Element
        element={block.element}
        blockId={block.block_id ?? ''}
        tells={block.dispatch_action ? 'at_once' : 'on_submit'}
        label={block.label.text}
      />
      {error && (
        <p className="input-error" role="alert">
          {words.form.objection(error)}
        </p>
      )}
      {block.hint && <p className="input-hint">{block.hint.text}</p>}
    </div>
  );
}

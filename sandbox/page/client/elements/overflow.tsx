import type { Overflow as OverflowElement } from '@slack/types';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';
import { Menu } from './menu.tsx';
import { usePress } from './use-press.tsx';

interface OverflowProps {
  readonly element: OverflowElement;
  readonly blockId: string;
}

/** The ⋯ menu of a block. */
export function Overflow({ element, blockId }: OverflowProps) {
  const { words } = useReader();
  const { press, pending, question } = usePress(element, blockId);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: <EmojiText text={option.text.text} />,
    note: option.description?.text,
    onChoose() {
      if (option.url) window.open(option.url, '_blank', 'noreferrer');
      press(option.value);
    },
  }));
  return (
    <>
      <Menu label={words.form.moreActions} className="button button-icon" items={items} pending={pending}>
        ⋯
      </Menu>
      {question}
    </>
  );
}

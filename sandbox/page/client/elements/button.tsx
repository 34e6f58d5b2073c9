import type { Button as ButtonElement } from '@slack/types';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { usePress } from './use-press.tsx';

interface ButtonProps {
  readonly element: ButtonElement;
  readonly blockId: string;
}

export function Button({ element, blockId }: ButtonProps) {
  const { press, pending, question } = usePress(element, blockId);
  const style = element.style ? ` button-${element.style}` : '';
  const open = () => {
    // Slack opens the link and tells the bot as well.
    if (element.url) window.open(element.url, '_blank', 'noreferrer');
    press();
  };
  return (
    <>
      <button
        type="button"
        className={`button${style}`}
        aria-label={element.accessibility_label}
        aria-busy={pending}
        aria-disabled={pending}
        onClick={pending ? undefined : open}
        data-action={element.action_id}
      >
        <EmojiText text={element.text.text} />
      </button>
      {question}
    </>
  );
}

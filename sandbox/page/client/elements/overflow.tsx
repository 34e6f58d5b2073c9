import type { Overflow as OverflowElement } from '@slack/types';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { usePress } from './use-press.tsx';

interface OverflowProps {
  readonly element: OverflowElement;
  readonly blockId: string;
}

/** The ⋯ menu: arrow keys move, Escape closes and gives the focus back. */
export function Overflow({ element, blockId }: OverflowProps) {
  const { press, pending, question } = usePress(element, blockId);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open) menu.current?.querySelector('button')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? items.indexOf(focused) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (step === undefined) return;
    else items[(at + step + items.length) % items.length]?.focus();
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left the menu.
    <span
      className="overflow"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        className="button button-icon"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label="More actions"
        aria-busy={pending}
        disabled={pending}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <div ref={menu} role="menu" className="menu" tabIndex={-1} onKeyDown={onKeyDown}>
          {element.options.map((option) => (
            <button
              key={option.value ?? option.text.text}
              type="button"
              role="menuitem"
              onClick={() => {
                close();
                if (option.url) window.open(option.url, '_blank', 'noreferrer');
                press(option.value);
              }}
            >
              <EmojiText text={option.text.text} />
              {option.description && <small>{option.description.text}</small>}
            </button>
          ))}
        </div>
      )}
      {question}
    </span>
  );
}

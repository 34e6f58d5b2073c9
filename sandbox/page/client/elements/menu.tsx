import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly note?: string | undefined;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** Label of the button that opens the menu. */
  readonly label: string;
  readonly className: string;
  readonly items: readonly MenuItem[];
  readonly pending?: boolean;
  /** Direction in which the menu opens, where below and to the right would be out of sight. */
  readonly towards?: 'up' | 'left';
  readonly children: ReactNode;
}

/** A button with a menu. Arrow keys move, Escape closes it and gives the focus back. */
export function Menu({ label, className, items, pending = false, towards, children }: MenuProps) {
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
    const offered = [...(menu.current?.querySelectorAll('button') ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? offered.indexOf(focused) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (step === undefined) return;
    else offered[(at + step + offered.length) % offered.length]?.focus();
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
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        aria-busy={pending}
        aria-disabled={pending}
        onClick={() => setOpen(!open && !pending)}
      >
        {children}
      </button>
      {open && (
        <div
          ref={menu}
          role="menu"
          className={`menu${towards === undefined ? '' : ` menu-${towards}`}`}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {items.map(({ key, label: words, note, onChoose }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              onClick={() => {
                close();
                onChoose();
              }}
            >
              {words}
              {note !== undefined && <small>{note}</small>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

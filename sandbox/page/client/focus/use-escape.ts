import { useEffect } from 'react';

/** Calls `close` on Escape, unless a dialog, a menu or an unsent message uses the key. */
export function useEscape(close: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const { target } = event;
      if (target instanceof HTMLTextAreaElement && target.value !== '') return;
      close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}

import { type RefObject, useEffect, useState } from 'react';

const isFree = (element: Element | null): boolean => element === null || element === document.body;

/**
 * Gives the focus back when what is drawn goes: to what had it when it came.
 * @param fallback gets it where nothing had it, or that is gone
 * @returns whether something had the focus, so that it was opened by hand and not by the address
 */
export function useFocusReturn(fallback?: RefObject<HTMLElement | null>): boolean {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Somebody who has gone on to something else stays there.
      if (!isFree(document.activeElement)) return;
      const back = before instanceof HTMLElement && before.isConnected && !isFree(before);
      (back ? before : fallback?.current)?.focus();
    },
    [before, fallback],
  );
  return !isFree(before);
}

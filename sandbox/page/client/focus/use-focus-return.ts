import { type RefObject, useEffect, useState } from 'react';

const isFree = (element: Element | null): boolean => element === null || element === document.body;

/**
 * Returns the focus, when the component is removed, to the element that had it before.
 * @param fallback element for the focus where there was none, or where it is gone
 * @returns whether an element had the focus: the component was opened by a person, not by the address
 */
export function useFocusReturn(fallback?: RefObject<HTMLElement | null>): boolean {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The focus stays where the person has moved it meanwhile.
      if (!isFree(document.activeElement)) return;
      const back = before instanceof HTMLElement && before.isConnected && !isFree(before);
      (back ? before : fallback?.current)?.focus();
    },
    [before, fallback],
  );
  return !isFree(before);
}

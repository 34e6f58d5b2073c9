import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const CONTROLS = 'button, a[href], input, select, textarea, summary';
/** Elements in which arrow keys have another meaning. */
const OWN_KEYS = 'input, select, textarea, [role="menu"]';

interface Roving {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Makes a list one stop of the Tab key (roving tabindex): arrow keys, Home and End move within it, and Tab goes to the
 * controls of the focused item, then out of the list.
 * @param items selector of its items
 * @param start index of the item that Tab reaches first, where none is `aria-current`
 */
export function useRoving(list: RefObject<HTMLElement | null>, items: string, start: 0 | -1): Roving {
  const current = useRef<HTMLElement>(undefined);
  const all = (): readonly HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>(items) ?? [])];

  const settle = () => {
    const offered = all();
    const stop =
      offered.find((each) => each === current.current) ??
      offered.find((each) => each.matches('[aria-current]')) ??
      offered.at(start);
    for (const item of offered) {
      item.tabIndex = item === stop ? 0 : -1;
      for (const control of item.querySelectorAll<HTMLElement>(CONTROLS)) {
        if (item === stop) control.removeAttribute('tabindex');
        else control.tabIndex = -1;
      }
    }
  };
  // Runs after every render, because items come and go, and cards are edited.
  useEffect(settle);

  return {
    onFocus({ target }) {
      const item = target.closest<HTMLElement>(items);
      if (item === null || item === current.current) return;
      current.current = item;
      settle();
    },
    onKeyDown(event) {
      const { target, key } = event;
      if (event.isDefaultPrevented() || !(target instanceof Element) || target.closest(OWN_KEYS)) return;
      const offered = all();
      const at = offered.findIndex((each) => each.contains(target));
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: offered.length - 1 }[key];
      if (at < 0 || next === undefined) return;
      offered[Math.min(Math.max(next, 0), offered.length - 1)]?.focus();
      event.preventDefault();
    },
  };
}

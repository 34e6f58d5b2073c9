import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Distance from the end that still counts as being at the end, in pixels. */
const NEAR = 80;

interface StickyEnd {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Number of entries that came while the reader was further up. */
  readonly unseen: number;
  readonly toEnd: () => void;
}

/**
 * Keeps a list scrolled to its end while the reader is there, also when an entry grows. For a reader who has scrolled
 * up it counts new entries instead.
 * @param place a list in another place starts at its end
 */
export function useStickyEnd(place: string, entries: readonly unknown[]): StickyEnd {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [seen, setSeen] = useState({ place, count: entries.length });

  const toEnd = () => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: it must happen whenever the place or the content changes.
  useLayoutEffect(() => {
    const elsewhere = seen.place !== place;
    if (elsewhere) atEnd.current = true;
    if (!atEnd.current) return;
    toEnd();
    if (elsewhere || seen.count !== entries.length) setSeen({ place, count: entries.length });
  }, [place, entries]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const onScroll = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      if (atEnd.current)
        setSeen((before) => (before.count === entries.length ? before : { place, count: entries.length }));
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, [place, entries.length]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    // The list shrinks when the composer grows, or when a phone shows its keyboard.
    const onResize = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    onResize.observe(box);
    return () => onResize.disconnect();
  }, []);

  const unseen = seen.place === place ? Math.max(0, entries.length - seen.count) : 0;
  return { list, unseen, toEnd };
}

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Closer to the end than this counts as being there, in pixels. */
const NEAR = 80;

/**
 * Keeps a scrolling list at its end while the reader is there, also when something in it grows (a card that is
 * edited); leaves the reader alone who has scrolled up.
 * @param place another place starts at its end
 */
export function useStickyEnd(place: string, content: unknown): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const onScroll = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    };
    // The composer below grows with what is typed, and a phone's keyboard takes half of the screen.
    const onResize = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    onResize.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      onResize.disconnect();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it must happen when the place changes.
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [place]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it must happen whenever the content changes.
  useLayoutEffect(() => {
    if (atEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [place, content]);

  return list;
}

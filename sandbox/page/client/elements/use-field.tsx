import type { ReactNode } from 'react';
import { useSurface, type Value } from './surface.tsx';
import { usePress } from './use-press.tsx';

/** Inside an input block a change waits for the submission; elsewhere the bot hears of it at once. */
export type Tells = 'at_once' | 'on_submit';

interface Field {
  readonly value: Value | undefined;
  readonly change: (value: Value) => void;
  readonly pending: boolean;
  readonly question: ReactNode;
}

/** One thing a person can fill in or choose from, by its ids. */
export function useField(
  element: Parameters<typeof usePress>[0],
  blockId: string,
  tells: Tells,
  initial: Value | undefined,
): Field {
  const surface = useSurface();
  const { press, pending, question } = usePress(element, blockId);
  const { action_id: actionId = '' } = element;
  const entered = surface.entered[blockId]?.[actionId];
  return {
    value: entered === undefined ? initial : entered,
    change(value) {
      surface.enter(blockId, actionId, value);
      if (tells === 'at_once' && value !== null) press(value);
    },
    pending,
    question,
  };
}

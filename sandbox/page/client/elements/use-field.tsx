import type { ReactNode } from 'react';
import { useSurface, type Value } from './surface.tsx';
import { usePress } from './use-press.tsx';

/** When a change is sent to the bot: inside an input block with the submission, elsewhere at once. */
export type Tells = 'at_once' | 'on_submit';

/** Properties of everything that a person can fill in or choose from. */
export interface FieldProps<Element> {
  readonly element: Element;
  readonly blockId: string;
  readonly tells: Tells;
  readonly label?: string | undefined;
}

interface Field {
  readonly value: Value | undefined;
  readonly change: (value: Value) => void;
  readonly pending: boolean;
  readonly question: ReactNode;
}

/** Value of one input or menu, by its block id and action id. */
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

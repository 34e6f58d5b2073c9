import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useState, useTransition } from 'react';
import { Question } from './question.tsx';
import { useSurface } from './surface.tsx';

interface Pressable {
  readonly action_id?: string;
  readonly confirm?: ConfirmationDialog;
}

interface Press {
  /** Sends a press, after a question if the element has a `confirm`. */
  readonly press: (value?: string | readonly string[]) => void;
  /** Whether the bot has still to acknowledge a press. */
  readonly pending: boolean;
  /** The open question, to be drawn beside the element. */
  readonly question: ReactNode;
}

export function usePress(element: Pressable, blockId: string): Press {
  const surface = useSurface();
  const [pending, startTransition] = useTransition();
  const [asked, setAsked] = useState<{ readonly value?: string | readonly string[] }>();
  const { action_id: actionId = '', confirm } = element;

  const send = (value?: string | readonly string[]) =>
    startTransition(async () => {
      await surface.press(blockId, actionId, value);
    });
  const answered = (yes: boolean) => {
    setAsked(undefined);
    if (yes) send(asked?.value);
  };
  return {
    press: (value) => (confirm ? setAsked(value === undefined ? {} : { value }) : send(value)),
    pending,
    question: confirm && asked && <Question dialog={confirm} onAnswer={answered} />,
  };
}

import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import { TextObject } from '../blocks/text-object.tsx';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { useReader } from '../reader.tsx';
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

interface QuestionProps {
  readonly dialog: ConfirmationDialog;
  readonly onAnswer: (yes: boolean) => void;
}

/** Dialog for an element's `confirm`. Escape means no. */
function Question({ dialog, onAnswer }: QuestionProps) {
  const { words } = useReader();
  useFocusReturn();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog
      ref={box}
      className="question"
      aria-label={dialog.title?.text ?? dialog.text.text}
      onClose={() => onAnswer(false)}
    >
      {dialog.title && (
        <h2>
          <TextObject text={dialog.title} />
        </h2>
      )}
      <p>
        <TextObject text={dialog.text} />
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {dialog.deny?.text ?? words.form.cancel}
        </button>
        <button
          type="button"
          className={`button button-${dialog.style ?? 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {dialog.confirm?.text ?? words.form.yes}
        </button>
      </div>
    </dialog>
  );
}

import type { ConfirmationDialog } from '@slack/types';
import { useEffect, useRef } from 'react';
import { TextObject } from '../blocks/text-object.tsx';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { useReader } from '../reader.tsx';

interface QuestionProps {
  readonly dialog: ConfirmationDialog;
  readonly onAnswer: (yes: boolean) => void;
}

/** Dialog for an element's `confirm`. Escape means no. */
export function Question({ dialog, onAnswer }: QuestionProps) {
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

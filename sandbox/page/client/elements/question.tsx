import type { ConfirmationDialog } from '@slack/types';
import { useEffect, useRef } from 'react';
import { TextObject } from '../blocks/text-object.tsx';

interface QuestionProps {
  readonly dialog: ConfirmationDialog;
  readonly onAnswer: (yes: boolean) => void;
}

/** “Are you sure?”, as an element's `confirm` words it. Escape says no. */
export function Question({ dialog, onAnswer }: QuestionProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} className="question" onClose={() => onAnswer(false)}>
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
          {dialog.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button button-${dialog.style ?? 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {dialog.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </dialog>
  );
}

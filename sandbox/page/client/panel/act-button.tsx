import { type ReactNode, useState, useTransition } from 'react';
import type { Ask } from '../../asks.ts';
import { ask } from '../ask.ts';

interface ActButtonProps {
  readonly what: Ask;
  readonly title?: string;
  readonly kind?: 'plain' | 'danger' | 'primary' | undefined;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button that sends an ask; a refusal is shown beside it. */
export function ActButton({ what, title, kind = 'plain', pressed, disabled, children }: ActButtonProps) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState('');
  const onClick = () =>
    startTransition(async () => {
      const answer = await ask(what);
      setRefusal(answer.refusal ?? '');
    });
  return (
    <>
      <button
        type="button"
        className={`act act-${kind}`}
        title={title}
        aria-pressed={pressed}
        disabled={disabled === true}
        aria-disabled={pending}
        onClick={pending ? undefined : onClick}
      >
        {children}
      </button>
      {refusal && (
        <span className="act-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

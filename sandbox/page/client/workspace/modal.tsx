import { useEffect, useMemo, useRef, useTransition } from 'react';
import type { OpenView } from '../../../slack/state.ts';
import { ask } from '../ask.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { mutable, SurfaceProvider, useSurface } from '../elements/surface.tsx';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useFocusReturn } from '../focus/use-focus-return.ts';
import { CloseButton } from '../icons.tsx';
import { useReader } from '../reader.tsx';

/** The topmost modal of the person. The key resets the inputs when another view takes its place. */
export function Modal({ open }: { readonly open: OpenView }) {
  useFocusReturn();
  const where = useMemo(() => ({ ask: 'pressView' as const, view: open.view.id }), [open.view.id]);
  return (
    <SurfaceProvider key={open.view.id} where={where} blocks={open.view.blocks} channel={open.channel}>
      <ModalBox open={open} />
    </SurfaceProvider>
  );
}

function ModalBox({ open: { view, errors } }: { readonly open: OpenView }) {
  const { user, words } = useReader();
  const { entered } = useSurface();
  const box = useRef<HTMLDialogElement>(null);
  const [pending, startTransition] = useTransition();
  useEffect(() => box.current?.showModal(), []);

  const close = () => ask({ ask: 'closeView', user: user.id, view: view.id });
  const submit = () =>
    startTransition(async () => {
      await ask({ ask: 'submitView', user: user.id, view: view.id, values: mutable(entered) });
    });
  return (
    <dialog
      ref={box}
      className="modal"
      aria-label={view.title.text}
      onCancel={(event) => {
        // The pretend Slack closes the modal; the browser would only hide it.
        event.preventDefault();
        close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) submit();
        }}
      >
        <header className="modal-header">
          <h2>
            <EmojiText text={view.title.text} />
          </h2>
          <CloseButton label={words.form.close} onClose={close} />
        </header>
        <div className="modal-body">
          <Blocks blocks={view.blocks} errors={errors} />
        </div>
        <footer className="dialog-buttons">
          <button type="button" className="button" onClick={close}>
            {view.close?.text ?? words.form.cancel}
          </button>
          {view.submit && (
            <button
              type="submit"
              className="button button-primary"
              aria-busy={pending}
              aria-disabled={pending}
            >
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { plain } from './message.ts';

interface Form {
  /** Label of the button that sends it; a modal without one only shows something. */
  readonly submit: string;
  readonly callbackId: string;
}

/**
 * A modal. What it has to remember until it is sent or pressed travels in `privateMetadata`, so that the bot need not.
 * @param title clipped to Slack's 24 characters
 */
export const modal = (
  title: string,
  blocks: readonly KnownBlock[],
  { view }: Language,
  { privateMetadata, form }: { readonly privateMetadata?: string; readonly form?: Form } = {},
): ModalView => ({
  type: 'modal',
  title: plain(title.slice(0, LIMITS.modalTitle)),
  close: plain(form ? view.cancel : view.close),
  ...(form ? { submit: plain(form.submit), callback_id: form.callbackId } : {}),
  ...(privateMetadata === undefined ? {} : { private_metadata: privateMetadata }),
  blocks: blocks.slice(0, LIMITS.viewBlocks),
});

/** The same modal with something else in it, and nothing to send. */
export const refilled = (
  { title, private_metadata }: ModalView,
  blocks: readonly KnownBlock[],
  language: Language,
): ModalView =>
  modal(
    title.text,
    blocks,
    language,
    private_metadata === undefined ? {} : { privateMetadata: private_metadata },
  );

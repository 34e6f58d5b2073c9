import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../language/language.ts';
import { LIMITS } from '../limits.ts';
import { privateMetadataOf } from '../pressable/private-metadata.ts';
import { plain } from './message.ts';

interface Form {
  /** Label of the button that submits it. */
  readonly submit: string;
  readonly callbackId: string;
}

/**
 * A modal, with a form or only to read. `privateMetadata` comes back with a press or a submission.
 * @param title cut to Slack's 24 characters
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

/** A modal to read about a conversation, to which presses in it then belong. */
export const modalAbout = (
  channel: string,
  title: string,
  blocks: readonly KnownBlock[],
  language: Language,
): ModalView => modal(title, blocks, language, { privateMetadata: privateMetadataOf(channel) });

/** The same modal with other contents, and no form. */
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

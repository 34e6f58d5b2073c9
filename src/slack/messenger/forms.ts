import type { Part } from '../api/codes.ts';
import type { Message } from '../render/message.ts';
import { cutTo } from '../text.ts';
import type { Metadata } from './metadata.ts';

/** One message as it is sent. */
export interface Form extends Message {
  /** Absent once Slack has refused it; the message cannot be found again then. */
  readonly metadata?: Metadata;
  readonly broadcast: boolean;
}

/** Characters left of a text that Slack refuses as too long. */
const SHORT = 1_000;

/** The same message without the part that Slack refuses; `undefined` if there is nothing left to leave out. */
export function without(part: Part, form: Form): Form | undefined {
  switch (part) {
    case 'blocks':
      return withoutBlocks(form);
    case 'text':
      return form.text.length > SHORT ? { ...form, text: cutTo(form.text, SHORT) } : withoutBlocks(form);
    case 'metadata':
      return withoutMetadata(form);
    case 'broadcast':
      return form.broadcast ? { ...form, broadcast: false } : undefined;
    case 'request':
      return withoutBlocks(form) ?? withoutMetadata(form);
  }
}

// An edit without `blocks` keeps the old ones, so an empty list is sent.
function withoutBlocks({ instead, ...form }: Form): Form | undefined {
  if (instead) return { ...form, blocks: instead };
  return form.blocks.length > 0 ? { ...form, blocks: [] } : undefined;
}

function withoutMetadata({ metadata, ...form }: Form): Form | undefined {
  return metadata && form;
}

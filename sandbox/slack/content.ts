import { complaintsAbout, withIds } from './blocks/blocks.ts';
import { isRecord, spellOut } from './blocks/check.ts';
import { complaintsAboutFiles } from './blocks/slack-files.ts';
import { LIMITS } from './limits.ts';
import { Refusal, refuseWith } from './refusal.ts';
import type { Block, Metadata } from './state.ts';
import type { SharedFiles } from './workspace/shared-files.ts';

/** Content of a message, whether from the Web API, a response URL or an acknowledgement. */
export interface Content {
  readonly text: string;
  /** Absent: none were sent, so that present ones stay. Empty: present ones are removed. */
  readonly blocks?: readonly Block[];
}

const isBlock = (value: unknown): value is Block => isRecord(value) && typeof value.type === 'string';

/**
 * Reads the blocks of a message. @throws {Refusal} `invalid_blocks_format`, `invalid_blocks` or `msg_blocks_too_long`
 */
function messageBlocks(blocks: unknown, files: SharedFiles): readonly Block[] {
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const complaints = [...complaintsAbout(blocks, 'message'), ...complaintsAboutFiles(blocks, files.canShow)];
  if (complaints.length > 0) throw refuseWith('invalid_blocks', complaints.map(spellOut));
  if (JSON.stringify(blocks).length > LIMITS.blocksJson) throw new Refusal('msg_blocks_too_long');
  return withIds(blocks.filter(isBlock));
}

/** Reads the content of a message. @throws {Refusal} for content that Slack would not show */
export function readContent(
  fields: { readonly text?: unknown; readonly blocks?: unknown },
  files: SharedFiles,
): Content {
  const text = typeof fields.text === 'string' ? fields.text : '';
  if (text.length > LIMITS.messageText) throw new Refusal('msg_too_long');
  const blocks = fields.blocks === undefined ? undefined : messageBlocks(fields.blocks, files);
  if (text === '' && (blocks === undefined || blocks.length === 0)) throw new Refusal('no_text');
  return blocks === undefined ? { text } : { text, blocks };
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isFlat = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isScalar);

/** Whether a value may be in a payload by Slack's types: a scalar, a flat object, or a list of flat objects. */
const fitsPayload = (value: unknown): boolean =>
  isScalar(value) || isFlat(value) || (Array.isArray(value) && value.every(isFlat));

/** Reads metadata. @throws {Refusal} `invalid_metadata_format`, `invalid_metadata_schema` or `metadata_too_large` */
export function readMetadata(value: unknown): Metadata | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw new Refusal('invalid_metadata_format');
  const { event_type, event_payload, ...rest } = value;
  if (typeof event_type !== 'string' || event_type === '' || !isRecord(event_payload))
    throw new Refusal('invalid_metadata_format');
  if (Object.keys(rest).length > 0 || !Object.values(event_payload).every(fitsPayload))
    throw new Refusal('invalid_metadata_schema');
  if (JSON.stringify(value).length > LIMITS.metadata) throw new Refusal('metadata_too_large');
  return { event_type, event_payload };
}

/** Replaces the content of a message. Blocks that were not sent stay; an empty list removes them. */
export function rewritten<M extends Content>(message: M, content: Content): Omit<M, keyof Content> & Content {
  const { text: _, blocks: before, ...rest } = message;
  const blocks = content.blocks ?? before;
  return {
    ...rest,
    text: content.text,
    ...(blocks === undefined || blocks.length === 0 ? {} : { blocks }),
  };
}

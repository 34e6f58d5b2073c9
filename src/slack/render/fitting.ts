import type { KnownBlock } from '@slack/types';
import { LIMITS } from '../limits.ts';
import { context } from './message.ts';

const sizeOf = (blocks: readonly KnownBlock[]): number => JSON.stringify(blocks).length;

/** Whether Slack takes these blocks in one message. */
export const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= LIMITS.messageBlocks && sizeOf(blocks) <= LIMITS.messageJson;

/**
 * The first parts that have so many characters of JSON at most, made one by one.
 * @param each further characters for each part
 */
export function partsWithin<Item, Part>(
  most: number,
  items: readonly Item[],
  make: (item: Item) => Part,
  each = 0,
): readonly Part[] {
  const parts: Part[] = [];
  let size = 0;
  for (const item of items) {
    const part = make(item);
    size += JSON.stringify(part).length + each;
    if (size > most) break;
    parts.push(part);
  }
  return parts;
}

/** Characters kept free for the sentence that says how many rows were left out. */
const REMARK = 400;

/**
 * Joins a head, as many rows as Slack takes in one message, and a tail.
 * @param total number of rows, with those that are not given
 * @param remark says how many of them were left out
 */
export function fitting(
  head: readonly KnownBlock[],
  rows: readonly KnownBlock[],
  total: number,
  remark: (leftOut: number) => string,
  tail: readonly KnownBlock[] = [],
): readonly KnownBlock[] {
  const room = LIMITS.messageJson - sizeOf(head) - sizeOf(tail) - REMARK;
  const most = Math.max(0, LIMITS.messageBlocks - 1 - head.length - tail.length);
  const kept = partsWithin(room, rows.slice(0, most), (row) => row, 2);
  const leftOut = total - kept.length;
  return [...head, ...kept, ...(leftOut > 0 ? [context(remark(leftOut))] : []), ...tail];
}

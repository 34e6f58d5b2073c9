import { LIMITS } from '../limits.ts';
import type { Block } from '../state.ts';
import { freshId } from '../workspace/ids.ts';
import { type Check, type Complaint, isRecord, listOf } from './check.ts';
import { BLOCK, type Surface } from './shapes.ts';

/** Interactive elements within a value, each with its JSON pointer. */
function* elementsIn(value: unknown, at: string): Generator<readonly [Record<string, unknown>, string]> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* elementsIn(each, `${at}/${index}`);
  } else if (isRecord(value)) {
    if (typeof value.action_id === 'string') yield [value, at];
    for (const [field, each] of Object.entries(value)) yield* elementsIn(each, `${at}/${field}`);
  }
}

function repeated(named: readonly (readonly [string, string])[], what: string): readonly Complaint[] {
  const seen = new Set<string>();
  return named.flatMap(([id, at]) => {
    if (seen.has(id)) return [{ at, message: `The \`${what}\` "${id}" already exists for another element` }];
    seen.add(id);
    return [];
  });
}

/** Number of visible characters in a table, at any depth. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + characters(each), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return own + characters(value.rows) + characters(value.elements);
}

function tooMuchTable(blocks: readonly Record<string, unknown>[], at: string): readonly Complaint[] {
  const over = (type: string, most: number): readonly Complaint[] =>
    characters(blocks.filter((block) => block.type === type).map(({ rows }) => rows)) > most
      ? [{ at, message: `no more than ${most} characters allowed in blocks of type ${type}` }]
      : [];
  const tables = blocks.filter((block) => block.type === 'table').length;
  return [
    ...over('table', LIMITS.table.characters),
    ...over('data_table', LIMITS.dataTable.characters),
    ...(tables > 1 ? [{ at, message: 'only one table allowed' }] : []),
  ];
}

/**
 * Complaints of Slack about blocks on a surface; none if they are valid. Checks shapes, limits, ids used twice, and the
 * characters in all tables of a message.
 */
export function complaintsAbout(blocks: unknown, surface: Surface, at = '/blocks'): readonly Complaint[] {
  const check: Check = listOf(BLOCK[surface], { min: 0, max: LIMITS.blocks[surface] });
  const complaints = check(blocks, at);
  if (complaints.length > 0 || !Array.isArray(blocks)) return complaints;
  const records = blocks.filter(isRecord);
  return [
    ...repeated(
      records.flatMap((block, index) =>
        typeof block.block_id === 'string' ? [[block.block_id, `${at}/${index}/block_id`] as const] : [],
      ),
      'block_id',
    ),
    ...records.flatMap((block, index) =>
      repeated(
        [...elementsIn(block, `${at}/${index}`)].map(([element, place]) => [
          String(element.action_id),
          place,
        ]),
        'action_id',
      ),
    ),
    ...tooMuchTable(records, at),
  ];
}

const ACTING =
  /^(button|overflow|workflow_button|checkboxes|radio_buttons|icon_button|feedback_buttons)$|_select$|picker$|_input$/;

function withActionIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withActionIds);
  if (!isRecord(value)) return value;
  const fields = Object.fromEntries(
    Object.entries(value).map(([field, each]) => [field, withActionIds(each)]),
  );
  const acting = typeof value.type === 'string' && ACTING.test(value.type) && value.action_id === undefined;
  return acting ? { ...fields, action_id: freshId('').slice(0, 5) } : fields;
}

/** Blocks as Slack stores them: a missing `block_id` or `action_id` is generated. */
export const withIds = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    const filled = withActionIds(block);
    return { block_id: freshId('').slice(0, 5), ...(isRecord(filled) ? filled : {}), type: block.type };
  });

/** An interactive element, and the block that it is in. */
export interface Found {
  readonly element: Record<string, unknown>;
  readonly block: Block;
}

/** Finds interactive elements by action id and block id, in order, also within containers and cards. */
export const findElements = (
  blocks: readonly Block[],
  actionId?: string,
  blockId?: string,
): readonly Found[] =>
  blocks
    .filter((block) => blockId === undefined || block.block_id === blockId)
    .flatMap((block) =>
      [...elementsIn(block, '')]
        .filter(([element]) => actionId === undefined || element.action_id === actionId)
        .map(([element]) => ({ element, block })),
    );

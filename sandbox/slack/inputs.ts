import type { Inputs } from './acts.ts';
import { findElements } from './blocks/blocks.ts';
import { isRecord } from './blocks/check.ts';
import { LIMITS } from './limits.ts';
import type { Block, Values } from './state.ts';

type Element = Readonly<Record<string, unknown>>;
type Entered = string | readonly string[] | null;

/** Form of an element's value in a payload: its kind, its field, and the field of its initial value. */
interface Shape {
  readonly kind: 'text' | 'number' | 'list' | 'option' | 'options';
  readonly field: string;
  readonly initial: string;
}

const text: Shape = { kind: 'text', field: 'value', initial: 'initial_value' };
const option: Shape = { kind: 'option', field: 'selected_option', initial: 'initial_option' };
const options: Shape = { kind: 'options', field: 'selected_options', initial: 'initial_options' };
const picked = (what: string): Shape => ({
  kind: 'text',
  field: `selected_${what}`,
  initial: `initial_${what}`,
});
const pickedMany = (what: string): Shape => ({ ...picked(what), kind: 'list' });

const SHAPE: Readonly<Record<string, Shape>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: option,
  radio_buttons: option,
  multi_static_select: options,
  checkboxes: options,
  users_select: picked('user'),
  conversations_select: picked('conversation'),
  channels_select: picked('channel'),
  multi_users_select: pickedMany('users'),
  multi_conversations_select: pickedMany('conversations'),
  multi_channels_select: pickedMany('channels'),
  datepicker: picked('date'),
  timepicker: picked('time'),
  datetimepicker: { ...picked('date_time'), kind: 'number' },
};

const shapeOf = ({ type }: Element): Shape | undefined =>
  typeof type === 'string' ? SHAPE[type] : undefined;

/** Whether an element stores a value, unlike a button or an overflow menu. */
export const keepsValue = (element: Element): boolean => shapeOf(element) !== undefined;

function optionWith(element: Element, value: string): unknown {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRecord) : [element];
  const all = groups.flatMap((group) => (Array.isArray(group.options) ? group.options.filter(isRecord) : []));
  const found = all.find((each) => each.value === value);
  if (found === undefined) throw new Error(`${String(element.action_id)} has no option ${value}`);
  return found;
}

const asList = (entered: string | readonly string[]): readonly string[] =>
  typeof entered === 'string' ? [entered] : entered;

function convert(element: Element, shape: Shape, entered: Entered): unknown {
  const many = shape.kind === 'list' || shape.kind === 'options';
  const values = entered === null ? [] : asList(entered);
  if (shape.kind === 'list') return values;
  if (shape.kind === 'options') return values.map((value) => optionWith(element, value));
  const [value, ...more] = values;
  if (more.length > 0 && !many) throw new Error(`${String(element.action_id)} takes one value`);
  if (value === undefined || value === '') return null;
  if (shape.kind === 'option') return optionWith(element, value);
  return shape.kind === 'number' ? Number(value) : value;
}

/** Fields of an action, e.g. `{ selected_option }`. @throws {Error} for a value that is not offered */
export function chosen(element: Element, entered: Entered): Readonly<Record<string, unknown>> {
  if (element.type === 'button' || element.type === 'icon_button') {
    const { text: label, value, style, url } = element;
    return Object.fromEntries(
      Object.entries({ text: label, value, style, url }).filter(([, each]) => each !== undefined),
    );
  }
  const shape = element.type === 'overflow' ? option : shapeOf(element);
  if (shape === undefined) throw new Error(`Nothing is known here about pressing a ${String(element.type)}`);
  return { [shape.field]: convert(element, shape, entered) };
}

const noValue = (shape: Shape): unknown => (shape.kind === 'list' || shape.kind === 'options' ? [] : null);

function collect(
  blocks: readonly Block[],
  value: (element: Element, shape: Shape, block: string) => unknown,
): Values {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { element, block } of findElements(blocks)) {
    const shape = shapeOf(element);
    if (shape === undefined || block.block_id === undefined) continue;
    const ofBlock = values[block.block_id] ?? {};
    ofBlock[String(element.action_id)] = {
      type: element.type,
      [shape.field]: value(element, shape, block.block_id),
    };
    values[block.block_id] = ofBlock;
  }
  return values;
}

/** Initial value of an element. @param channel open channel, for a menu of conversations that begins with it */
function beginning(element: Element, shape: Shape, channel: string | undefined): unknown {
  const initial = element[shape.initial];
  if (initial !== undefined) return initial;
  if (channel === undefined || element.default_to_current_conversation !== true) return noValue(shape);
  return shape.kind === 'list' ? [channel] : channel;
}

/** `state.values` of a surface without any entry. */
export const initialValues = (blocks: readonly Block[], channel?: string): Values =>
  collect(blocks, (element, shape) => beginning(element, shape, channel));

/** `state.values` of a view that replaces another: elements with the same ids keep their values. */
export function carriedOver(blocks: readonly Block[], before: Values, channel?: string): Values {
  const fresh = initialValues(blocks, channel);
  return Object.fromEntries(
    Object.entries(fresh).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => {
          const kept = before[blockId]?.[actionId];
          const same = isRecord(kept) && isRecord(value) && kept.type === value.type;
          return [actionId, same ? kept : value];
        }),
      ),
    ]),
  );
}

/** Chosen channels of menus with `response_url_enabled`. */
export const chosenForAnswers = (blocks: readonly Block[], values: Values) =>
  findElements(blocks).flatMap(({ element, block }) => {
    const shape = shapeOf(element);
    if (shape === undefined || element.response_url_enabled !== true || block.type !== 'input') return [];
    const state = values[block.block_id ?? '']?.[String(element.action_id)];
    const channel = isRecord(state) ? state[shape.field] : undefined;
    return typeof channel === 'string'
      ? [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel }]
      : [];
  });

/** `state.values` after an entry; elements that are not named keep their values. */
export function fillIn(blocks: readonly Block[], before: Values, inputs: Inputs = {}): Values {
  for (const [blockId, actions] of Object.entries(inputs))
    for (const actionId of Object.keys(actions))
      if (findElements(blocks, actionId, blockId).length === 0)
        throw new Error(`There is no input ${actionId} in block ${blockId}`);
  return collect(blocks, (element, shape, block) => {
    const actionId = String(element.action_id);
    const entered = inputs[block]?.[actionId];
    if (entered !== undefined) return convert(element, shape, entered);
    const kept = before[block]?.[actionId];
    return isRecord(kept) ? kept[shape.field] : noValue(shape);
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Complaints of Slack's client before it submits, by block id. */
export function objections(blocks: readonly Block[], values: Values): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { element, block } of findElements(blocks)) {
    const shape = shapeOf(element);
    if (block.type !== 'input' || block.block_id === undefined || shape === undefined) continue;
    const state = values[block.block_id]?.[String(element.action_id)];
    const value = isRecord(state) ? state[shape.field] : undefined;
    const longest = Number(element.max_length ?? LIMITS.plainTextInput);
    if (isEmpty(value)) {
      if (block.optional !== true) found[block.block_id] = 'Please complete this required field.';
    } else if (typeof value === 'string' && value.length < Number(element.min_length ?? 0)) {
      found[block.block_id] = `Please enter at least ${String(element.min_length)} characters.`;
    } else if (typeof value === 'string' && value.length > longest) {
      found[block.block_id] = `Please enter at most ${longest} characters.`;
    }
  }
  return found;
}

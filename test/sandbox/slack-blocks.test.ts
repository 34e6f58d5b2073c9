import { describe, expect, it } from 'vitest';
import { complaintsAbout, findElements, withIds } from '../../sandbox/slack/blocks/blocks.ts';
import { complaintsAboutView } from '../../sandbox/slack/blocks/view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, each: T): readonly T[] => Array.from({ length: count }, () => each);
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (id: string, more: object = {}) => ({
  type: 'button',
  action_id: id,
  text: plain('Go'),
  ...more,
});
const option = (value: string) => ({ text: plain(value), value });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const image = { type: 'image', image_url: 'http://127.0.0.1/a.png', alt_text: 'a' };
const richText = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const input = { type: 'input', label: plain('Sid'), element: { type: 'plain_text_input', action_id: 'sid' } };
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (...rows: readonly (readonly object[])[]) => ({ type: 'table', rows });
const dataTable = (rows: number) => ({
  type: 'data_table',
  caption: 'Recordings',
  rows: times(rows, [cell('a'), { type: 'raw_number', value: 1, text: '1' }]),
});

describe('a message may hold', () => {
  it.each([
    ['a header', { type: 'header', text: plain('Hi') }],
    ['a divider', { type: 'divider' }],
    ['a section with text', section('Hi')],
    ['a section with ten fields', { type: 'section', fields: times(10, mrkdwn('Hi')) }],
    [
      'a section with an overflow menu',
      { ...section('Hi'), accessory: { type: 'overflow', options: [option('a')] } },
    ],
    ['a context of text and image', { type: 'context', elements: [mrkdwn('Hi'), image] }],
    [
      'actions',
      actions(button('a', { style: 'primary', value: 'v' }), { type: 'users_select', action_id: 'u' }),
    ],
    ['an image', image],
    [
      'rich text with a date',
      richText(
        { type: 'text', text: 'since ', style: { bold: true } },
        { type: 'date', timestamp: 1_790_000_000, format: '{time}', fallback: '14:00' },
      ),
    ],
    ['markdown', { type: 'markdown', text: '# Hi' }],
    ['a table', { ...table([cell('a')]), column_settings: [{ align: 'right' }] }],
    ['a data table', dataTable(201)],
    ['a card', { type: 'card', title: mrkdwn('Hi'), actions: [button('a')] }],
    ['a container', { type: 'container', title: plain('Hi'), child_blocks: [section('Hi')] }],
  ])('%s', (_, block) => {
    expect(complaintsAbout([block], 'message')).toEqual([]);
  });
});

describe('a message may not hold', () => {
  const DIVIDER = { type: 'divider' };
  const complaints = (blocks: unknown) => complaintsAbout(blocks, 'message');

  it.each<[what: string, blocks: readonly unknown[], at: string, most: number]>([
    ['51 blocks', times(51, DIVIDER), '/blocks', 50],
    ['11 fields', [{ type: 'section', fields: times(11, mrkdwn('a')) }], '/blocks/0/fields', 10],
    ['11 context elements', [{ type: 'context', elements: times(11, plain('a')) }], '/blocks/0/elements', 10],
    ['26 actions', [actions(...times(26, { type: 'button', text: plain('Go') }))], '/blocks/0/elements', 25],
    [
      '6 overflow options',
      [actions({ type: 'overflow', options: times(6, option('a')) })],
      '/blocks/0/elements/0/options',
      5,
    ],
    ['101 table rows', [table(...times(101, [cell('a')]))], '/blocks/0/rows', 100],
    ['21 table cells', [table(times(21, cell('a')))], '/blocks/0/rows/0', 20],
    ['202 data rows', [dataTable(202)], '/blocks/0/rows', 201],
  ])('%s', (_, blocks, at, most) => {
    expect(complaints(blocks)).toContainEqual({ at, message: `no more than ${most} items allowed` });
  });

  it.each<[what: string, block: unknown, at: string, most: number]>([
    ['text', section(long(3001)), 'text/text', 3000],
    ['field', { type: 'section', fields: [mrkdwn(long(2001))] }, 'fields/0/text', 2000],
    ['header', { type: 'header', text: plain(long(151)) }, 'text/text', 150],
    ['block id', { type: 'divider', block_id: long(256) }, 'block_id', 255],
    ['button text', actions({ type: 'button', text: plain(long(76)) }), 'elements/0/text/text', 75],
    ['button value', actions(button('a', { value: long(2001) })), 'elements/0/value', 2000],
    ['action id', actions(button(long(256))), 'elements/0/action_id', 255],
    [
      'option',
      actions({ type: 'overflow', options: [option(long(76))] }),
      'elements/0/options/0/text/text',
      75,
    ],
  ])('a long %s', (_, block, at, most) => {
    const message = `must be less than ${most + 1} characters`;
    expect(complaints([block])).toContainEqual({ at: `/blocks/0/${at}`, message });
  });

  it.each<[what: string, block: unknown, at: string, message: string]>([
    ['an unknown block', { type: 'sektion' }, '/type', 'unsupported type: sektion'],
    ['an alert', { type: 'alert', text: plain('Hi') }, '/type', 'unsupported type: alert'],
    ['a block without a type', {}, '', 'missing required field: type'],
    ['a field nobody knows', { ...DIVIDER, colour: 'red' }, '', 'invalid additional property: colour'],
    ['an empty section', { type: 'section' }, '', 'missing required field: text or fields'],
    ['an empty text', section(''), '/text/text', 'must be more than 0 characters'],
    [
      'markup in a header',
      { type: 'header', text: mrkdwn('Hi') },
      '/text/type',
      'must be one of the following: plain_text',
    ],
    ['no actions', actions(), '/elements', 'no less than 1 items required'],
    [
      'a button in a colour of its own',
      actions(button('a', { style: 'green' })),
      '/elements/0/style',
      'must be one of the following: primary, danger',
    ],
    [
      'a select without options',
      actions({ type: 'static_select' }),
      '/elements/0',
      'exactly one of options and option_groups is required',
    ],
    [
      'a text input among actions',
      actions({ type: 'plain_text_input' }),
      '/elements/0/type',
      'unsupported type: plain_text_input',
    ],
    [
      'an image without a source',
      { type: 'image', alt_text: 'a' },
      '',
      'exactly one of image_url and slack_file is required',
    ],
    [
      'ragged data rows',
      { ...dataTable(2), rows: [[cell('a')], [cell('a'), cell('b')]] },
      '',
      'all rows must have the same number of cells',
    ],
  ])('%s', (_, block, at, message) => {
    expect(complaints([block])).toContainEqual({ at: `/blocks/0${at}`, message });
  });

  it('two tables, or 10,001 characters in tables', () => {
    const many = 'no more than 10000 characters allowed in blocks of type table';
    expect(complaints([table([cell(long(10_001))])])).toContainEqual({ at: '/blocks', message: many });
    const two = { at: '/blocks', message: 'only one table allowed' };
    expect(complaints(times(2, table([cell('a')])))).toContainEqual(two);
  });

  it('one block id twice, or one action id twice in a block', () => {
    const twice = [
      { type: 'divider', block_id: 'b' },
      { ...actions(button('a'), button('a')), block_id: 'b' },
    ];
    expect(complaints(twice)).toEqual([
      { at: '/blocks/1/block_id', message: 'The `block_id` "b" already exists for another element' },
      { at: '/blocks/1/elements/1', message: 'The `action_id` "a" already exists for another element' },
    ]);
  });

  it('anything but a list', () => {
    expect(complaints(DIVIDER)).toEqual([{ at: '/blocks', message: 'must be an array' }]);
  });
});

describe('a surface', () => {
  it('decides what it may hold', () => {
    const alert = { type: 'alert', text: plain('Hi'), level: 'warning' };
    const accepts = (block: object) =>
      (['message', 'modal', 'home'] as const).filter(
        (surface) => complaintsAbout([block], surface).length === 0,
      );
    expect(accepts(alert)).toEqual(['modal']);
    expect(accepts(dataTable(2))).toEqual(['message', 'home']);
    expect(accepts(table([cell('a')]))).toEqual(['message']);
    expect(accepts({ type: 'markdown', text: 'Hi' })).toEqual(['message']);
  });

  it('allows a modal 100 blocks and no more', () => {
    expect(complaintsAbout(times(100, { type: 'divider' }), 'modal')).toEqual([]);
    expect(complaintsAbout(times(101, { type: 'divider' }), 'modal')).toHaveLength(1);
  });
});

describe('a view', () => {
  const modal = { type: 'modal', title: plain('Watch'), submit: plain('Watch'), blocks: [input] };

  it('is fine with a title, blocks and a submit button', () => {
    expect(complaintsAboutView(modal, 'modal')).toEqual([]);
  });

  it.each([
    ['a long title', { title: plain(long(25)) }, '/title/text', 'must be less than 25 characters'],
    [
      'long private metadata',
      { private_metadata: long(3001) },
      '/private_metadata',
      'must be less than 3001 characters',
    ],
    [
      'inputs and nothing to submit',
      { submit: undefined },
      '',
      'missing required field: submit, needed with input blocks',
    ],
    ['a bad block', { blocks: [{ type: 'header' }] }, '/blocks/0', 'missing required field: text'],
    ['no title', { title: undefined }, '', 'missing required field: title'],
  ])('is refused with %s', (_, wrong, at, message) => {
    const complaints = complaintsAboutView({ ...modal, ...wrong }, 'modal');
    expect(complaints).toContainEqual({ at: `/view${at}`, message });
  });

  it('for Home has no title', () => {
    const home = { type: 'home', blocks: [section('Hi')] };
    expect(complaintsAboutView(home, 'home')).toEqual([]);
    expect(complaintsAboutView({ ...home, title: plain('Hi') }, 'home')).toHaveLength(1);
  });
});

describe('ids', () => {
  it('are filled in where they were left out, and kept where they were not', () => {
    const blocks = withIds([
      { ...actions({ type: 'button', text: plain('Go') }, button('mine')), block_id: 'row' },
    ]);
    expect(findElements(blocks).map(({ block }) => block.block_id)).toEqual(['row', 'row']);
    expect(findElements(blocks).map(({ element }) => element.action_id)).toEqual([
      expect.stringMatching(/^\w{5}$/),
      'mine',
    ]);
  });
});

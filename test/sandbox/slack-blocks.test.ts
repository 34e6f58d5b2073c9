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
const input = { type: 'input', label: plain('Sid'), element: { type: 'plain_text_input', action_id: 'sid' } };
const cell = (text: string) => ({ type: 'raw_text', text });
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
    [
      'a context of text and image',
      {
        type: 'context',
        elements: [mrkdwn('Hi'), { type: 'image', image_url: 'http://127.0.0.1/a.png', alt_text: 'a' }],
      },
    ],
    [
      'actions',
      actions(button('a', { style: 'primary', value: 'v' }), { type: 'users_select', action_id: 'u' }),
    ],
    ['an image', { type: 'image', image_url: 'http://127.0.0.1/a.png', alt_text: 'a' }],
    [
      'rich text with a date',
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'since ', style: { bold: true } },
              { type: 'date', timestamp: 1_790_000_000, format: '{time}', fallback: '14:00' },
            ],
          },
        ],
      },
    ],
    ['markdown', { type: 'markdown', text: '# Hi' }],
    ['a table', { type: 'table', rows: [[cell('a')]], column_settings: [{ align: 'right' }] }],
    ['a data table', dataTable(201)],
    ['a card', { type: 'card', title: mrkdwn('Hi'), actions: [button('a')] }],
    ['a container', { type: 'container', title: plain('Hi'), child_blocks: [section('Hi')] }],
  ])('%s', (_, block) => {
    expect(complaintsAbout([block], 'message')).toEqual([]);
  });
});

describe('a message may not hold', () => {
  it.each([
    ['51 blocks', times(51, { type: 'divider' }), '/blocks', 'no more than 50 items allowed'],
    ['an unknown block', [{ type: 'sektion' }], '/blocks/0/type', 'unsupported type: sektion'],
    ['an alert', [{ type: 'alert', text: plain('Hi') }], '/blocks/0/type', 'unsupported type: alert'],
    ['a block without a type', [{}], '/blocks/0', 'missing required field: type'],
    [
      'a field nobody knows',
      [{ type: 'divider', colour: 'red' }],
      '/blocks/0',
      'invalid additional property: colour',
    ],
    ['an empty section', [{ type: 'section' }], '/blocks/0', 'missing required field: text or fields'],
    ['an empty text', [section('')], '/blocks/0/text/text', 'must be more than 0 characters'],
    [
      '3001 characters in a section',
      [section(long(3001))],
      '/blocks/0/text/text',
      'must be less than 3001 characters',
    ],
    [
      '11 fields',
      [{ type: 'section', fields: times(11, mrkdwn('a')) }],
      '/blocks/0/fields',
      'no more than 10 items allowed',
    ],
    [
      'a long field',
      [{ type: 'section', fields: [mrkdwn(long(2001))] }],
      '/blocks/0/fields/0/text',
      'must be less than 2001 characters',
    ],
    [
      'a long header',
      [{ type: 'header', text: plain(long(151)) }],
      '/blocks/0/text/text',
      'must be less than 151 characters',
    ],
    [
      'markup in a header',
      [{ type: 'header', text: mrkdwn('Hi') }],
      '/blocks/0/text/type',
      'must be one of the following: plain_text',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: times(11, plain('a')) }],
      '/blocks/0/elements',
      'no more than 10 items allowed',
    ],
    [
      '26 actions',
      [{ type: 'actions', elements: times(26, { type: 'button', text: plain('Go') }) }],
      '/blocks/0/elements',
      'no more than 25 items allowed',
    ],
    ['no actions', [actions()], '/blocks/0/elements', 'no less than 1 items required'],
    [
      'a long button text',
      [actions({ type: 'button', text: plain(long(76)) })],
      '/blocks/0/elements/0/text/text',
      'must be less than 76 characters',
    ],
    [
      'a long button value',
      [actions(button('a', { value: long(2001) }))],
      '/blocks/0/elements/0/value',
      'must be less than 2001 characters',
    ],
    [
      'a long action id',
      [actions(button(long(256)))],
      '/blocks/0/elements/0/action_id',
      'must be less than 256 characters',
    ],
    [
      'a long block id',
      [{ type: 'divider', block_id: long(256) }],
      '/blocks/0/block_id',
      'must be less than 256 characters',
    ],
    [
      'a button in a colour of its own',
      [actions(button('a', { style: 'green' }))],
      '/blocks/0/elements/0/style',
      'must be one of the following: primary, danger',
    ],
    [
      '6 overflow options',
      [actions({ type: 'overflow', options: times(6, option('a')) })],
      '/blocks/0/elements/0/options',
      'no more than 5 items allowed',
    ],
    [
      'a long option',
      [actions({ type: 'overflow', options: [option(long(76))] })],
      '/blocks/0/elements/0/options/0/text/text',
      'must be less than 76 characters',
    ],
    [
      'a select without options',
      [actions({ type: 'static_select' })],
      '/blocks/0/elements/0',
      'exactly one of options and option_groups is required',
    ],
    [
      'a text input among actions',
      [actions({ type: 'plain_text_input' })],
      '/blocks/0/elements/0/type',
      'unsupported type: plain_text_input',
    ],
    [
      'an image without a source',
      [{ type: 'image', alt_text: 'a' }],
      '/blocks/0',
      'exactly one of image_url and slack_file is required',
    ],
    [
      '101 table rows',
      [{ type: 'table', rows: times(101, [cell('a')]) }],
      '/blocks/0/rows',
      'no more than 100 items allowed',
    ],
    [
      '21 table cells',
      [{ type: 'table', rows: [times(21, cell('a'))] }],
      '/blocks/0/rows/0',
      'no more than 20 items allowed',
    ],
    [
      '10,001 characters in tables',
      [{ type: 'table', rows: [[cell(long(10_001))]] }],
      '/blocks',
      'no more than 10000 characters allowed in blocks of type table',
    ],
    ['two tables', times(2, { type: 'table', rows: [[cell('a')]] }), '/blocks', 'only one table allowed'],
    ['202 data rows', [dataTable(202)], '/blocks/0/rows', 'no more than 201 items allowed'],
    [
      'ragged data rows',
      [{ ...dataTable(2), rows: [[cell('a')], [cell('a'), cell('b')]] }],
      '/blocks/0',
      'all rows must have the same number of cells',
    ],
  ])('%s', (_, blocks, at, message) => {
    expect(complaintsAbout(blocks, 'message')).toContainEqual({ at, message });
  });

  it('one block id twice, or one action id twice in a block', () => {
    const twice = [
      { type: 'divider', block_id: 'b' },
      { ...actions(button('a'), button('a')), block_id: 'b' },
    ];
    expect(complaintsAbout(twice, 'message')).toEqual([
      { at: '/blocks/1/block_id', message: 'The `block_id` "b" already exists for another element' },
      { at: '/blocks/1/elements/1', message: 'The `action_id` "a" already exists for another element' },
    ]);
  });

  it('anything but a list', () => {
    expect(complaintsAbout({ type: 'divider' }, 'message')).toEqual([
      { at: '/blocks', message: 'must be an array' },
    ]);
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
    expect(accepts({ type: 'table', rows: [[cell('a')]] })).toEqual(['message']);
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
    [
      'a long title',
      { ...modal, title: plain(long(25)) },
      '/view/title/text',
      'must be less than 25 characters',
    ],
    [
      'long private metadata',
      { ...modal, private_metadata: long(3001) },
      '/view/private_metadata',
      'must be less than 3001 characters',
    ],
    [
      'inputs and nothing to submit',
      { ...modal, submit: undefined },
      '/view',
      'missing required field: submit, needed with input blocks',
    ],
    [
      'a bad block',
      { ...modal, blocks: [{ type: 'header' }] },
      '/view/blocks/0',
      'missing required field: text',
    ],
    ['no title', { ...modal, title: undefined }, '/view', 'missing required field: title'],
  ])('is refused with %s', (_, view, at, message) => {
    expect(complaintsAboutView(view, 'modal')).toContainEqual({ at, message });
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

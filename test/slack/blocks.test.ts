import type { Option } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { complaintsAbout } from '../../sandbox/slack/blocks/blocks.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import type { Message } from '../../src/slack/render/message.ts';
import { EVERY_WAY, everyMessage } from './every-message.ts';
import { everyView } from './every-view.ts';
import { markupIn } from './said.ts';
import { knownBlockValidator } from './schema.ts';

const isKnownBlock = await knownBlockValidator();

/** Blocks that are not as Slack publishes them. */
const unknownIn = (all: readonly (readonly [what: string, { readonly blocks: readonly object[] }])[]) =>
  all.flatMap(([what, { blocks }]) =>
    blocks.flatMap((block) => (isKnownBlock(block) ? [] : [{ what, block, errors: isKnownBlock.errors }])),
  );

/** Slack's documented limits, written down a second time on purpose. */
function complaints({ text, blocks }: Message): readonly string[] {
  const found: string[] = [];
  const atMost = (what: string, size: number, most: number) => {
    if (size > most) found.push(`${what}: ${size} > ${most}`);
  };
  const notEmpty = (what: string, value: string) => {
    if (value.trim() === '') found.push(`${what} is empty`);
  };
  notEmpty('text', text);
  atMost('text', text.length, 4_000);
  atMost('blocks', blocks.length, 50);
  atMost('all blocks', JSON.stringify(blocks).length, 12_000);
  const button = (one: { text: { text: string }; value?: string; action_id?: string }) => {
    notEmpty('button', one.text.text);
    atMost('button text', one.text.text.length, 75);
    atMost('button value', one.value?.length ?? 0, 2_000);
    atMost('action id', one.action_id?.length ?? 0, 255);
  };
  const menu = (one: { type: string; action_id?: string; options?: readonly Option[] }) => {
    if (one.type !== 'overflow' && one.type !== 'static_select')
      found.push(`a ${one.type} was not thought of`);
    atMost('action id', one.action_id?.length ?? 0, 255);
    atMost('options', one.options?.length ?? 0, one.type === 'overflow' ? 5 : 100);
    for (const { text: label, value } of one.options ?? []) {
      notEmpty('option', label.text);
      atMost('option text', label.text.length, 75);
      atMost('option value', value?.length ?? 0, 75);
    }
  };
  for (const block of blocks) {
    if (block.type === 'section') {
      if (block.text) {
        notEmpty('section', block.text.text);
        atMost('section', block.text.text.length, 3_000);
      }
      atMost('fields', block.fields?.length ?? 0, 10);
      for (const field of block.fields ?? []) atMost('field', field.text.length, 2_000);
      if (block.accessory?.type === 'button') button(block.accessory);
    } else if (block.type === 'image') {
      notEmpty('alt text', block.alt_text);
      atMost('alt text', block.alt_text.length, 2_000);
    } else if (block.type === 'context') {
      atMost('context', block.elements.length, 10);
      for (const element of block.elements) {
        if (element.type === 'mrkdwn') atMost('context text', element.text.length, 3_000);
      }
    } else if (block.type === 'actions') {
      atMost('actions', block.elements.length, 25);
      const ids = block.elements.map((element) => ('action_id' in element ? element.action_id : undefined));
      if (new Set(ids).size < ids.length) found.push('two buttons of one block have the same id');
      for (const element of block.elements) {
        if (element.type === 'button') button(element);
        else menu(element);
      }
    } else if (block.type === 'data_table') {
      atMost('rows', block.rows.length, 201);
      notEmpty('caption', block.caption);
      const cells = block.rows.flat();
      for (const cell of cells) if (cell.type === 'raw_text') notEmpty('cell', cell.text);
      const characters = cells.reduce(
        (sum, cell) => sum + (cell.type === 'raw_text' ? cell.text.length : 30),
        0,
      );
      atMost('characters of a table', characters, 20_000);
    } else found.push(`a ${block.type} block was not thought of`);
  }
  return found;
}

/** Text that Slack would take for a mention, a link or a command, apart from those that the bot itself writes. */
const FOREIGN_MARKUP =
  /<(?!!date\^\d+\^[^|<>]*\|[^<>]*>|@U0[A-Z0-9]+>|#C0[A-Z0-9]+>|https:\/\/acme\.slack\.com\/archives\/C0\d+\/p\d+\|[^|<>]*>)/;

describe.each(EVERY_WAY)('every message in “%s” about something called “%s”', (code, _, text) => {
  const messages = everyMessage(text, languageFor(code));

  test('is made of blocks as Slack publishes them', () => {
    expect(unknownIn(messages)).toEqual([]);
  });

  test('is one that the pretend Slack, too, would take', () => {
    const wrong = messages.flatMap(([what, { blocks }]) =>
      complaintsAbout(blocks, 'message').map(({ at, message }) => `${what}: ${at} ${message}`),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps to Slack’s limits', () => {
    const wrong = messages.flatMap(([what, message]) => complaints(message).map((one) => `${what}: ${one}`));
    expect(wrong).toEqual([]);
  });

  test('mentions nobody and links nowhere by the will of whoever named it', () => {
    const wrong = messages.flatMap(([what, { text: fallback, blocks }]) =>
      [fallback, ...markupIn(blocks)]
        .filter((one) => FOREIGN_MARKUP.test(one))
        .map((one) => `${what}: ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has backticks in pairs and no character that turns the direction of reading', () => {
    const wrong = messages.flatMap(([what, { blocks }]) =>
      markupIn(blocks)
        .flatMap((one) => one.split('\n'))
        .filter((line) => (line.split('`').length - 1) % 2 === 1 || /[\u202A-\u202E\u2066-\u2069]/.test(line))
        .map((line) => `${what}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });
});

test.each(LANGUAGE_CODES)(
  'in “%s”, every modal and Home tab is made of blocks as Slack publishes them',
  (code) => {
    expect(unknownIn(everyView('Algebra II', languageFor(code)))).toEqual([]);
  },
);

test.each(LANGUAGE_CODES)('in “%s”, Slack is told in every text not to look for links and names', (code) => {
  const all = JSON.stringify(everyMessage('x', languageFor(code)).map(([, { blocks }]) => blocks));
  const texts = all.match(/"type":"mrkdwn"/g)?.length;
  expect(texts).toBeGreaterThan(1_000);
  expect(all.match(/"verbatim":true/g)).toHaveLength(texts ?? 0);
});

test.each(LANGUAGE_CODES)('no message in “%s” holds a resource ID', (code) => {
  const all = JSON.stringify(everyMessage('x', languageFor(code)));
  expect(all).not.toContain('rrrr');
});

const linesIn = (code: string) =>
  everyMessage('x', languageFor(code)).flatMap(([what, { blocks }]) =>
    markupIn(blocks).flatMap((text) => text.split('\n').map((line) => ({ what, line }))),
  );

test.each(LANGUAGE_CODES)(
  'a line in “%s” gives all its times to the second, or all to the minute',
  (code) => {
    const mixed = linesIn(code).filter(({ line }) => /\{time\}/.test(line) && /\{time_secs\}/.test(line));
    expect(mixed).toEqual([]);
  },
);

test('a day within an English sentence begins small', () => {
  // Slack begins it with a capital, unless a word before it stands in the date.
  const capital = linesIn('en').filter(({ line }) => /[a-z,:;] <!date\^\d+\^\{date/.test(line));
  expect(capital).toEqual([]);
});

test.each(LANGUAGE_CODES)('nothing that is said in “%s” contains a slip of the tongue', (code) => {
  const all = everyMessage('x', languageFor(code)).flatMap(([what, { text, blocks }]) =>
    [text, ...markupIn(blocks)].map((one) => `${what}: ${one}`),
  );
  const wrong = all.filter((one) =>
    /undefined|null|NaN|Infinity|\[object|Oops|!(?!date)| {3}|\.\.(?!\.)| ,/.test(one),
  );
  expect(wrong).toEqual([]);
});

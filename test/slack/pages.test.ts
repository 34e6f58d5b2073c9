import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PER_PAGE } from '../../src/flows/asking/list.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { paged } from '../../src/slack/render/asking/pages.ts';
import { asRead } from './said.ts';
import { at, known, recording } from './subjects.ts';

const NOW = at('15:40:00');

const recordings = (count: number, name = (n: number) => `Room ${n}`) =>
  Array.from({ length: count }, (_, n) =>
    known({ recording: recording({ sid: `sid-${n}-of-a-recording`, alias: name(n) }) }),
  );

function pageAt(from: number, all: ReturnType<typeof recordings>, code = 'en') {
  const page = { rows: all.slice(from, from + PER_PAGE), from, total: all.length };
  return paged(page, 'all', 'show', 'Heading', [], languageFor(code), NOW);
}

/** The sids that can be chosen in some blocks, by a button of their own or in the menu. */
const choosable = (blocks: readonly unknown[]): readonly string[] =>
  [...new Set(JSON.stringify(blocks).match(/sid-\d+-of-a-recording/g))].sort();

const turns = (blocks: readonly unknown[]) => ({
  back: JSON.stringify(blocks).includes(BUTTONS.pageBack),
  on: JSON.stringify(blocks).includes(BUTTONS.pageOn),
});

describe('the pages of a list', () => {
  test.each([1, 20, 21, 45])('of %i recordings together offer each of them once', (count) => {
    const all = recordings(count);
    const starts = Array.from({ length: Math.ceil(count / PER_PAGE) }, (_, n) => n * PER_PAGE);
    const offered = starts.flatMap((from) => choosable(pageAt(from, all).blocks));
    expect(offered.toSorted()).toEqual(all.map(({ recording }) => recording.sid).toSorted());
  });

  test('turn back from all but the first, and on from all but the last', () => {
    const all = recordings(45);
    expect([0, 20, 40].map((from) => turns(pageAt(from, all).blocks))).toEqual([
      { back: false, on: true },
      { back: true, on: true },
      { back: true, on: false },
    ]);
    expect(turns(pageAt(0, recordings(20)).blocks)).toEqual({ back: false, on: false });
  });

  test('say which rows they hold, where there is more than one', () => {
    const all = recordings(45);
    expect(asRead(pageAt(20, all))).toContain('\n21–40 of 45\n');
    expect(asRead(pageAt(40, all, 'zh'))).toContain('\n第 41–45 条，共 45 条\n');
    expect(asRead(pageAt(0, recordings(20)))).not.toContain('of 20');
  });

  test('are rows with buttons where Slack refuses tables, and turn as well', () => {
    const { instead = [] } = pageAt(20, recordings(45));
    expect(JSON.stringify(instead)).not.toContain('data_table');
    expect(choosable(instead)).toHaveLength(PER_PAGE);
    expect(turns(instead)).toEqual({ back: true, on: true });
  });

  test('name every row, or say how many are not shown, whatever the recordings are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), {
          minLength: PER_PAGE,
          maxLength: PER_PAGE,
        }),
        fc.constantFrom(...LANGUAGE_CODES),
        (names, code) => {
          const { blocks, instead } = pageAt(
            0,
            recordings(PER_PAGE, (n) => names[n] ?? ''),
            code,
          );
          for (const form of instead === undefined ? [blocks] : [blocks, instead]) {
            const left = PER_PAGE - choosable(form).length;
            if (left > 0)
              expect(asRead({ blocks: form })).toContain(languageFor(code).answer.notListed(left));
          }
          const table = blocks.find(({ type }) => type === 'data_table');
          if (table && 'rows' in table) expect(table.rows).toHaveLength(PER_PAGE + 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

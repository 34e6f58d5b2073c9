import { beforeAll, describe, expect, test } from 'vitest';
import { type Node, parseMrkdwn } from '../../sandbox/page/client/mrkdwn/parse.ts';
import { complaintsAboutView } from '../../sandbox/slack/blocks/view.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { EVERY_WAY, everyMessage } from './every-message.ts';
import { type EveryView, everyView } from './every-view.ts';
import { markupIn } from './said.ts';

/** Text that Slack would take for a mention or a link, apart from those that the bot itself writes. */
const FOREIGN = /<(?!!date\^\d+\^[^|<>]*\|[^<>]*>|@U0[A-Z0-9]+>|#[CD]0[A-Z0-9]+>|https:\/\/[^<>|]+\|[^<>]*>)/;

describe.each(EVERY_WAY)('in “%s”, about something called “%s”', (code, _, text) => {
  const language = languageFor(code);

  let views: EveryView = [];
  beforeAll(() => {
    views = everyView(text, language);
  });

  test('every modal and Home tab keeps to Slack’s shapes and limits', () => {
    const wrong = views.flatMap(([what, view]) => [
      ...complaintsAboutView(view, view.type).map(({ at, message }) => `${what}: ${at} ${message}`),
      ...(JSON.stringify(view).length > 250_000 ? [`${what} is too large`] : []),
    ]);
    expect(wrong).toEqual([]);
  });

  test('no modal or Home tab mentions or links by the will of whoever named it', () => {
    const wrong = views.flatMap(([what, view]) =>
      markupIn(view.blocks)
        .filter((each) => FOREIGN.test(each))
        .map((each) => `${what}: ${each}`),
    );
    expect(wrong).toEqual([]);
  });
});

const everythingIn = (code: string) => [
  ...everyMessage('room-4', languageFor(code)),
  ...everyView('room-4', languageFor(code)),
];

/** Plain text that is left once Slack has read the markup. */
const plainIn = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => {
    if ('children' in node) return plainIn(node.children);
    return node.kind === 'text' ? [node.text] : [];
  });

test.each(LANGUAGE_CODES)('in “%s”, every star marks something bold and none is shown', (code) => {
  const shown = everythingIn(code).flatMap(([what, { blocks }]) =>
    markupIn(blocks)
      .filter((each) => plainIn(parseMrkdwn(each)).some((text) => text.includes('*')))
      .map((each) => `${what}: ${each}`),
  );
  expect(shown).toEqual([]);
});

/** Texts that Slack shows as they are written: buttons, cells and the caption of a table. */
function plainTextsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(plainTextsIn);
  if (typeof value !== 'object' || value === null) return [];
  const plain = 'type' in value && ['plain_text', 'raw_text'].includes(String(value.type));
  return [
    ...(plain && 'text' in value ? [String(value.text)] : []),
    ...('caption' in value ? [String(value.caption)] : []),
    ...Object.values(value).flatMap(plainTextsIn),
  ];
}

test.each(LANGUAGE_CODES)('in “%s”, no plain text holds a date in Slack’s markup', (code) => {
  const wrong = everythingIn(code).flatMap(([what, { blocks }]) =>
    plainTextsIn(blocks)
      .filter((each) => each.includes('<!date'))
      .map((each) => `${what}: ${each}`),
  );
  expect(wrong).toEqual([]);
});

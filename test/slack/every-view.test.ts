import { describe, expect, test } from 'vitest';
import { complaintsAbout } from '../../sandbox/slack/blocks/blocks.ts';
import { complaintsAboutView } from '../../sandbox/slack/blocks/view.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { everyMessage, HOSTILE } from './every-message.ts';
import { everyView } from './every-view.ts';

const EVERY_WAY = LANGUAGE_CODES.flatMap((code) =>
  Object.entries(HOSTILE).map(([what, text]) => [code, what, text] as const),
);

/** All text of blocks that Slack reads as markup, however deep it is. */
function markupIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}

/** What Slack would take for a mention or a link, apart from those that the bot itself writes. */
const FOREIGN = /<(?!!date\^\d+\^[^|<>]*\|[^<>]*>|@U0[A-Z0-9]+>|#[CD]0[A-Z0-9]+>|https:\/\/[^<>|]+\|[^<>]*>)/;

describe.each(EVERY_WAY)('in “%s”, about something called “%s”', (code, _, text) => {
  const language = languageFor(code);

  test('every message is one that the pretend Slack, too, would take', () => {
    const wrong = everyMessage(text, language).flatMap(([what, { blocks }]) =>
      complaintsAbout(blocks, 'message').map(({ at, message }) => `${what}: ${at} ${message}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every modal and Home tab keeps to Slack’s shapes and limits', () => {
    const wrong = everyView(text, language).flatMap(([what, view]) => [
      ...complaintsAboutView(view, view.type).map(({ at, message }) => `${what}: ${at} ${message}`),
      ...(JSON.stringify(view).length > 250_000 ? [`${what} is too large`] : []),
    ]);
    expect(wrong).toEqual([]);
  });

  test('no modal or Home tab mentions or links by the will of whoever named it', () => {
    const wrong = everyView(text, language).flatMap(([what, view]) =>
      markupIn(view.blocks)
        .filter((each) => FOREIGN.test(each))
        .map((each) => `${what}: ${each}`),
    );
    expect(wrong).toEqual([]);
  });
});

import type { Freshness } from '../../../src/flows/polling/fresh.ts';
import type { Known } from '../../../src/recording/known.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { filesBlocks } from '../../../src/slack/render/card/files.ts';
import type { Message } from '../../../src/slack/render/message.ts';

/** What stands in the modal of a recording's files. */
export const filesOf = (known: Known, freshness: Freshness, language: Language): Message => ({
  text: language.button.files,
  blocks: filesBlocks({ known, base: undefined, freshness }, language),
});

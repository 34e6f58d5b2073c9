import type { HomeView, ModalView } from '@slack/types';
import type { Language } from '../../src/slack/language/language.ts';
import { momentPlease } from '../../src/slack/listeners/opening.ts';
import { memoryOf } from '../../src/slack/memory.ts';
import { modal } from '../../src/slack/render/modal.ts';
import { queryBlocks } from '../../src/slack/render/query.ts';
import { known, recording } from './subjects.ts';

export type EveryView = readonly (readonly [what: string, view: ModalView | HomeView])[];

/** Every modal and Home tab that the bot can build in a language, about things that are called `text`. */
export function everyView(text: string, language: Language): EveryView {
  const memory = memoryOf('C0ROOM');
  const one = known({ recording: recording({ alias: text, app: text, sid: text }) });
  return [
    ['one moment', momentPlease(text, language, memory)],
    ['copy query', modal(language.button.query, queryBlocks(one, language), language, { memory })],
  ];
}

import type { ModalView } from '@slack/types';
import type { ButtonKey } from '../buttons.ts';
import { memoryOf } from '../memory.ts';
import { unresolvedMessage } from '../render/answers.ts';
import { modal } from '../render/modal.ts';
import { queryBlocks } from '../render/query.ts';
import type { AnswerWorld } from './commands.ts';
import type { Press } from './pressed.ts';

type Views = (press: Press, world: AnswerWorld) => AsyncIterable<ModalView>;

/** Buttons whose answer is a modal: views in the order in which they are shown, each in the place of the last. */
export const OPENS = {
  async *query({ place, target }, { flows, look: { language } }) {
    const found = await flows.find(place, target.sid);
    const blocks =
      found.kind === 'one'
        ? queryBlocks(found.known, language)
        : unresolvedMessage(found, 'show', language).blocks;
    yield modal(language.button.query, blocks, language, { memory: memoryOf(place.channel) });
  },
} satisfies Partial<Readonly<Record<ButtonKey, Views>>>;

export type OpensKey = keyof typeof OPENS;

export const opens = (key: ButtonKey): key is OpensKey => Object.hasOwn(OPENS, key);

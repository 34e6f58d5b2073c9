import type { KnownBlock, ModalView } from '@slack/types';
import type { ButtonKey } from '../pressable/buttons.ts';
import { memoryOf } from '../pressable/memory.ts';
import { unresolvedMessage } from '../render/asking/answers.ts';
import { queryBlocks } from '../render/asking/query.ts';
import { filesBlocks } from '../render/card/files.ts';
import { historyBlocks } from '../render/card/history.ts';
import { modal } from '../render/modal.ts';
import { connectBlocks } from '../render/watching/connect.ts';
import { ANYTHING, watchForm } from '../render/watching/watch-form.ts';
import type { AnswerNeeds } from './needs.ts';
import type { Press } from './pressed.ts';

type Views = (press: Press, needs: AnswerNeeds) => AsyncIterable<ModalView>;

/** What is known at once, and then what Agora says now, unless the reader has turned the page meanwhile. */
async function* files(
  { place, target }: Press,
  { flows, look: { language } }: AnswerNeeds,
): AsyncGenerator<ModalView, void> {
  const show = (blocks: readonly KnownBlock[]): ModalView =>
    modal(language.button.files, blocks, language, { memory: memoryOf(place.channel) });
  const found = await flows.find(place, target.sid);
  if (found.kind !== 'one') {
    yield show(unresolvedMessage(found, 'show', language).blocks);
    return;
  }
  const { known } = found;
  const page = { base: flows.fileBase(known), upTo: target.upTo };
  yield show(filesBlocks({ ...page, known }, language));
  // Whoever turns pages reads, and Agora need not be asked for each of them.
  if (target.upTo !== undefined) return;
  const fresh = await flows.status(place, target.sid);
  if (fresh.kind !== 'status') return;
  const { subject, freshness } = fresh;
  yield show(filesBlocks({ ...page, known: subject.known, freshness }, language));
}

async function* history(
  { place, target }: Press,
  { flows, look: { language } }: AnswerNeeds,
): AsyncGenerator<ModalView, void> {
  const found = await flows.find(place, target.sid);
  const blocks =
    found.kind === 'one'
      ? historyBlocks(found.known, target.upTo, language)
      : unresolvedMessage(found, 'show', language).blocks;
  yield modal(language.button.history, blocks, language, { memory: memoryOf(place.channel) });
}

/** Buttons whose answer is a modal: views in the order in which they are shown, each in the place of the last. */
export const OPENS = {
  async *connect({ place }, { look: { language } }) {
    const { title } = language.home.connect;
    yield modal(title, connectBlocks(language), language, { memory: memoryOf(place.channel) });
  },

  files,
  filesNewer: files,
  filesOlder: files,
  history,
  historyEarlier: history,
  historyLater: history,
  /** Its value is what nobody knows, to be completed in the form. */
  async *register({ place, home, target }, { apps, look: { language } }) {
    const channel = home ? undefined : place.channel;
    yield watchForm({ apps, channel, paste: target.sid === ANYTHING ? '' : target.sid }, language);
  },

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

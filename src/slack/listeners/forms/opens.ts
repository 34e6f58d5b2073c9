import type { KnownBlock, ModalView } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import { ANYTHING, type ButtonKey } from '../../pressable/buttons.ts';
import type { Press } from '../../pressable/pressed.ts';
import { privateMetadataOf } from '../../pressable/private-metadata.ts';
import { unresolvedMessage } from '../../render/asking/answers.ts';
import { type HelpPart, helpBlocks } from '../../render/asking/help.ts';
import { connectBlocks, queryBlocks } from '../../render/asking/to-copy.ts';
import { filesBlocks } from '../../render/card/files.ts';
import { historyBlocks } from '../../render/card/history.ts';
import { modal } from '../../render/modal.ts';
import { watchForm } from '../../render/watching/watch-form.ts';
import type { AnswerNeeds } from '../needs.ts';

type Views = (press: Press, needs: AnswerNeeds) => AsyncIterable<ModalView>;

/** Shows the files that are known, and then those that Agora names now, unless the reader has turned the page. */
async function* files(
  { place, user, target }: Press,
  { flows, voice: { language } }: AnswerNeeds,
): AsyncGenerator<ModalView, void> {
  const show = (blocks: readonly KnownBlock[]): ModalView =>
    modal(language.button.files, blocks, language, { privateMetadata: privateMetadataOf(place.channel) });
  const found = await flows.find(place, user, target.sid);
  if (found.kind !== 'one') {
    yield show(unresolvedMessage(found, 'show', language).blocks);
    return;
  }
  const { known } = found;
  const page = { base: flows.fileBase(known), upTo: target.upTo };
  yield show(filesBlocks({ ...page, known }, language));
  // Agora is not asked for each page: a reader who turns pages reads.
  if (target.upTo !== undefined) return;
  const fresh = await flows.status(place, user, target.sid);
  if (fresh.kind !== 'status') return;
  const { subject, freshness } = fresh;
  yield show(filesBlocks({ ...page, known: subject.known, freshness }, language));
}

/** Shows something about the recording that was pressed, or the ones that may be meant. */
async function* about(
  button: ButtonKey,
  { place, user, target }: Press,
  { flows, voice: { language } }: AnswerNeeds,
  blocksOf: (known: Known) => readonly KnownBlock[] | Promise<readonly KnownBlock[]>,
): AsyncGenerator<ModalView, void> {
  const found = await flows.find(place, user, target.sid);
  const blocks =
    found.kind === 'one' ? await blocksOf(found.known) : unresolvedMessage(found, 'show', language).blocks;
  yield modal(language.button[button], blocks, language, {
    privateMetadata: privateMetadataOf(place.channel),
  });
}

const history: Views = (press, needs) =>
  about('history', press, needs, async (known) => {
    const told = await needs.flows.toldHere(press.place, known.recording.sid);
    return historyBlocks(known, press.target.upTo, needs.voice.language, told);
  });

async function* help(
  part: HelpPart,
  button: ButtonKey,
  { voice: { language } }: AnswerNeeds,
): AsyncGenerator<ModalView, void> {
  yield modal(language.button[button], helpBlocks(part, language), language);
}

/** Buttons whose answer is a modal: views in the order in which they are shown, each in the place of the last. */
export const OPENS = {
  async *connect({ place }, { voice: { language } }) {
    const { title } = language.home.connect;
    yield modal(title, connectBlocks(language), language, {
      privateMetadata: privateMetadataOf(place.channel),
    });
  },

  helpWatch: (_, needs) => help('watch', 'helpWatch', needs),
  helpOptions: (_, needs) => help('options', 'helpOptions', needs),
  helpRules: (_, needs) => help('rules', 'helpRules', needs),
  files,
  filesNewer: files,
  filesOlder: files,
  history,
  historyEarlier: history,
  historyLater: history,
  /** Its value is what nobody knows, to be completed in the form. */
  async *register({ place, home, target }, { apps, voice: { language } }) {
    const channel = home ? undefined : place.channel;
    yield watchForm({ apps, channel, paste: target.sid === ANYTHING ? '' : target.sid }, language);
  },

  query: (press, needs) => about('query', press, needs, (known) => queryBlocks(known, needs.voice.language)),
} satisfies Partial<Readonly<Record<ButtonKey, Views>>>;

export type OpensKey = keyof typeof OPENS;

export const opens = (key: ButtonKey): key is OpensKey => Object.hasOwn(OPENS, key);

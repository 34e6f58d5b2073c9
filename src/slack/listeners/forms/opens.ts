import type { KnownBlock, ModalView } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import { ANYTHING, type ButtonKey } from '../../pressable/buttons.ts';
import type { Press } from '../../pressable/pressed.ts';
import { unresolvedMessage } from '../../render/asking/answers.ts';
import { type HelpPart, helpBlocks } from '../../render/asking/help.ts';
import { connectBlocks, queryBlocks } from '../../render/asking/to-copy.ts';
import { filesBlocks } from '../../render/card/files.ts';
import { historyBlocks } from '../../render/card/history.ts';
import { modalAbout } from '../../render/modal.ts';
import { watchForm } from '../../render/watching/watch-form.ts';
import type { AnswerNeeds } from '../needs.ts';

type Views = (press: Press, needs: AnswerNeeds) => AsyncIterable<ModalView>;

/** Shows the known files, and then those that Agora names now, unless the reader has turned the page. */
async function* files(
  { place, user, target }: Press,
  { flows, voice: { language } }: AnswerNeeds,
): AsyncGenerator<ModalView, void> {
  const show = (blocks: readonly KnownBlock[]): ModalView =>
    modalAbout(place.channel, language.button.files, blocks, language);
  const found = await flows.find(place, user, target.sid);
  if (found.kind !== 'one') {
    yield show(unresolvedMessage(found, 'show', language).blocks);
    return;
  }
  const { known } = found;
  const page = { base: flows.fileBase(known), upTo: target.upTo };
  yield show(filesBlocks({ ...page, known }, language));
  // Agora is not asked again for each page.
  if (target.upTo !== undefined) return;
  const fresh = await flows.status(place, user, target.sid);
  if (fresh.kind !== 'status') return;
  const { subject, freshness } = fresh;
  yield show(filesBlocks({ ...page, known: subject.known, freshness }, language));
}

/** Shows something about the recording of a button, or the recordings that may be meant. */
async function* about(
  button: ButtonKey,
  { place, user, target }: Press,
  { flows, voice: { language } }: AnswerNeeds,
  blocksOf: (known: Known) => readonly KnownBlock[] | Promise<readonly KnownBlock[]>,
): AsyncGenerator<ModalView, void> {
  const found = await flows.find(place, user, target.sid);
  const blocks =
    found.kind === 'one' ? await blocksOf(found.known) : unresolvedMessage(found, 'show', language).blocks;
  yield modalAbout(place.channel, language.button[button], blocks, language);
}

const history: Views = (press, needs) =>
  about('history', press, needs, async (known) => {
    const told = await needs.flows.toldHere(press.place, known.recording.sid);
    return historyBlocks(known, press.target.upTo, needs.voice.language, told);
  });

const help = (part: HelpPart, button: ButtonKey): Views =>
  async function* ({ place }, { voice: { language } }) {
    yield modalAbout(place.channel, language.button[button], helpBlocks(part, language), language);
  };

/** Buttons whose answer is a modal. Each view replaces the one before. */
export const OPENS = {
  async *connect({ place }, { voice: { language } }) {
    yield modalAbout(place.channel, language.button.connect, connectBlocks(language), language);
  },

  helpWatch: help('watch', 'helpWatch'),
  helpOptions: help('options', 'helpOptions'),
  helpRules: help('rules', 'helpRules'),
  files,
  filesNewer: files,
  filesOlder: files,
  history,
  historyEarlier: history,
  historyLater: history,
  /** Opens the form. The button's value is a text that named no recording. */
  async *register({ place, home, target }, { apps, voice: { language } }) {
    const channel = home ? undefined : place.channel;
    yield watchForm({ apps, channel, paste: target.sid === ANYTHING ? '' : target.sid }, language);
  },

  query: (press, needs) =>
    about('query', press, needs, (known) =>
      queryBlocks(known, needs.voice.language, needs.appsInChina.has(known.recording.app)),
    ),
} satisfies Partial<Readonly<Record<ButtonKey, Views>>>;

export type OpensKey = keyof typeof OPENS;

export const opens = (key: ButtonKey): key is OpensKey => Object.hasOwn(OPENS, key);

import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../../src/slack/language/language.ts';
import { momentPlease } from '../../src/slack/listeners/forms/opening.ts';
import { connectBlocks, queryBlocks } from '../../src/slack/render/asking/to-copy.ts';
import { filesBlocks } from '../../src/slack/render/card/files.ts';
import { saying } from '../../src/slack/render/message.ts';
import { modalAbout } from '../../src/slack/render/modal.ts';
import { watchForm } from '../../src/slack/render/watching/watch-form.ts';
import { homeViews } from './messages/home.ts';
import { files, known, recording } from './subjects.ts';

/** Characters that a registered sid may have at most. */
const LONGEST_SID = 128;

export type EveryView = readonly (readonly [what: string, view: ModalView | HomeView])[];

/** Every modal and Home tab that the bot can build in a language, about things that are called `text`. */
export function everyView(text: string, language: Language): EveryView {
  const one = known({
    recording: recording({ alias: text, app: text, sid: text.slice(0, LONGEST_SID) }),
    files: files(1_000, (n) => `${text}/${n}.mp4`).map((file) => ({ ...file, uid: text, playable: false })),
  });
  const showing = (title: string, blocks: readonly KnownBlock[]): ModalView =>
    modalAbout('C0ROOM', title, blocks, language);
  const notOpened = ['late', 'refused', 'unanswered'] as const;
  const apps = Array.from({ length: 120 }, (_, n) => `${n}${text}`.slice(0, 90));
  return [
    ['one moment', momentPlease('C0ROOM', text, language)],
    ...notOpened.map(
      (why) =>
        [
          `not opened, ${why}`,
          showing(language.view.unknown, saying(language.view.notOpened[why]).blocks),
        ] as const,
    ),
    ['copy query', showing(language.button.query, queryBlocks(one, language, false))],
    ['copy query in China', showing(language.button.query, queryBlocks(one, language, true))],
    ['form', watchForm({ apps: [text] }, language)],
    [
      'form of a message',
      watchForm({ apps, channel: 'C0ROOM', paste: text, why: language.watchForm.nothingFound }, language),
    ],
    [
      'form of a long message',
      watchForm({ apps: [], paste: text.repeat(3_000), why: language.watchForm.nothingFound }, language),
    ],
    ...notOpened.map(
      (why) =>
        [
          `form, not opened, ${why}`,
          showing(language.watchForm.title, saying(language.watchForm.notOpened[why]).blocks),
        ] as const,
    ),
    ...[undefined, 500, 12].map((upTo) => {
      const page = filesBlocks({ known: one, base: 'https://files.example.com/x', upTo }, language);
      return [`files up to ${upTo}`, showing(language.button.files, page)] as const;
    }),
    ['connect', showing(language.button.connect, connectBlocks(language))],
    ...homeViews(text, language),
  ];
}

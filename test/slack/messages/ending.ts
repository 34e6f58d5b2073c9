import type { Known } from '../../../src/recording/known.ts';
import { DEFAULT_POLICY } from '../../../src/recording/policy.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { card } from '../../../src/slack/render/card/card.ts';
import { historyBlocks } from '../../../src/slack/render/card/history.ts';
import { type Message, saying } from '../../../src/slack/render/message.ts';
import { shown } from '../../../src/slack/text.ts';
import { every } from '../../picture/lives.ts';
import { files, subject, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

/** Summaries with their picture, and the histories behind them, of lives with something of everything. */
export function endingMessages(text: string, language: Language): Messages {
  const named = (known: Known): Known => ({
    ...known,
    recording: { ...known.recording, alias: text, stopRequestedAt: known.since },
    stagesLeftOut: 40,
    files: [...known.files, ...files(20, (n) => `${text}${n}.mp4`)],
    pushes: [1, 2, 3, 4, 5].map((n) => ({
      url: `${text}${n}`,
      status: n % 2 ? 'publishing' : 'disconnected',
      at: known.since - 60_000 * n,
    })),
  });
  const { export: say } = language.ending;
  const once = every.normal.since;
  const glimpsed: Known = {
    ...named(every.normal),
    life: [{ phase: 'recording', at: once }],
    seenAt: once,
  };
  return [
    ...Object.entries(every).flatMap(([what, one]): [string, Message][] => {
      const known = named(one);
      const summed = { ...subject(known, watch()), picture: 'F0PICTURE1' };
      const history = (upTo?: number) => ({
        text: language.button.history,
        blocks: historyBlocks(known, upTo, language),
      });
      return [
        [`${what}, summed up`, card(summed, { language, policy: DEFAULT_POLICY })],
        [`history of ${what}`, history()],
        [`the middle of the history of ${what}`, history(20)],
      ];
    }),
    ['seen once, summed up', card(subject(glimpsed), { language, policy: DEFAULT_POLICY })],
    ['exported', saying({ fact: say.sent(shown(text), 'CSV') })],
    ['not exported', saying(say.noScope)],
    ['export failed', saying(say.failed)],
  ];
}

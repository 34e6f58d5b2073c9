import type { Known } from '../../../src/recording/known.ts';
import { NEWS_KINDS } from '../../../src/recording/news.ts';
import { PROBLEMS } from '../../../src/recording/watching/hearing.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { watchMessage } from '../../../src/slack/render/asking/answers.ts';
import { type Message, saying } from '../../../src/slack/render/message.ts';
import { newsMessage } from '../../../src/slack/render/telling/news.ts';
import { awaitedMessage } from '../../../src/slack/render/telling/places.ts';
import {
  languageMessage,
  onItAnswer,
  onItMessage,
  speakAgainMessage,
  takenOn,
} from '../../../src/slack/render/telling/pressed.ts';
import { rulesMessage } from '../../../src/slack/render/watching/rules.ts';
import { minute, shown } from '../../../src/slack/text.ts';
import { pieceOf } from '../news-of.ts';
import { rule } from '../rules-world.ts';
import { START, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

const NOW = START + 60_000;
const between = { after: START, before: NOW };

/** Messages about who is called on bad news and who takes care of it, and who switches the language of a channel. */
export function callingMessages(one: Known, language: Language): Messages {
  const subject = { known: one, watch: watch(), watchers: [] };
  const failed = { kind: 'failed', how: 'abnormal', between, files: 2 } as const;
  const bad = newsMessage(subject, pieceOf([failed], NOW, subject.watch), language, 'U0MEI');
  const taken = { kind: 'taken_on', known: one, by: 'U0TOM', at: NOW, already: false } as const;
  const plain = { owner: 'Mei', since: minute(START), only: [], broadcast: undefined, cards: undefined };
  const watched = (facts: Partial<Parameters<Language['answer']['watchedSince']>[0]>): Message =>
    saying({ fact: language.answer.watchedSince({ ...plain, calls: undefined, max: undefined, ...facts }) });
  const rules = [
    rule({ only: PROBLEMS, broadcast: 'bad', cards: 'bad', notify: 'U0ANNA', max: 4 }),
    rule({ only: NEWS_KINDS.slice(0, 9), notify: 'none', max: 'none' }),
    ...[9, 17].map((from) => rule({ only: NEWS_KINDS.slice(from, from + 8) })),
  ];
  return [
    ['bad news', bad],
    ['bad news, taken on', takenOn(bad, taken, language)],
    ['line of who is on it', onItMessage({ subject, by: 'U0TOM' }, language)],
    ['on it', onItAnswer(taken, 'U0TOM', language)],
    ['on it again', onItAnswer({ ...taken, already: true }, 'U0TOM', language)],
    ['on it after another', onItAnswer({ ...taken, already: true }, 'U0MEI', language)],
    ['on it elsewhere', onItAnswer({ kind: 'not_watched' }, 'U0MEI', language)],
    ...(['bot', 'left', 'unknown'] as const).map((is): readonly [string, Message] => [
      `calls ${is}`,
      watchMessage({ kind: 'uncallable', who: 'U0TOM', is }, 'C0ROOM', language),
    ]),
    [
      'calls nobody known',
      watchMessage(
        { kind: 'misread', misread: { kind: 'unknown_notify', written: '@tom' } },
        'C0ROOM',
        language,
      ),
    ],
    ['rules that call', rulesMessage({ here: rules, elsewhere: [] }, language)],
    ['who calls whom', watched({ only: [language.heard.problems], calls: 'nobody', max: 'none' })],
    [
      'language',
      languageMessage({ by: 'U0MEI', lang: 'en', before: language.ownName === 'English' ? 'en' : 'zh' }),
    ],
    [
      'a watch with cards only for trouble',
      watched({ broadcast: 'final', cards: 'bad', calls: shown('Mei'), max: 4 }),
    ],
    ['forgot', saying(language.answer.forgot(42, 3))],
    ['nothing to forget', saying(language.answer.forgot(0, 0))],
    ['many at once', awaitedMessage({ by: 'U0MEI', total: 50 }, language)],
    ['many at once', awaitedMessage({ by: 'U0MEI', total: 50, cards: 'bad' }, language)],
    ['language back', speakAgainMessage({ kind: 'spoken', lang: 'en' }, language)],
    ['language otherwise', speakAgainMessage({ kind: 'otherwise', lang: 'zh' }, language)],
  ];
}

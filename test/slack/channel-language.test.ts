import { expect, test } from 'vitest';
import type { Messenger } from '../../src/ports/slack.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { memoryLanguages, messengerOf, openSlack } from './bot.ts';
import { asRead } from './said.ts';
import { channelOf, personIn, placeIn } from './screen.ts';
import { at, cardOf, known, pausedIn, START, subject, watch } from './subjects.ts';

const NOW = at('15:31:42');

/** A bot that speaks English by default, in a workspace in which #recordings was given Chinese and #random nothing. */
async function workspace() {
  const slack = await openSlack({
    channels: [{ name: 'recordings' }, { name: 'random' }],
    users: [
      { name: 'mei', locale: 'en-US' },
      { name: 'yue', locale: 'zh-TW' },
    ],
  });
  const messenger = messengerOf(slack, {
    channelLanguages: memoryLanguages({ [channelOf({ slack })]: 'zh' }),
  });
  const newest = (where: string) => asRead({ blocks: slack.messages(where).at(-1)?.blocks ?? [] });
  return { slack, messenger, newest };
}

const app = {
  id: 'a',
  kind: 'app',
  app: 'prod',
  at: NOW,
  sids: ['s1', 's2'],
  news: { kind: 'blind', since: START, cause: 'quota' },
} as const;

const passedOn = {
  id: 'p',
  kind: 'passed_on',
  at: NOW,
  person: 'U0MEI',
  watches: 1,
  rules: 0,
  sids: ['s1'],
} as const;

async function postCard(messenger: Messenger, place: Place, one = subject()): Promise<string> {
  const posted = await messenger.post(place, 'card', cardOf(one));
  return posted.kind === 'ok' ? posted.ts : posted.kind;
}

const ENGLISH_CARD = 'Algebra II, room 4* — recording';
const CHINESE_CARD = 'Algebra II, room 4* — 录制中';

/** Messages that a channel may get: how each begins in Chinese, and in English. */
const TOLD: readonly (readonly [
  what: string,
  chinese: string,
  english: string,
  tell: (messenger: Messenger, place: Place) => Promise<unknown>,
])[] = [
  ['a card', CHINESE_CARD, ENGLISH_CARD, postCard],
  [
    'a card whose watch is gone',
    CHINESE_CARD,
    ENGLISH_CARD,
    async (messenger, place) => {
      const ts = await postCard(messenger, place);
      return messenger.edit(place, 'card', ts, cardOf({ known: known(), watch: undefined, watchers: [] }));
    },
  ],
  [
    'a copy of a card',
    CHINESE_CARD,
    ENGLISH_CARD,
    (messenger, place) =>
      messenger.post(place, 's', {
        kind: 'share',
        subject: { known: known(), watch: undefined, watchers: [] },
        by: 'U0MEI',
      }),
  ],
  [
    'news of an app',
    '无法查询',
    'I have not been able to see',
    (messenger, place) => messenger.post(place, 'a', app),
  ],
  [
    'news of an owner',
    '账号已停用',
    'was deactivated',
    (messenger, place) => messenger.post(place, 'p', passedOn),
  ],
  [
    'what is left of a card',
    '*Algebra* 已不再关注：有后端程序于15:31:42 要求删除对它的记录。',
    '*Algebra* is no longer watched: a program had me forget it 15:31:42, through the API.',
    async (messenger, place) => {
      const card = await postCard(messenger, place);
      const said = { kind: 'forgotten', sid: 's1', at: NOW, name: 'Algebra' } as const;
      return messenger.edit(place, 'card', card, said);
    },
  ],
];

test.each(TOLD)('%s is in the language of its channel', async (_, chinese, english, tell) => {
  const { slack, messenger, newest } = await workspace();
  await tell(messenger, placeIn(slack, 'recordings'));
  await tell(messenger, placeIn(slack, 'random'));
  expect(newest('recordings')).toContain(chinese);
  expect(newest('random')).toContain(english);
});

test('the language of a channel counts before the one that a watch was given', async () => {
  const { slack, messenger, newest } = await workspace();
  await postCard(messenger, placeIn(slack, 'recordings'), subject(known(), watch({ lang: 'en' })));
  await postCard(messenger, placeIn(slack, 'random'), subject(known(), watch({ lang: 'zh' })));
  expect(newest('recordings')).toContain(CHINESE_CARD);
  expect(newest('random')).toContain(CHINESE_CARD);
});

test('an owner is told of a pause in the language of their Slack', async () => {
  const { slack, messenger } = await workspace();
  const paused = pausedIn('C0TEAM');
  await messenger.post(personIn(slack, 'mei'), 'x1', paused);
  await messenger.post(personIn(slack, 'yue'), 'x2', paused);
  const direct = slack.state().channels.filter(({ id }) => id.startsWith('D'));
  const read = direct.map(({ id }) => asRead({ blocks: slack.messages(id)[0]?.blocks ?? [] }));
  expect(read).toEqual([expect.stringContaining('archived'), expect.stringContaining('已归档')]);
});

import { expect, test } from 'vitest';
import type { UserSeed } from '../../sandbox/slack/workspace/seeds.ts';
import { watch } from '../../src/flows/watching/intake.ts';
import { LANGUAGE_CODES } from '../../src/slack/language/languages.ts';
import { createWorld, HERE, SID as KNOWN, recordingOf } from '../flows/world.ts';
import { type Bot, messengerOf, openSlack, startBot } from './bot.ts';
import { pieceOf } from './news-of.ts';
import { asRead } from './said.ts';
import { placeIn } from './screen.ts';
import { at, cardOf, SID, START, subject, watch as watchOf } from './subjects.ts';

const CARD = '🟢 Algebra II, room 4 — 录制中 · 已上报 3 个文件';

/** A bot with this language of its own, in a workspace with these people. */
async function bot(defaultLanguage: string, users?: readonly UserSeed[]): Promise<Bot> {
  const started = await startBot({ mode: 'socket', defaultLanguage, workspace: users ? { users } : {} });
  await expect.poll(() => started.slack.state().app.sockets).toBe(1);
  return started;
}

/** The first line of what a person is answered. */
async function answered(bot: Bot, user: string): Promise<string | undefined> {
  await bot.type('status', SID, user);
  await expect.poll(() => bot.answers(user)).toHaveLength(1);
  return bot.answer(user).split('\n')[0];
}

const ENGLISH = expect.stringContaining('— recording since');
const CHINESE = expect.stringContaining('— 录制中，');

test('a person is answered in the language of their Slack, whatever the bot speaks by default', async () => {
  const one = await bot('en');
  expect([await answered(one, 'yue'), await answered(one, 'mei')]).toEqual([CHINESE, ENGLISH]);
});

test('a person whose language the bot does not speak is answered in its own', async () => {
  const one = await bot('zh', [{ name: 'amelie', locale: 'fr-FR' }]);
  expect(await answered(one, 'amelie')).toEqual(CHINESE);
});

test('a person is answered also when Slack does not say what language they read', async () => {
  const one = await bot('zh');
  one.slack.setFault({ kind: 'down' }, { method: 'users.info' });
  expect(await answered(one, 'mei')).toEqual(CHINESE);
});

test('Slack is asked for the language of a person once, not for every answer', async () => {
  const one = await bot('en');
  await answered(one, 'yue');
  await one.type('list', '', 'yue');
  await expect.poll(() => one.answers('yue')).toHaveLength(2);
  expect(one.slack.log().filter(({ method }) => method === 'users.info')).toHaveLength(1);
});

test('lang:zh is remembered with the watch', async () => {
  const world = createWorld(recordingOf());
  const settings = { apps: [], expiryHours: 72, languages: LANGUAGE_CODES };
  const answer = await watch(HERE, 'U1', `${KNOWN} lang:ZH`, { ...world, ...settings });
  expect(answer).toMatchObject({ kind: 'watching' });
  expect(world.watching).toMatchObject([{ sid: KNOWN, lang: 'zh' }]);
});

test('a watch from before channels had languages keeps its own, and another beside it that of the bot', async () => {
  const slack = await openSlack();
  const [place, messenger] = [placeIn(slack), messengerOf(slack)];
  const inChinese = subject(undefined, watchOf({ lang: 'zh' }));
  const posted = await messenger.post(place, 'd1', cardOf(inChinese));
  await messenger.post(place, 'd2', cardOf());
  const card = posted.kind === 'ok' ? posted.ts : posted.kind;
  const files = [{ kind: 'file', files: [{ name: 'a.mp4' }] }] as const;
  await messenger.post(
    place,
    'd3',
    { kind: 'news', subject: inChinese, pieces: pieceOf(files, START) },
    card,
  );
  expect(slack.messages('recordings').map(({ text }) => text)).toEqual([
    CARD,
    expect.stringContaining('3 files announced'),
  ]);
  expect(slack.replies('recordings', card).map(({ text }) => text)).toEqual([
    '📄 Algebra II, room 4 — 1 个新文件',
  ]);
});

test('what is about a whole app is told in the language of the bot where its channel has none', async () => {
  const slack = await openSlack();
  const blind = { kind: 'blind', since: at('14:02:00'), cause: 'credentials', status: 401 } as const;
  await messengerOf(slack, { defaultLanguage: 'zh' }).post(placeIn(slack), 'd1', {
    kind: 'app',
    app: 'prod',
    at: START,
    news: blind,
    sids: [SID],
  });
  expect(slack.messages('recordings').map(asRead)).toEqual([
    expect.stringMatching(/^🌫️ 14:02:00 起无法查询项目 \*prod\* 在此关注的 1 条录制：/),
  ]);
});

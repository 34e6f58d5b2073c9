import { expect, onTestFinished, test } from 'vitest';
import { createPretendSlack, type PretendSlack } from '../../sandbox/slack/slack.ts';
import type { UserSeed } from '../../sandbox/slack/workspace/seeds.ts';
import { readConfig } from '../../src/config/config.ts';
import { watch } from '../../src/flows/watching/intake.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { LANGUAGE_CODES } from '../../src/slack/language/languages.ts';
import { createSlack } from '../../src/slack/slack.ts';
import { createWorld, HERE, SID as KNOWN, recordingOf } from '../flows/world.ts';
import { BOT_TOKEN, flowsOf, memoryLog, memoryOnce, messengerOf } from './bot.ts';
import { memoryHomes } from './memory-homes.ts';
import { pieceOf } from './news-of.ts';
import { asRead } from './said.ts';
import { at, cardOf, SID, START, subject, watch as watchOf } from './subjects.ts';

const APP_TOKEN = 'xapp-of-the-chinese-tests';

async function workspace(users?: readonly UserSeed[]) {
  const slack = await createPretendSlack({
    signingSecret: 's',
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    ...(users ? { users } : {}),
  });
  onTestFinished(() => slack.close());
  const channel = slack.state().channels.find(({ name }) => name === 'recordings')?.id ?? '';
  const messengerIn = (defaultLanguage: string) => messengerOf(slack, { defaultLanguage });
  return { slack, place: { team: 'T1', channel }, messengerIn };
}

const CARD = '🟢 Algebra II, room 4 — 录制中 · 已上报 3 个文件';

test('DEFAULT_LANGUAGE=zh is a setting', () => {
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-1-2-three',
    SLACK_SIGNING_SECRET: 'signing-secret-of-a-test',
    AGORA_APP_ID: '0123456789abcdef0123456789abcdef',
    AGORA_CUSTOMER_ID: 'customer-id-of-a-test',
    AGORA_CUSTOMER_SECRET: 'customer-secret-of-a-test',
    REDIS_URL: 'redis://127.0.0.1:6379',
  };
  expect(readConfig({ ...env, DEFAULT_LANGUAGE: 'zh' }, LANGUAGE_CODES).defaultLanguage).toBe('zh');
  expect(readConfig(env, LANGUAGE_CODES).defaultLanguage).toBe('en');
  expect(() => readConfig({ ...env, DEFAULT_LANGUAGE: 'tlh' }, LANGUAGE_CODES)).toThrow(
    'DEFAULT_LANGUAGE must be one of en, zh',
  );
});

async function bot(slack: PretendSlack, defaultLanguage: string): Promise<void> {
  const bot = createSlack({
    mode: 'socket',
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    apiUrl: slack.apiUrl,
    defaultLanguage,
    policy: DEFAULT_POLICY,
    apps: ['prod'],
    log: memoryLog(),
    counted: () => {},
    once: memoryOnce(),
    homes: memoryHomes(),
    flows: flowsOf().flows,
  });
  await bot.start();
  onTestFinished(() => bot.stop());
  await expect.poll(() => slack.state().app.sockets).toBe(1);
}

/** The first line of what a person is answered. */
async function answered(slack: PretendSlack, user: string): Promise<string | undefined> {
  await slack.command({ user, channel: 'recordings', command: '/recording-status', text: SID });
  await expect.poll(() => slack.ephemerals('recordings', user)).toHaveLength(1);
  return slack.ephemerals('recordings', user).map(asRead)[0]?.split('\n')[0];
}

const ENGLISH = expect.stringContaining('— recording since');
const CHINESE = expect.stringContaining('— 录制中，');

test('a person is answered in the language of their Slack, whatever the bot speaks by default', async () => {
  const { slack } = await workspace();
  await bot(slack, 'en');
  expect([await answered(slack, 'yue'), await answered(slack, 'mei')]).toEqual([CHINESE, ENGLISH]);
});

test('a person whose language the bot does not speak is answered in its own', async () => {
  const { slack } = await workspace([{ name: 'amelie', locale: 'fr-FR' }]);
  await bot(slack, 'zh');
  expect(await answered(slack, 'amelie')).toEqual(CHINESE);
});

test('a person is answered also when Slack does not say what language they read', async () => {
  const { slack } = await workspace();
  await bot(slack, 'zh');
  slack.setFault({ kind: 'down' }, { method: 'users.info' });
  expect(await answered(slack, 'mei')).toEqual(CHINESE);
});

test('Slack is asked for the language of a person once, not for every answer', async () => {
  const { slack } = await workspace();
  await bot(slack, 'en');
  await answered(slack, 'yue');
  await slack.command({ user: 'yue', channel: 'recordings', command: '/recording-list' });
  await expect.poll(() => slack.ephemerals('recordings', 'yue')).toHaveLength(2);
  expect(slack.log().filter(({ method }) => method === 'users.info')).toHaveLength(1);
});

test('a status in Chinese reads like this', async () => {
  const { slack } = await workspace();
  await bot(slack, 'en');
  const typed = { user: 'yue', channel: 'recordings', command: '/recording-status', text: SID };
  expect(await slack.command(typed)).toMatchObject({ ok: true });
  await expect.poll(() => slack.ephemerals('recordings', 'yue')).toHaveLength(1);
  const [answer] = slack.ephemerals('recordings', 'yue').map(asRead);
  expect(
    answer?.replace(/（已持续 .*）/, '').replace(/<http.*>/, '卡片'),
  ).toBe(`🟢  *Algebra II, room 4* — 录制中，14:00:12 起
已上报 3 个文件 · 最新 \`class/${SID}_room4_2.mp4\`（起始16:00:00）
[文件] [历史] [分享到频道] [刷新] [取消关注]
刚刚查询过声网，用时 0.2 秒。
14:00:00 起由 <@U0MEI> 在此关注。
卡片
prod · mix（合流） · sid \`38f8e3cf…7e1a\``);
});

test('lang:zh is remembered with the watch', async () => {
  const world = createWorld(recordingOf());
  const settings = { apps: [], expiryHours: 72, languages: LANGUAGE_CODES };
  const answer = await watch(HERE, 'U1', `${KNOWN} lang:ZH`, { ...world, ...settings });
  expect(answer).toMatchObject({ kind: 'watching' });
  expect(world.watching).toMatchObject([{ sid: KNOWN, lang: 'zh' }]);
});

test('a watch from before channels had languages keeps its own, and another beside it that of the bot', async () => {
  const { slack, place, messengerIn } = await workspace();
  const messenger = messengerIn('en');
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
  const { slack, place, messengerIn } = await workspace();
  const blind = { kind: 'blind', since: at('14:02:00'), cause: 'credentials', status: 401 } as const;
  await messengerIn('zh').post(place, 'd1', {
    kind: 'app',
    app: 'prod',
    at: START,
    news: blind,
    sids: [SID],
  });
  expect(slack.messages('recordings').map(asRead)).toEqual([
    `🌫️ 14:02:00 起无法查询项目 *prod* 在此关注的 1 条录制：声网拒绝了机器人使用的凭证（HTTP 401）。这不代表录制异常，只是暂时查不到。
请检查：声网的客户 ID 和客户密钥是否已更换或停用？新的凭证需由机器人管理员设置。`,
  ]);
});

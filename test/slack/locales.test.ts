import { expect, test } from 'vitest';
import { createClient } from '../../src/slack/api/client.ts';
import { createPeople } from '../../src/slack/voice/people.ts';
import { createLanguageOf } from '../../src/slack/voice/voice.ts';
import { BOT_TOKEN, memoryLog, openSlack } from './bot.ts';
import { START } from './subjects.ts';

const MINUTE = 60_000;

/** Somebody whose Slack is in Chinese, and a bot that speaks English by default, with a clock of its own. */
async function reader() {
  const slack = await openSlack({ users: [{ name: 'yue', locale: 'zh-CN' }] });
  const yue = slack.state().users[0]?.id ?? '';
  const log = memoryLog();
  let now = START;
  const client = createClient({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl }, log);
  const languageOf = createLanguageOf(
    createPeople(client, log, () => now),
    'en',
  );
  return {
    slack,
    log,
    language: async () => (await languageOf(yue)).ownName,
    asked: () => slack.log().filter(({ method }) => method === 'users.info').length,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('a person is not kept waiting by a Slack that is slow to say what they read, and what it says late counts', async () => {
  const { slack, language } = await reader();
  slack.setFault({ kind: 'slow', ms: 2_500 }, { method: 'users.info', times: 1 });
  // An answer that waited for Slack would be in Chinese.
  expect([await language(), await language()]).toEqual(['English', 'English']);
  await expect.poll(language, { timeout: 10_000 }).toBe('简体中文');
});

test('a Slack that does not say is asked again after a minute, not for every answer', async () => {
  const { slack, language, asked, pass, log } = await reader();
  slack.setFault({ kind: 'down' }, { method: 'users.info', times: 1 });
  expect([await language(), await language()]).toEqual(['English', 'English']);
  expect([asked(), log.outcomes()]).toEqual([1, ['personUnknown']]);
  pass(MINUTE);
  expect(await language()).toBe('简体中文');
  expect(asked()).toBe(2);
});

test('a language that was known once outlives a Slack that is away', async () => {
  const { slack, language, asked, pass } = await reader();
  expect(await language()).toBe('简体中文');
  slack.setFault({ kind: 'down' }, { method: 'users.info' });
  pass(24 * 60 * MINUTE);
  expect(await language()).toBe('简体中文');
  expect(asked()).toBe(2);
});

test('of two who wait for the same, one asks', async () => {
  const { language, asked } = await reader();
  expect(await Promise.all([language(), language()])).toEqual(['简体中文', '简体中文']);
  expect(asked()).toBe(1);
});

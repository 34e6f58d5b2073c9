import { describe, expect, test } from 'vitest';
import { languageFor } from '../../src/slack/language/languages.ts';
import { passedOnMessage } from '../../src/slack/render/telling/places.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { at, SID } from './subjects.ts';

const EN = languageFor('en');
const ZH = languageFor('zh');
const told = (watches: number, rules: number) =>
  ({ id: 'o', kind: 'passed_on', at: at('15:00:00'), person: 'U0MEI', watches, rules, sids: [SID] }) as const;

describe('a channel is told what it owns after somebody has left', () => {
  test('recordings', () => {
    expect(asRead(passedOnMessage(told(2, 0), EN))).toBe(
      '<@U0MEI>’s account was deactivated. Their 2 watched recordings here stay on and now belong to the channel.\nIf you no longer need it, `/recording-status` shows what is watched here.',
    );
    expect(asRead(passedOnMessage(told(2, 0), ZH))).toBe(
      '<@U0MEI> 在此工作区的账号已停用。其在此设置的 2 条录制的关注现归此频道所有，通知照常进行。\n如果不再需要，可用 `/recording-status` 查看此处的关注。',
    );
  });

  test('rules too', () => {
    expect(asRead(passedOnMessage(told(1, 1), EN))).toBe(
      '<@U0MEI>’s account was deactivated. Their 1 watched recording and 1 rule here stay on and now belong to the channel.\nIf you no longer need it, `/recording-status` shows what is watched here, `/recording-list rules` the rules.',
    );
    expect(asRead(passedOnMessage(told(0, 3), ZH))).toBe(
      '<@U0MEI> 在此工作区的账号已停用。其在此设置的 3 条规则现归此频道所有，通知照常进行。\n如果不再需要，可用 `/recording-status` 查看此处的关注，用 `/recording-list rules` 查看规则。',
    );
  });
});

describe.each(['http', 'socket'] as const)('over %s, what Slack says of a person', (mode) => {
  test('is about leaving only when the account is deactivated', async () => {
    const bot = await startBot({ mode });
    const { team, users } = bot.slack.state();
    const mei = users.find(({ name }) => name === 'mei')?.id;
    await bot.slack.setLocale('mei', 'zh-CN');
    await bot.slack.deactivate('mei');
    await expect.poll(() => bot.calls).toEqual([`leave ${team.id} ${mei}`]);
  });
});

test('an app that was uninstalled stops telling, also when that is all that Slack says', async () => {
  const bot = await startBot({ workspace: { events: ['app_uninstalled'] } });
  await bot.slack.uninstall();
  await expect.poll(() => bot.calls).toEqual([`revoked ${bot.slack.state().team.id}`]);
});

test('of the tokens that Slack says are revoked, only the bot’s own counts', async () => {
  const bot = await startBot();
  await bot.slack.revokeToken();
  await expect.poll(() => bot.calls).toEqual([`revoked ${bot.slack.state().team.id}`]);
});

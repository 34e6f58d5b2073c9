import { describe, expect, test } from 'vitest';
import { languageFor } from '../../src/slack/language/languages.ts';
import { passedOnMessage } from '../../src/slack/render/telling/places.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { idOf } from './screen.ts';
import { SID } from './subjects.ts';

test('a channel is told what it owns after somebody has left, and where it is shown', () => {
  const told = (watches: number, rules: number) =>
    asRead(passedOnMessage({ person: 'U0MEI', watches, rules, sids: [SID] }, languageFor('en')));
  expect(told(2, 0)).toBe(
    '<@U0MEI>’s account was deactivated. Their 2 watched recordings here stay on and now belong to the channel.\nIf you no longer need it, `/recording-status` shows what is watched here.',
  );
  expect(told(1, 1)).toContain('Their 1 watched recording and 1 rule here stay on');
  expect(told(1, 1)).toContain(
    '`/recording-status` shows what is watched here, `/recording-list rules` the rules.',
  );
});

describe.each(['http', 'socket'] as const)('over %s, what Slack says of a person', (mode) => {
  test('is about leaving only when the account is deactivated', async () => {
    const bot = await startBot({ mode });
    await bot.slack.setLocale('mei', 'zh-CN');
    await bot.slack.deactivate('mei');
    await expect.poll(() => bot.calls).toEqual([`leave ${bot.slack.state().team.id} ${idOf(bot, 'mei')}`]);
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

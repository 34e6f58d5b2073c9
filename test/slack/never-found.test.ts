import { expect, test } from 'vitest';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { createPersonChecks } from '../../src/slack/voice/people.ts';
import { BOT_TOKEN, memoryLog, openSlack, startBot } from './bot.ts';
import { idOf } from './screen.ts';

test('the button below a list has what was never found forgotten for who pressed it, and says how many', async () => {
  const swept = [
    { forgotten: 200, left: 50 },
    { forgotten: 0, left: 0 },
  ];
  const bot = await startBot({
    flows: {
      list: async (_place, _user, filter, from) => ({ filter, rows: [], from, total: 0, neverFound: 250 }),
      forgetNeverFound: async () => swept.shift() ?? { forgotten: 0, left: 0 },
    },
  });
  await bot.type('list', 'all');
  await expect.poll(() => bot.answer()).toContain('250 recordings never started');
  const list = bot.answers()[0]?.ts ?? '';
  const act = { channel: 'recordings', ephemeral: list, user: 'mei', actionId: BUTTONS.forgetNeverFound };
  const press = () => bot.slack.press(act);
  await press();
  await expect.poll(() => bot.answer()).toMatch(/I forgot 200 recordings\.\n50 more/);
  await press();
  await expect.poll(() => bot.answer()).toContain('There is nothing to forget');
  const asked = bot.calls.filter((call) => call.startsWith('forgetNeverFound'));
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain(idOf(bot, 'mei'));
});

test('only an admin whose account is open counts as one, and nobody while Slack does not say', async () => {
  const slack = await openSlack({
    users: [
      { id: 'U0ADMIN', name: 'ada', admin: true },
      { id: 'U0LEFT', name: 'lea', admin: true, deleted: true },
      { id: 'U0MEI', name: 'mei' },
    ],
  });
  const checks = () => createPersonChecks({ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, log: memoryLog() });
  const { isAdmin } = checks();
  expect(await Promise.all(['U0ADMIN', 'U0LEFT', 'U0MEI', 'U0NOBODY'].map(isAdmin))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  slack.setFault({ kind: 'down' }, { method: 'users.info' });
  expect(await checks().isAdmin('U0ADMIN')).toBe(false);
});

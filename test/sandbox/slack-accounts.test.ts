import { expect, it, onTestFinished } from 'vitest';
import { openSlack, startHttpBot } from './slack-bot.ts';

async function workplace(scopes: readonly string[]) {
  const slack = await openSlack({ scopes });
  onTestFinished(() => slack.close());
  const bot = await startHttpBot(slack);
  onTestFinished(() => void bot.stop());
  const changed: string[] = [];
  bot.app.event('user_change', async ({ event: { user } }) => {
    changed.push(`${user.name} ${user.deleted ? 'gone' : `speaks ${user.locale}`}`);
  });
  return { slack, changed };
}

it('tells an app that reads users who was deactivated, came back, or speaks another language', async () => {
  const { slack, changed } = await workplace(['users:read']);
  await slack.deactivate('tom');
  await slack.reactivate('tom');
  await slack.setLocale('tom', 'zh-CN');
  expect(changed).toEqual(['tom gone', 'tom speaks en-US', 'tom speaks zh-CN']);
  expect(slack.state().users.find(({ name }) => name === 'tom')).toMatchObject({ locale: 'zh-CN' });
});

it('tells nothing of people to an app that may not read them', async () => {
  const { slack, changed } = await workplace(['chat:write']);
  expect(await slack.deactivate('tom')).toEqual({ ok: true });
  expect(changed).toEqual([]);
});

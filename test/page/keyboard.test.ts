import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Visit, visit } from './visit.ts';
import { HAS_BROWSER, openWindow, type Window } from './window.ts';

describe.skipIf(!HAS_BROWSER)('a person without a mouse', () => {
  let window: Window;
  let at: Visit;
  let page: Page;

  beforeAll(async () => {
    window = await openWindow(1280, 800, 30_000);
    page = window.page;
  }, 120_000);

  afterAll(() => window?.close());

  beforeEach(async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    at = await visit(page);
    await composer().waitFor();
    return () => at.close();
  });

  const composer = () => at.composer();
  const channel = () => at.channel();
  const card = async () => {
    await at.say('/card Algebra II');
    await channel().getByText('Ended normally.').waitFor();
  };
  const press = (key: string) => page.keyboard.press(key);
  /** The element with the focus, as somebody hears it: its name, or else its words. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
  const expectFocus = (name: RegExp) => expect.poll(focused).toMatch(name);

  it('is at the message box after one Tab and Enter', async () => {
    await press('Tab');
    await expectFocus(/^Skip to the message box$/);
    await press('Enter');
    await expectFocus(/^Message #lessons/);
  });

  it('reaches everything around the messages in a few Tabs: each list is one stop', async () => {
    await card();
    await page.reload();
    await channel().getByText('Ended normally.').waitFor();
    for (const stop of [/^Skip to/, /^lessons$/, /Mei Lin/, /Bot is in/, /^Pretend Agora/, /, \d\d:\d\d$/]) {
      await press('Tab');
      expect(await focused()).toMatch(stop);
    }
  });

  it('moves among messages and channels by arrow keys', async () => {
    await at.say('first');
    await at.say('second');
    await channel().getByText('second').waitFor();
    await channel().getByRole('article').last().focus();
    await press('ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('first');
    await page.getByRole('button', { name: 'lessons' }).focus();
    await press('ArrowDown');
    await expectFocus(/^team-leads$/);
    await press('End');
    await expectFocus(/^Home$/);
  });

  it('gets the focus back where a thread, a form or a question was opened', async () => {
    await card();
    const replies = channel().getByRole('button', { name: /2 replies/ });
    await replies.press('Enter');
    await expectFocus(/^Reply…$/);
    await press('Escape');
    await expectFocus(/2 replies/);

    await channel().getByRole('button', { name: 'Form' }).press('Enter');
    await page.getByRole('dialog', { name: 'Register' }).waitFor();
    await press('Escape');
    await expectFocus(/^Form$/);

    await channel().getByRole('button', { name: 'Unwatch' }).press('Enter');
    await page.getByRole('dialog', { name: 'Stop watching?' }).waitFor();
    await press('Escape');
    await expectFocus(/^Unwatch$/);

    await page.getByRole('button', { name: 'Shortcuts' }).press('Enter');
    await page.getByRole('menuitem', { name: /Greet/ }).press('Enter');
    await page.getByRole('dialog', { name: 'Workflow: Greet' }).waitFor();
    await press('Escape');
    await expectFocus(/^Shortcuts$/);
  });

  it('keeps the focus on a button of a card that is edited by pressing it', async () => {
    await card();
    await channel().getByRole('button', { name: 'Refresh' }).press('Enter');
    await channel().getByText('Presses 1').waitFor();
    await expectFocus(/^Refresh$/);
    await press('Enter');
    await channel().getByText('Presses 2').waitFor();
  });

  it('closes with Escape what is open, but not a message half written', async () => {
    await card();
    await channel()
      .getByRole('button', { name: /2 replies/ })
      .press('Enter');
    const box = page.getByRole('combobox', { name: 'Reply…' });
    await box.fill('half a');
    await press('Escape');
    expect(await box.inputValue()).toBe('half a');
    await box.fill('');
    await press('Escape');
    await expect.poll(() => box.count()).toBe(0);

    const opener = page.getByRole('button', { name: /^Pretend Agora/ });
    await page.getByRole('button', { name: 'Start one' }).focus();
    await press('Escape');
    await expectFocus(/^Pretend Agora/);
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
  });

  it('opens and closes the list of channels on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await at.open();
    await page.getByRole('button', { name: 'Channels' }).press('Enter');
    await expectFocus(/^lessons$/);
    await press('Escape');
    await expectFocus(/^Channels$/);
  });

  it('is told of new messages while reading older ones, and gets to them', async () => {
    for (let n = 0; n < 40; n += 1) await at.world.slack.post('mei', 'lessons', `line ${n}`);
    await channel().getByText('line 39').waitFor();
    const unseen = page.getByRole('button', { name: /new message/ });
    expect(await unseen.count()).toBe(0);
    await channel().evaluate((box) => box.scrollTo(0, 0));
    await at.world.slack.post('anna', 'lessons', 'one more');
    await page.getByRole('button', { name: '1 new message' }).waitFor();
    await at.world.slack.post('anna', 'lessons', 'and another');
    await page.getByRole('button', { name: '2 new messages' }).click();
    await expect.poll(() => unseen.count()).toBe(0);
    expect(await channel().getByText('and another').isVisible()).toBe(true);
  });
});

describe.skipIf(!HAS_BROWSER)('a person whose Slack is Chinese', () => {
  it('reads everything that Slack says in Chinese', async () => {
    const window = await openWindow(1280, 800, 30_000);
    const { page } = window;
    const { world, open, close } = await visit(page);
    try {
      const yue = world.slack.state().users.find(({ name }) => name === 'yue')?.id ?? '';
      await open(`#as=${yue}`);
      const composer = page.getByRole('combobox', { name: '向 #lessons 发消息，或输入 /' });
      await composer.fill('/card Algebra II');
      await composer.press('Enter');
      const channel = page.getByRole('log', { name: '#lessons 中的消息' });
      await channel.getByRole('button', { name: /2 条回复.*最新回复/ }).waitFor();
      await channel.getByText('回复了消息列：').waitFor();
      await channel.getByRole('button', { name: 'Refresh' }).click();
      await channel.getByText('（已编辑）').waitFor();
      await composer.fill('/nothing');
      await composer.press('Enter');
      await channel.getByText('/nothing 不是有效的命令。').waitFor();
      await channel.getByText('仅你可见').waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
      await channel.getByRole('button', { name: 'Form' }).click();
      const modal = page.getByRole('dialog', { name: 'Register' });
      await modal.getByLabel('Alias').fill('');
      await modal.getByRole('button', { name: 'Watch' }).click();
      await modal.getByText('请填写此必填字段。').waitFor();
    } finally {
      await window.close();
      await close();
    }
  });
});

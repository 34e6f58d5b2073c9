import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Visit, visit } from './visit.ts';
import { HAS_BROWSER, openWindow, type Window } from './window.ts';

describe.skipIf(!HAS_BROWSER)('a person at the page', () => {
  let window: Window;
  let at: Visit;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    window = await openWindow(1280, 800, 30_000);
    page = window.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  }, 120_000);

  afterAll(() => window?.close());

  beforeEach(async () => {
    complaints.length = 0;
    await page.setViewportSize({ width: 1280, height: 800 });
    at = await visit(page);
    return () => at.close();
  });

  const channel = () => at.channel();
  const composer = () => at.composer();
  const panel = () => at.panel();
  const run = (command: string) => at.say(command);
  const heard = (what: string) => expect.poll(() => at.bot.heard).toContain(what);

  it('says something, and everybody reads it', async () => {
    await at.say('Does *anybody* record this?');
    const said = channel().getByRole('article', { name: /^Mei Lin/ });
    await said.locator('strong', { hasText: 'anybody' }).waitFor();
    expect(at.world.slack.messages('lessons')).toHaveLength(1);
    expect(await composer().inputValue()).toBe('');
  });

  it('completes a command by keyboard and sees how it is used', async () => {
    await composer().pressSequentially('/');
    const list = page.getByRole('listbox', { name: 'Commands' });
    expect(await list.getByRole('option').count()).toBe(4);
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab']) await composer().press(key);
    expect(await composer().inputValue()).toBe('/whisper ');
    await page.getByText('/whisper [words]').waitFor();
    expect(await list.count()).toBe(0);
    await composer().pressSequentially('hello');
    await composer().press('Enter');
    await channel().getByText('psst hello').waitFor();
    await channel().getByText('Only visible to you').waitFor();
  });

  it('keeps a private answer from everybody else', async () => {
    await run('/whisper only for Mei');
    await channel().getByText('only for Mei').waitFor();
    await page.getByLabel('You are').selectOption('Anna Weber');
    await page.getByText(/in Berlin/).waitFor();
    await expect.poll(() => channel().getByText('only for Mei').count()).toBe(0);
  });

  it('reads a card, its thread, and the reply shared with the channel', async () => {
    await run('/card Algebra II');
    await channel().getByRole('heading', { name: 'Algebra II — recording' }).waitFor();
    await channel().getByText('APP', { exact: true }).first().waitFor();
    await channel().getByText('Ended normally.').waitFor();
    expect(await channel().getByText('New file announced').count()).toBe(0);
    await channel()
      .getByRole('button', { name: /2 replies/ })
      .click();
    const thread = page.getByRole('log', { name: 'Messages in the thread' });
    await thread.getByText('New file announced: a.mp4').waitFor();
    await thread.getByText('Ended normally.').waitFor();
    await page.goBack();
    await expect.poll(() => thread.count()).toBe(0);
  });

  it('presses a button twice, and the card is edited in place', async () => {
    await run('/card Algebra II');
    const refresh = channel().getByRole('button', { name: 'Refresh' });
    await refresh.click();
    await channel().getByText('Presses 1').waitFor();
    await refresh.click();
    await channel().getByText('Presses 2').waitFor();
    await channel().getByText('(edited)').waitFor();
    expect(
      await channel()
        .getByRole('heading', { name: /recording/ })
        .count(),
    ).toBe(1);
  });

  it('chooses from the ⋯ menu by keyboard', async () => {
    await run('/card Algebra II');
    await channel().getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'History' }).press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Export' }).press('Enter');
    await heard('more export');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('is asked before something that cannot be undone, and may say no', async () => {
    await run('/card Algebra II');
    const unwatch = channel().getByRole('button', { name: 'Unwatch' });
    await unwatch.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(at.bot.heard).not.toContain('unwatch');
    await unwatch.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
    await heard('unwatch');
  });

  it('fills in a modal, is told what is wrong, and mends it', async () => {
    await run('/card Algebra II');
    await channel().getByRole('button', { name: 'Form' }).click();
    const modal = page.getByRole('dialog', { name: 'Register' });
    await modal.getByLabel('Alias').fill('x');
    await modal.getByRole('button', { name: 'Watch' }).click();
    await modal.getByText('At least three letters.').waitFor();
    await modal.getByLabel('Alias').fill('algebra');
    await modal.getByLabel('Lost').check();
    await modal.getByRole('button', { name: 'Watch' }).click();
    // The menu of conversations began with the one the form was opened from.
    const lessons = at.world.slack.state().channels.find(({ name }) => name === 'lessons')?.id;
    await heard(`registered algebra lost in ${lessons}`);
    await expect.poll(() => modal.count()).toBe(0);
  });

  it('is told by Slack when the bot does not respond', async () => {
    await run('/silence');
    await heard('silence');
    await channel()
      .getByText(/operation_timeout|did not respond/)
      .waitFor();
  });

  it('reads an archived channel and cannot post there', async () => {
    await page.getByRole('button', { name: 'spring-term' }).click();
    await page.getByText('#spring-term is archived').waitFor();
    expect(await page.getByRole('combobox', { name: /^Message/ }).count()).toBe(0);
  });

  it('uses a message shortcut from the ⋯ of a message', async () => {
    await at.say('Worth keeping');
    const said = channel().getByRole('article').filter({ hasText: 'Worth keeping' });
    await said.hover();
    await said.getByRole('button', { name: 'More message actions' }).click();
    await page.getByRole('menuitem', { name: /Note this/ }).click();
    await heard('note Worth keeping');
  });

  it('opens a form from the + of the composer', async () => {
    await page.getByRole('button', { name: 'Shortcuts' }).press('Enter');
    await page.getByRole('menuitem', { name: /New form/ }).press('Enter');
    await page.getByRole('dialog', { name: 'Register' }).getByLabel('Alias').waitFor();
  });

  it('runs a workflow step, and reads what came out of it', async () => {
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Greet/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Workflow: Greet' });
    await dialog.getByLabel('Name').fill('nobody');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await dialog.getByText('There is nobody to greet.').waitFor();
    await dialog.getByLabel('Name').fill('Mei');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await dialog.getByText('Good morning, Mei').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('sees a picture by its words, by name and size, and can save it', async () => {
    await run('/picture');
    await channel().getByRole('img', { name: 'One dot' }).waitFor();
    await channel().getByText('PNG · 70 B').waitFor();
    const block = channel().getByRole('img', { name: 'The same dot' });
    await block.waitFor();
    const width = block.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth));
    expect(await width).toBe(1);
    await channel().getByRole('link', { name: 'Download dot.png' }).waitFor();
  });

  it('changes the language of a person and closes an account, in the panel', async () => {
    await panel().getByLabel('Language of Tom Reyes').selectOption('简体中文');
    await heard('tom speaks zh-CN');
    await panel().getByRole('listitem').filter({ hasText: 'Tom' }).getByRole('button').click();
    await heard('tom is gone');
    await expect.poll(() => page.getByLabel('You are').getByText('Tom').count()).toBe(0);
  });

  it('invites the bot into a private channel', async () => {
    await page.getByRole('button', { name: 'team-leads' }).click();
    await page.getByRole('button', { name: 'Invite the bot' }).click();
    await page.getByRole('button', { name: /Bot is in/ }).waitFor();
    const leads = at.world.slack.state().channels.find(({ name }) => name === 'team-leads');
    expect(leads?.is_member).toBe(true);
  });

  it('starts a recording in the panel and gets a ready command', async () => {
    await panel().getByRole('button', { name: 'Start one' }).click();
    await panel().getByRole('button', { name: 'Watch command' }).click();
    const { sid, resourceId } = at.world.agora.recordings()[0] ?? { sid: '', resourceId: '' };
    await expect.poll(() => composer().inputValue()).toBe(`/recording-watch ${sid} ${resourceId} mix`);
    await panel().getByRole('button', { name: 'Publish' }).click();
    await panel().getByText('recording (5)').waitFor();
    await panel().getByRole('button', { name: '404' }).click();
    await panel().getByText('gone (404)').waitFor();
  });

  it('has the backend register what it starts', async () => {
    await panel().getByLabel('your backend tells the bot').check();
    await panel().getByRole('button', { name: 'Start one' }).click();
    await expect.poll(() => at.world.registered).toEqual([at.world.agora.recordings()[0]?.sid]);
  });

  it('turns the switches of callbacks, one at a time, and reads what became of each callback', async () => {
    const callbacks = panel().getByRole('region', { name: 'Callbacks' });
    await callbacks.getByText('None yet.').waitFor();
    await panel().getByRole('button', { name: 'Start one' }).click();
    for (const name of ['Late', 'Doubled', 'Out of order', 'Prompt', 'Lost']) {
      await callbacks.getByRole('button', { name, exact: true }).click();
      await callbacks.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      expect(await callbacks.getByRole('button', { pressed: true }).count()).toBe(1);
    }
    await panel().getByRole('button', { name: 'Nobody left' }).click();
    await callbacks.getByText(/^41 idle · .+ · lost$/).waitFor();
    await callbacks.getByRole('button', { name: 'Prompt' }).click();
    await panel().getByRole('button', { name: 'Uploaded' }).click();
    await callbacks.getByText(/^31 uploaded · .+ · 200$/).waitFor();
    expect(at.world.called).toEqual([31]);
  });

  it('breaks Agora and Slack by their switches, and mends them', async () => {
    const turn = async (of: 'Agora' | 'Slack', name: string) => {
      const switches = panel().getByRole('region', { name: of });
      await switches.getByRole('button', { name, exact: true }).click();
      await switches.getByRole('button', { name, exact: true, pressed: true }).waitFor();
      expect(await switches.getByRole('button', { pressed: true }).count()).toBe(1);
    };
    await turn('Agora', '401');
    expect((await fetch(at.world.agora.url)).status).toBe(401);
    await turn('Agora', 'Healthy');
    expect((await fetch(at.world.agora.url)).status).toBe(404);
    await turn('Slack', 'Cut off');
    await turn('Slack', 'Healthy');
  });

  it('sees the bot die and come back', async () => {
    await panel().getByRole('button', { name: 'kill -9' }).click();
    await expect.poll(at.world.kills).toBe(1);
    at.world.setBot({ state: 'restarting', starts: 1, lastEnd: 'SIGKILL' });
    await panel().getByText('restarting').waitFor();
    await panel().getByText('no persistence', { exact: true }).waitFor();
  });

  describe('on a phone', () => {
    beforeEach(async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await at.open();
    });

    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

    it('scrolls sideways nowhere', async () => {
      await run(`/card Algebra II ${'very-long-name-'.repeat(6)}`);
      const replies = channel().getByRole('button', { name: /replies/ });
      await replies.waitFor();
      expect(await tooWide()).toBe(0);
      await replies.click();
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
      expect(await tooWide()).toBe(0);
      await page.getByRole('button', { name: 'Close thread' }).click();
      await page.getByRole('button', { name: /Pretend Agora/ }).click();
      await page.getByRole('complementary', { name: /Pretend Agora/ }).waitFor();
      expect(await tooWide()).toBe(0);
    });

    it('changes the channel through the drawer', async () => {
      await page.getByRole('button', { name: 'Channels' }).click();
      await page.getByRole('navigation').getByRole('button', { name: 'team-leads' }).click();
      await page.getByRole('log', { name: 'Messages in #team-leads' }).waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Close the list' }).count()).toBe(0);
    });
  });

  it('has made the browser complain about nothing', async () => {
    await run('/card Algebra II');
    await channel().getByText('Ended normally.').waitFor();
    expect(complaints).toEqual([]);
  });
});

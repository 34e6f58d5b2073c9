import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLACES } from '../../sandbox/demo/places.ts';
import { freePort, isTaken, listenAt } from '../../sandbox/free-port.ts';
import { type DemoProcess, descendants, isAlive, startDemo } from './demo-process.ts';
import { HAS_BROWSER, openWindow, type Window } from './window.ts';

/** Building the bot and the page may be part of the first start. */
const START_MS = 90_000;
/** The guided life takes 30 s, and is said to be over once it was not found for 15 s. */
const LIFE_MS = 70_000;

describe('npm run demo', () => {
  it('says so when its port is taken, and how to choose another', async () => {
    const squatter = createServer();
    const port = await listenAt(squatter);
    const demo = startDemo(port);
    expect(await demo.gone).toBe(1);
    expect(demo.said()).toContain(`Port ${port} is taken. Choose another: DEMO_PORT=8090 npm run demo`);
    squatter.close();
  });

  it('does not take a word for a port', async () => {
    const demo = startDemo(Number.NaN);
    expect(await demo.gone).toBe(1);
    expect(demo.said()).toContain('DEMO_PORT is NaN, which is not a port.');
  });
});

describe.skipIf(!HAS_BROWSER)('the demo, watched in a browser', () => {
  let demo: DemoProcess;
  let port: number;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    port = await freePort();
    demo = startDemo(port);
    await vi.waitFor(() => expect(demo.said()).toContain(`http://127.0.0.1:${port}`), START_MS);
    window = await openWindow(1280, 800, 30_000);
    page = window.page;
    await page.goto(`http://127.0.0.1:${port}`);
  }, START_MS + 30_000);

  afterAll(async () => {
    await window?.close();
    demo?.signal('SIGTERM');
    await demo?.gone;
  });

  const room = (name: string) => page.getByRole('log', { name: `Messages in #${name}` });
  const composer = (name: string) => page.getByRole('combobox', { name: new RegExp(`^Message #${name}`) });
  const panel = () => page.getByRole('complementary', { name: 'Pretend Agora and faults' });
  const thread = () => page.getByRole('log', { name: 'Messages in the thread' });
  /** The card, not the private answers about it or what its thread tells the channel. */
  const card = (name: string, title: RegExp): Locator =>
    room(name)
      .getByRole('article')
      .filter({ hasText: title })
      .filter({ hasNotText: 'Only visible to you' })
      .filter({ hasNotText: 'replied to a thread' });
  const cardButton = (name: string, title: RegExp, button: string) =>
    card(name, title).getByRole('button', { name: button });

  it(
    'shows a recording that starts, writes files and ends, though the bot is killed in the middle',
    async () => {
      await room('class-recordings').getByText('Only visible to you').first().waitFor();
      await card('class-recordings', /Algebra II, room 4 — recording/).waitFor({ timeout: LIFE_MS });
      await room('class-recordings')
        .getByRole('button', { name: /repl(y|ies)/ })
        .click();
      await thread()
        .getByText(/Recording started/)
        .waitFor();

      await panel().getByRole('button', { name: 'kill -9' }).click();
      await panel()
        .getByText(/Started 2 times; last ended by SIGKILL/)
        .waitFor();

      // It was gone before a look could meet 6, 7 or 8, and no backend reported its stop: Agora's callback says why.
      await card('class-recordings', /Algebra II, room 4 — ended: stopped on request/).waitFor({
        timeout: LIFE_MS,
      });
      const over = (where: Locator) => where.getByText(/Ended: stopped on request\..+Agora’s own word/);
      await over(thread()).waitFor();
      expect(await over(thread()).count()).toBe(1);
      await over(room('class-recordings')).waitFor();
      expect(await room('class-recordings').getByText(/lost/i).count()).toBe(0);
      // The line of the end names the newest once more.
      const announced = (name: string) =>
        thread()
          .getByText(/new files? announced/i)
          .filter({ hasText: name });
      expect(await announced('_algebra-2-room-4.m3u8').count()).toBe(1);
      expect(await announced('_algebra-2-room-4_0.mp4').count()).toBe(1);
    },
    2 * LIFE_MS + 20_000,
  );

  it('lets a person register a recording and watch it, by keyboard and by buttons', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'general' }).click();
    await panel().getByRole('button', { name: 'Start one' }).click();
    const started = panel().getByRole('listitem').filter({ hasText: 'room-2' });
    await started.getByRole('button', { name: 'Watch command' }).click();
    await expect.poll(() => composer('general').inputValue()).toMatch(/^\/recording-watch /);
    const [, sid = ''] = (await composer('general').inputValue()).split(' ');
    await composer('general').pressSequentially(' as:Physics');
    await composer('general').press('Enter');
    await card('general', /Physics — recording/).waitFor({ timeout: 30_000 });

    for (let press = 1; press <= 2; press++) {
      await cardButton('general', /Physics/, 'More actions').click();
      await page.getByRole('menuitem', { name: 'Refresh' }).click();
    }
    expect(await cardButton('general', /Physics/, 'Files').count()).toBe(1);

    await page.getByRole('navigation').getByRole('button', { name: 'random' }).click();
    await composer('random').pressSequentially('/recording-s');
    await composer('random').press('Tab');
    await composer('random').pressSequentially(sid.slice(0, 8));
    await composer('random').press('Enter');
    await room('random').getByText('Only visible to you').waitFor();
    await room('random').getByRole('button', { name: 'Watch here' }).click();
    await cardButton('random', /Physics — recording/, 'More actions').waitFor();
  }, 60_000);

  it('scrolls sideways nowhere on a phone, with real cards', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await tooWide()).toBe(0);
    await page.goto(`http://127.0.0.1:${port}`);
    await card('class-recordings', /Algebra II, room 4 — ended/).waitFor();
    expect(await tooWide()).toBe(0);
  });

  it('leaves no process, port or data behind when the terminal closes', async () => {
    await window.close();
    const started = process.platform === 'linux' ? descendants(demo.child.pid ?? 0) : [];
    demo.signal('SIGHUP');
    expect(await demo.gone).toBe(0);
    expect(await isTaken(port)).toBe(false);
    expect(existsSync(`${PLACES.redis}${port}`)).toBe(false);
    expect(started.filter(isAlive)).toEqual([]);
  }, 40_000);
});

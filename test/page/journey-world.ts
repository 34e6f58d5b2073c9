import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PretendRecording } from '../../sandbox/agora/pretend-agora.ts';
import { createClosing } from '../../sandbox/demo/closing.ts';
import { openPage } from '../../sandbox/demo/page.ts';
import { PLACES } from '../../sandbox/demo/places.ts';
import { createDemoWorld, type DemoWorld } from '../../sandbox/demo/world.ts';
import { openWindow } from './window.ts';

/** The real bot in its process, a page, and somebody in front of it. */
export interface Journey {
  readonly world: DemoWorld;
  readonly page: Page;
  /** The messages of a channel, and those of its thread. */
  readonly room: (name: string) => Locator;
  readonly thread: () => Locator;
  readonly dialog: () => Locator;
  /** The card whose title begins so, not the private answers about it. */
  readonly card: (channel: string, title: RegExp) => Locator;
  readonly visit: (channel: string) => Promise<void>;
  /** Types into the composer and sends it. */
  readonly type: (channel: string, text: string) => Promise<void>;
  /** Starts a recording in the panel, as a backend would. */
  readonly start: (options?: { readonly registered?: boolean }) => Promise<PretendRecording>;
  /** Presses a button of the newest recording in the panel. */
  readonly act: (label: string) => Promise<void>;
  close(): Promise<void>;
}

/** Some looks of the bot and what Slack takes, on a busy machine; in milliseconds. */
const PATIENCE_MS = 40_000;

/** Shorter waits than in a demo, which people want to follow. */
const QUICK = { POLL_SECONDS: '1', NOT_FOUND_PATIENCE_SECONDS: '5' };

export async function begin(env: Readonly<Record<string, string>> = {}): Promise<Journey> {
  const closing = createClosing(() => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'recording-watch-journey-'));
  closing.add('its folder', () => rm(folder, { recursive: true, force: true }));
  const world = await createDemoWorld({
    closing,
    redisFolder: join(folder, 'redis'),
    logFile: join(folder, 'bot.log'),
    env: { ...QUICK, ...env },
  });
  const { agora } = world;
  const server = await openPage(world, closing, { port: 0, folder: PLACES.page });
  const { page, close } = await openWindow(1400, 900, PATIENCE_MS);
  closing.add('the window', close);
  await page.goto(server.url);

  const room = (name: string) => page.getByRole('log', { name: `Messages in #${name}` });
  const panel = page.getByRole('complementary', { name: 'Pretend Agora and faults' });
  const visit = async (channel: string) => {
    await page.getByRole('navigation').getByRole('button', { name: channel }).click();
    await room(channel).waitFor();
  };
  return {
    world,
    page,
    room,
    visit,
    thread: () => page.getByRole('log', { name: 'Messages in the thread' }),
    dialog: () => page.getByRole('dialog'),
    card: (channel, title) =>
      room(channel)
        .getByRole('article')
        .filter({ hasText: title })
        .filter({ hasNotText: 'Only visible to you' })
        .filter({ hasNotText: 'replied to a thread' }),
    async type(channel, text) {
      const composer = page.getByRole('combobox', { name: new RegExp(`^Message #${channel}`) });
      await composer.fill(text);
      await composer.press('Enter');
    },
    async start({ registered = false } = {}) {
      const before = agora.recordings().length;
      await panel.getByLabel('your backend tells the bot').setChecked(registered);
      await panel.getByRole('button', { name: 'Start one' }).click();
      await expect.poll(() => agora.recordings().length).toBe(before + 1);
      const newest = agora.recordings().at(-1);
      if (newest === undefined) throw new Error('nothing was started');
      return newest;
    },
    async act(label) {
      await panel.getByRole('button', { name: label, exact: true }).first().click();
    },
    close: () => closing.close(),
  };
}

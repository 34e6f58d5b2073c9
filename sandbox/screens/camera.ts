import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { smaller } from './smaller.ts';

/** Wide enough for a channel and its list of channels, and too narrow for the panel of faults. */
const DESK = { width: 1000, height: 900 };
const PHONE = { width: 390, height: 844 };

export interface Camera {
  readonly page: Page;
  /** Shows a place to a person. @param at channel id, or `home` */
  visit(as: string, at: string, thread?: string): Promise<void>;
  /** The newest message of the channel, or of the thread that is open. */
  newest(inThread?: boolean): Locator;
  /** Waits until every picture on the page has come. */
  drawn(): Promise<void>;
  /** Takes one thing, or all that is to be seen. */
  shoot(name: string, what?: Locator): Promise<void>;
  /** Holds a phone while the shots are taken. */
  onPhone(take: () => Promise<void>): Promise<void>;
  inTheDark(take: () => Promise<void>): Promise<void>;
  /** Names of the files written so far, in their folder. */
  taken(): readonly string[];
}

/** @param folder where the pictures go, by name */
export function createCamera(page: Page, url: string, folder: string, say: (words: string) => void): Camera {
  const taken: string[] = [];
  return {
    page,
    async visit(as, at, thread) {
      const place = new URLSearchParams({ as, at, ...(thread === undefined ? {} : { thread }) });
      // A fresh page, so that no menu is left open and nobody has scrolled away.
      await page.goto('about:blank');
      await page.goto(`${url}/#${place}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
    newest: (inThread = false) =>
      page
        .getByRole('log', { name: inThread ? 'Messages in the thread' : /^Messages in (?!the thread)/ })
        .getByRole('article')
        .last(),
    async drawn() {
      await page.locator('img').first().waitFor();
      await page.waitForFunction(() => [...document.images].every((each) => each.naturalWidth > 0));
    },
    async shoot(name, what) {
      await page.mouse.move(0, 0);
      const bytes = await (what ?? page).screenshot({ animations: 'disabled' });
      const file = join(folder, `${name}.png`);
      await mkdir(dirname(file), { recursive: true });
      const small = smaller(bytes);
      await writeFile(file, small);
      taken.push(`${name}.png`);
      say(`${file} (${Math.ceil(small.length / 1000)} kB)`);
    },
    async onPhone(take) {
      await page.setViewportSize(PHONE);
      await take();
      await page.setViewportSize(DESK);
    },
    async inTheDark(take) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await take();
      await page.emulateMedia({ colorScheme: 'light' });
    },
    taken: () => taken,
  };
}

export const SCREEN = { viewport: DESK, deviceScaleFactor: 1.25, colorScheme: 'light' } as const;

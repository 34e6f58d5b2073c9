import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Words } from '../page/client/words/english.ts';
import { smaller } from './smaller.ts';

/** Viewport with room for a channel and the list of channels, but not for the panel. */
const DESK = { width: 1000, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Height of the page above and below its messages, with a margin, in pixels. */
const AROUND = 300;

const STILL = { animations: 'disabled' } as const;

export interface Camera {
  readonly page: Page;
  /** Texts of the pretend Slack in the language of the pictures. */
  readonly slackSays: Words;
  /** Opens a place of the page as a person. @param at channel id, or `home` */
  visit(as: string, at: string, thread?: string): Promise<void>;
  /** The newest message of the channel, or of the thread that is open. */
  newest(inThread?: boolean): Locator;
  /** The newest ephemeral message; news may have come after it. */
  answer(): Locator;
  /** Waits until every image on the page has loaded. */
  drawn(): Promise<void>;
  /** Takes a picture of one element, or of the whole viewport. */
  shoot(name: string, what?: Locator): Promise<void>;
  /** Takes pictures with the viewport of a phone. */
  onPhone(take: () => Promise<void>): Promise<void>;
  inTheDark(take: () => Promise<void>): Promise<void>;
  /** Names of the files written so far, in their folder. */
  taken(): readonly string[];
}

/** Further viewports and colour schemes of each picture, by the suffix of its name. */
const ELSEWHERE = [
  { as: 'dark', size: undefined, colorScheme: 'dark' },
  { as: 'phone', size: PHONE, colorScheme: 'light' },
  { as: 'phone-dark', size: PHONE, colorScheme: 'dark' },
] as const;

/** @param folder of the pictures @param everywhere takes each picture also in the dark scheme and on a phone */
export function createCamera(
  page: Page,
  url: string,
  folder: string,
  slackSays: Words,
  say: (words: string) => void,
  everywhere: boolean,
): Camera {
  const taken: string[] = [];
  async function keep(name: string, what: Locator | undefined): Promise<void> {
    const bytes = await (what === undefined ? page.screenshot(STILL) : whole(what));
    const file = join(folder, `${name}.png`);
    await mkdir(dirname(file), { recursive: true });
    const small = smaller(bytes);
    await writeFile(file, small);
    taken.push(`${name}.png`);
    say(`${file} (${Math.ceil(small.length / 1000)} kB)`);
  }
  /** Takes a whole element: one higher than the viewport would be covered by the parts around it. */
  async function whole(what: Locator): Promise<Buffer> {
    const before = page.viewportSize() ?? DESK;
    const { height = 0 } = (await what.boundingBox()) ?? {};
    const needed = Math.ceil(height) + AROUND;
    if (needed > before.height) await page.setViewportSize({ ...before, height: needed });
    const bytes = await what.screenshot(STILL);
    await page.setViewportSize(before);
    return bytes;
  }
  return {
    page,
    slackSays,
    async visit(as, at, thread) {
      const place = new URLSearchParams({ as, at, ...(thread === undefined ? {} : { thread }) });
      // Loads the page anew, so that no menu is open and nothing is scrolled.
      await page.goto('about:blank');
      await page.goto(`${url}/#${place}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
    newest: (inThread = false) =>
      page
        .getByRole(inThread ? 'complementary' : 'main')
        .getByRole('log')
        .getByRole('article')
        .last(),
    answer: () =>
      page
        .getByRole('main')
        .getByRole('log')
        .getByRole('article')
        .filter({ hasText: slackSays.messages.onlyYou })
        .last(),
    async drawn() {
      await page.locator('img').first().waitFor();
      await page.waitForFunction(() => [...document.images].every((each) => each.naturalWidth > 0));
    },
    async shoot(name, what) {
      await page.mouse.move(0, 0);
      await keep(name, what);
      if (!everywhere) return;
      const before = page.viewportSize() ?? DESK;
      for (const { as, size, colorScheme } of ELSEWHERE) {
        await page.setViewportSize(size ?? before);
        await page.emulateMedia({ colorScheme });
        await keep(`${name}.${as}`, what);
      }
      await page.setViewportSize(before);
      await page.emulateMedia({ colorScheme: 'light' });
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

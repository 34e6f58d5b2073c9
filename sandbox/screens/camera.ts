import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Words } from '../page/client/words/english.ts';
import { smaller } from './smaller.ts';

/** Wide enough for a channel and its list of channels, and too narrow for the panel of faults. */
const DESK = { width: 1000, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Height of the page above and below its messages, in pixels, and some room. */
const AROUND = 300;

const STILL = { animations: 'disabled' } as const;

export interface Camera {
  readonly page: Page;
  /** What Slack says to the person who sees it. */
  readonly slackSays: Words;
  /** Shows a place to a person. @param at channel id, or `home` */
  visit(as: string, at: string, thread?: string): Promise<void>;
  /** The newest message of the channel, or of the thread that is open. */
  newest(inThread?: boolean): Locator;
  /** The newest message that only the reader sees; news may have come behind it. */
  answer(): Locator;
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

/** Beside the screen and the light of the scene: how a picture is taken again, by the ending of its name. */
const ELSEWHERE = [
  { as: 'dark', size: undefined, colorScheme: 'dark' },
  { as: 'phone', size: PHONE, colorScheme: 'light' },
  { as: 'phone-dark', size: PHONE, colorScheme: 'dark' },
] as const;

/** @param folder where the pictures go, by name @param everywhere take each in the dark and on a phone as well */
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
  /** What is higher than the screen would be cut by what lies around it. */
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
      // A fresh page, so that no menu is left open and nobody has scrolled away.
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

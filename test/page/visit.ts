import type { Locator, Page } from 'playwright-core';
import { PLACES } from '../../sandbox/demo/places.ts';
import { type SmallBot, startSmallBot } from './small-bot.ts';
import { createPageWorld, type PageWorld } from './world.ts';

/** A page on a world of its own, with a bot of a few lines in it. */
export interface Visit {
  readonly world: PageWorld;
  readonly bot: SmallBot;
  readonly channel: () => Locator;
  readonly composer: () => Locator;
  /** The panel beside the workspace. */
  readonly panel: () => Locator;
  /** Types into the composer and sends it. */
  readonly say: (words: string) => Promise<void>;
  /** Opens the page anew. @param route what stands behind its address */
  readonly open: (route?: string) => Promise<void>;
  /** Ends the world; the page stays. */
  close(): Promise<void>;
}

/** Mei before `#lessons`. */
export async function visit(page: Page): Promise<Visit> {
  const world = await createPageWorld(PLACES.page);
  const bot = await startSmallBot(world.slack.apiUrl);
  world.slack.setBotUrl(bot.url);
  const composer = () => page.getByRole('combobox', { name: /^Message #lessons/ });
  let opened = 0;
  await page.goto(world.page.url);
  return {
    world,
    bot,
    composer,
    channel: () => page.getByRole('log', { name: 'Messages in #lessons' }),
    panel: () => page.getByRole('complementary', { name: 'Pretend Agora and faults' }),
    async say(words) {
      await composer().fill(words);
      await composer().press('Enter');
    },
    async open(route = '') {
      // A route alone would not load it anew, and a page in between would have a process of its own.
      opened += 1;
      await page.goto(`${world.page.url}/?${opened}${route}`);
    },
    async close() {
      await bot.stop();
      await world.close();
    },
  };
}

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visit, visit } from './visit.ts';
import { HAS_BROWSER, openWindow, type Window } from './window.ts';

/** Colours are the same on a phone, so one scheme does there. */
const SIZES = [
  ['a desk', 1280, 800, ['light', 'dark']],
  ['a phone', 390, 844, ['light']],
] as const;

/** Rules that matter enough to fail: what axe calls serious or critical. */
const GRAVE: readonly unknown[] = ['serious', 'critical'];
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21aa'];

describe.skipIf(!HAS_BROWSER).each(SIZES)('on %s, axe finds nothing serious', (_, width, height, schemes) => {
  let window: Window;
  let at: Visit;
  let page: Page;

  beforeAll(async () => {
    window = await openWindow(width, height, 30_000);
    page = window.page;
    at = await visit(page);
    const { sid } = at.world.agora.start({ mode: 'mix' });
    at.world.agora.act(sid, 'publish');
    await at.say('Does *anybody* record `this`? <https://example.com|A link>');
    await at.say('/card Algebra II');
    await at.channel().getByText('Ended normally.').waitFor();
    await at.say('/whisper only for Mei');
    await at.channel().getByText('only for Mei').waitFor();
    await at.say('/nothing');
    await at.say('/picture');
    await at.channel().getByText('PNG · 70 B').waitFor();
  }, 120_000);

  afterAll(async () => {
    await window?.close();
    await at?.close();
  });

  const channel = () => at.channel();
  const composer = () => at.composer();
  const again = async (route = '') => {
    await at.open(route);
    await page.getByRole('main').waitFor();
  };

  /**
   * Serious findings in a part of the page. At night only colours differ, so only contrast is measured.
   * @param part selector of a part that no surface before had; measuring contrast takes seconds
   */
  async function findings(part: string): Promise<readonly string[]> {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
    const found: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const runOnly = colorScheme === 'light' ? LEVELS : ['color-contrast'];
      const { violations } = await page.evaluate(
        ([within, rules]) =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(within, {
            resultTypes: ['violations'],
            runOnly: rules,
          }),
        [part, runOnly] as const,
      );
      for (const { id, impact, nodes } of violations) {
        if (!GRAVE.includes(impact)) continue;
        found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html.slice(0, 160)}`));
      }
    }
    return found;
  }

  it('in a channel', async () => {
    await again();
    await channel().getByText('only for Mei').waitFor();
    expect(await findings('html')).toEqual([]);
  });

  it('in a thread', async () => {
    await again();
    await channel()
      .getByRole('button', { name: /2 replies/ })
      .click();
    await page.getByRole('log', { name: 'Messages in the thread' }).waitFor();
    expect(await findings('.thread')).toEqual([]);
  });

  it('while a command is typed, and while a menu is open', async () => {
    await again();
    await composer().pressSequentially('/');
    await page.getByRole('listbox').waitFor();
    expect(await findings('.completion')).toEqual([]);
    await composer().fill('');
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menu').waitFor();
    expect(await findings('.menu')).toEqual([]);
  });

  it('in a form with a complaint', async () => {
    await again();
    await channel().getByRole('button', { name: 'Form' }).click();
    const modal = page.getByRole('dialog', { name: 'Register' });
    await modal.getByLabel('Alias').fill('x');
    await modal.getByRole('button', { name: 'Watch' }).click();
    await modal.getByText('At least three letters.').waitFor();
    expect(await findings('dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => modal.count()).toBe(0);
  });

  it('in a question, and in a workflow', async () => {
    await again();
    await channel().getByRole('button', { name: 'Unwatch' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings('dialog[open]')).toEqual([]);
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Greet/ }).click();
    await page.getByRole('dialog', { name: 'Workflow: Greet' }).waitFor();
    expect(await findings('dialog[open]')).toEqual([]);
  });

  it('in Home, in an archived channel, and in the list of channels', async () => {
    await again('#at=home');
    await page.getByRole('heading', { name: 'Everything that is live' }).waitFor();
    expect(await findings('main')).toEqual([]);
    const archived = at.world.slack.state().channels.find(({ name }) => name === 'spring-term')?.id;
    await again(`#at=${archived}`);
    await page.getByText('#spring-term is archived').waitFor();
    if (width < 760) await page.getByRole('button', { name: 'Channels' }).click();
    expect(await findings(width < 760 ? '.sidebar, main' : 'main')).toEqual([]);
  });

  // On a desk it stands beside the channel.
  it.runIf(width < 760)('in the panel', async () => {
    await again();
    await page.getByRole('button', { name: /^Pretend Agora/ }).click();
    await page.getByText('recording (5)').waitFor();
    expect(await findings('.panel')).toEqual([]);
  });

  it.runIf(width > 760)('for a Chinese reader', async () => {
    const yue = at.world.slack.state().users.find(({ name }) => name === 'yue')?.id ?? '';
    await again(`#as=${yue}`);
    await page.getByRole('button', { name: /条回复/ }).waitFor();
    expect(await findings('html')).toEqual([]);
  });
});

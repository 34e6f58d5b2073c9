import { buffer } from 'node:stream/consumers';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { LIVES } from '../../sandbox/agora/script.ts';
import { begin, type Journey } from './journey-world.ts';
import { HAS_BROWSER } from './window.ts';

const CHANNEL = 'class-recordings';
/** With the phases a life has, more than one page of history. */
const FILES = 16;
const BURST = 7;

const Taken = z.object({
  sid: z.string(),
  name: z.string(),
  phase: z.string(),
  timeline: z.object({ files: z.array(z.object({ name: z.string() })) }),
});

describe.skipIf(!HAS_BROWSER)('somebody who comes back when recordings are over', () => {
  let journey: Journey;
  let sid: string;

  beforeAll(async () => {
    // Budget for many ends at once, whose looks two queries a second would spread over seconds.
    journey = await begin({ AGORA_REQUESTS_PER_SECOND: '50' });
  }, 120_000);

  afterAll(() => journey?.close(), 30_000);

  const ended = (): Locator => journey.card(CHANNEL, /Algebra II — ended/);

  it('reads the summary, with a picture that is really drawn and says in words what it shows', async () => {
    const { start, act, type, card } = journey;
    const started = await start();
    sid = started.sid;
    await type(CHANNEL, `/recording-watch ${sid} ${started.resourceId} mix as:"Algebra II"`);
    const algebra = card(CHANNEL, /Algebra II — /);
    await card(CHANNEL, /Algebra II — recording/).waitFor();
    for (let n = 1; n < FILES; n++) await act('Add a file');
    await algebra.getByText(`${FILES} files`).waitFor();
    await act('Stop, seen');
    await ended()
      .getByText(/no gap seen/)
      .waitFor();

    const picture = ended().getByRole('img', { name: /^Timeline of Algebra II over/ });
    await picture.waitFor();
    expect(await picture.getAttribute('alt')).toMatch(
      /^Timeline of Algebra II over .+: ended, no gap seen\. Phases, files and gaps by elapsed time; History lists the same\.$/,
    );
    await picture.scrollIntoViewIfNeeded();
    const size = () =>
      picture.evaluate((node) => (node instanceof HTMLImageElement ? [node.naturalWidth, node.width] : []));
    await expect.poll(size).toEqual([expect.toSatisfy((n) => n > 300), expect.toSatisfy((n) => n > 200)]);
  });

  it('opens the history, and turns its pages', async () => {
    const { dialog, page } = journey;
    await ended().getByRole('button', { name: 'History' }).click();
    await dialog()
      .getByText(/Algebra II — \d+ entries/)
      .waitFor();
    await dialog()
      .getByText(/ended$/m)
      .waitFor();
    expect(await dialog().getByRole('button', { name: 'Later' }).count()).toBe(0);
    await dialog().getByRole('button', { name: 'Earlier' }).click();
    await dialog()
      .getByText(/^1 to /)
      .waitFor();
    await dialog()
      .getByText(/recording for/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Later' }).click();
    await dialog().getByRole('button', { name: 'Earlier' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
  });

  it('takes the timeline away as JSON from the card and as CSV from the history, and reads both', async () => {
    const { page, dialog, room } = journey;
    await ended().getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    await room(CHANNEL)
      .getByText(/I sent you the timeline of Algebra II as JSON/)
      .waitFor();
    await ended().getByRole('button', { name: 'History' }).click();
    await dialog().getByRole('button', { name: 'Export as CSV' }).click();
    await page.keyboard.press('Escape');

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Direct messages/ })
      .click();
    const direct = page.getByRole('log', { name: 'Messages in Recording Watch' });
    const taken = async (ending: string): Promise<string> => {
      const link = direct.getByRole('link', { name: `Download timeline-${sid}.${ending}` });
      const saved = page.waitForEvent('download');
      await link.click();
      const download = await saved;
      expect(download.suggestedFilename()).toBe(`timeline-${sid}.${ending}`);
      // `text` would leave out the mark at the beginning.
      return (await buffer(await download.createReadStream())).toString();
    };
    const json = Taken.parse(JSON.parse(await taken('json')));
    expect(json).toMatchObject({ sid, name: 'Algebra II', phase: 'ended' });
    const files = json.timeline.files.map(({ name }) => name);
    expect(files).toHaveLength(FILES);

    const [head, ...rows] = (await taken('csv')).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFtime,until,kind,what,url,track,uid,started_at,how,channel,attempts');
    const cells = rows.map((row) => row.split(','));
    expect(cells.filter(([, , kind]) => kind === 'file').map(([, , , what]) => what)).toEqual(files);
    const end = cells.find(([, , , what]) => what === 'ended');
    expect([end?.[2], end?.[8]]).toEqual(['phase', 'exited']);
  });

  it('is told of many that end together in tables, of each once, and in three messages at most', async () => {
    const { world, type, visit, room, page, card } = journey;
    await visit('general');
    await type('general', '/recording-watch all channel:room-*');
    await room('general')
      .getByText(/is set: from now on/)
      .waitFor();
    const { agora, register } = world;
    const started = Array.from({ length: BURST }, () => agora.start({ mode: 'mix', script: LIVES.steady }));
    for (const one of started) await register(one);
    const names = started.map(({ cname }) => cname);
    for (const name of names) await card('general', new RegExp(`${name} — recording`)).waitFor();

    // By hand it would take longer than a burst on a busy machine.
    for (const { sid: one } of started) agora.act(one, 'stop_in_sight');
    const rows = room('general').locator('tbody tr').filter({ hasText: /ended/ });
    const alone = room('general')
      .getByRole('article')
      .filter({ hasText: /Ended\. Agora was seen closing it between/ });
    await expect
      .poll(async () => (await rows.count()) + (await alone.count()), { timeout: 30_000 })
      .toBe(BURST);
    expect(await rows.count()).toBeGreaterThan(BURST / 2);
    const told = (await rows.allInnerTexts()).map((row) => /room-\d+/.exec(row)?.[0]);
    expect(new Set(told).size).toBe(told.length);
    expect(names).toEqual(expect.arrayContaining(told));
    const tables = room('general')
      .getByRole('article')
      .filter({ has: page.locator('tbody tr', { hasText: /ended/ }) });
    expect((await tables.count()) + (await alone.count())).toBeLessThanOrEqual(3);
    await expect.poll(() => tables.first().textContent()).toMatch(/\d recordings ended within/);
  });

  it('opens App Home, chooses what to see, and looks at one', async () => {
    const { page, dialog } = journey;
    await page.getByRole('navigation').getByRole('button', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'App Home' });
    const live = home.getByText('Live now: none that you may see');
    await live.waitFor();
    await home.getByText(`Over within the last 24 hours: ${BURST + 1}`).waitFor();
    // Home follows what happens: a menu that is open when it is published anew closes, and one opens it again.
    const choose = (menu: RegExp, what: string) =>
      vi.waitFor(
        async () => {
          await home.getByRole('button', { name: menu }).click({ timeout: 2_000 });
          await page.getByRole('menuitem', { name: what }).click({ timeout: 2_000 });
        },
        { timeout: 20_000 },
      );
    await choose(/^State/, 'Went wrong');
    await home.getByText('Nothing here is what you chose to see.').waitFor();
    await home.getByRole('button', { name: 'Show everything' }).click();
    await live.waitFor();
    await choose(/^State/, 'Ended');
    await expect.poll(() => live.count()).toBe(0);
    await choose(/^Whose/, 'Watched by me');
    await home.getByRole('button', { name: 'Whose: Watched by me' }).waitFor();
    const algebra = home.locator('.block-section').filter({ hasText: 'Algebra II' });
    // A button that is pressed at that moment does so too.
    await vi.waitFor(
      async () => {
        const show = algebra.getByRole('button', { name: /^Show: Algebra II/ });
        if ((await dialog().count()) === 0) await show.click({ timeout: 2_000 });
        await dialog()
          .getByText(/Algebra II — ended/)
          .waitFor({ timeout: 5_000 });
      },
      { timeout: 30_000 },
    );
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin, type Journey } from './journey-world.ts';
import { HAS_BROWSER } from './window.ts';

const CHANNEL = 'class-recordings';

describe.skipIf(!HAS_BROWSER)('somebody who watches recordings, with the real bot', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await begin();
  }, 120_000);

  afterAll(() => journey?.close(), 30_000);

  it('pastes, is told what is missing, mends it, and watches a life: file, mute, end', async () => {
    const { start, act, type, card, page, room, thread, dialog } = journey;
    const { sid, resourceId } = await start();
    await type(CHANNEL, '/recording-watch');
    const form = page.getByRole('dialog', { name: 'Watch a recording' });
    await form.getByLabel('What your backend got from Agora').fill(JSON.stringify({ sid, resourceId }));
    await form.getByLabel('Name').fill('Algebra II');
    await form.getByRole('button', { name: 'Watch', exact: true }).click();
    await form.getByText(/does not say the mode/).waitFor();
    await form.getByLabel('Mode').selectOption('mix');
    await form.getByRole('button', { name: 'Watch', exact: true }).click();
    await dialog()
      .getByText(/Watching Algebra II/)
      .waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);

    const algebra = card(CHANNEL, /Algebra II — /);
    await card(CHANNEL, /Algebra II — recording/).waitFor();
    await act('Add a file');
    await algebra.getByText('2 files announced').waitFor();
    await algebra.getByRole('button', { name: 'Files' }).click();
    await dialog()
      .getByText(/_0\.mp4/)
      .waitFor();
    await page.keyboard.press('Escape');

    await algebra.getByRole('button', { name: 'Mute' }).click();
    await page.getByRole('menuitem', { name: '15 minutes', exact: true }).click();
    await algebra.getByText(/Muted until/).waitFor();
    await algebra.getByRole('button', { name: 'Unmute' }).click();
    await room(CHANNEL)
      .getByText(/is no longer muted/)
      .waitFor();

    await act('Stop, seen');
    await card(CHANNEL, /Algebra II — ended/).waitFor();
    await algebra.getByRole('button', { name: /repl(y|ies)/ }).click();
    const ended = thread().getByText(/Ended\. Agora was seen closing it between/);
    await ended.waitFor();
    expect(await ended.count()).toBe(1);
    await page.getByRole('button', { name: 'Close thread' }).click();
  });

  it('sets a rule, and never types an id again', async () => {
    const { start, type, card, visit, room } = journey;
    await visit('general');
    await type('general', '/recording-watch all channel:room-*');
    await room('general')
      .getByText(/is set: from now on this channel watches/)
      .waitFor();
    const { cname } = await start({ registered: true });
    await card('general', new RegExp(`${cname} — recording`)).waitFor();
    await card('general', new RegExp(cname))
      .getByText(/rule room-/)
      .waitFor();
  });

  it('removes the bot, invites it again, and is told what was missed', async () => {
    const { start, act, type, card, page, visit, thread } = journey;
    await visit('random');
    await page.getByRole('button', { name: 'Invite the bot' }).click();
    await page.getByRole('button', { name: /Bot is in/ }).waitFor();
    const { sid, resourceId } = await start();
    await type('random', `/recording-watch ${sid} ${resourceId} mix as:Chemistry`);
    await card('random', /Chemistry — recording/).waitFor();
    await page.getByRole('button', { name: /Bot is in/ }).click();
    await page.getByRole('button', { name: 'Invite the bot' }).waitFor();
    await act('Stop, seen');
    await page.getByText('exited').first().waitFor();
    await page.getByRole('button', { name: 'Invite the bot' }).click();
    await card('random', /Chemistry — ended/).waitFor();
    await card('random', /Chemistry — ended/)
      .getByRole('button', { name: /repl(y|ies)/ })
      .click();
    await thread().getByText(/Ended/).first().waitFor();
  });
});

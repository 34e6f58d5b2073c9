import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import { type Bot, clientOf, openSlack, startHttpBot, verdict } from './slack-bot.ts';

let slack: PretendSlack;
let bot: Bot;
let client: WebClient;
let clock: number;
const triggers: string[] = [];

beforeEach(async () => {
  clock = Date.now();
  triggers.length = 0;
  slack = await openSlack({ now: () => clock });
  client = clientOf(slack);
  bot = await startHttpBot(slack);
  bot.app.command('/status', async ({ ack, command }) => {
    triggers.push(command.trigger_id);
    await ack();
  });
});

afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const modal = (title: string) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks: [{ type: 'divider' }],
});
const home = (block_id: string) => ({ type: 'home' as const, blocks: [{ type: 'divider', block_id }] });

async function trigger(): Promise<string> {
  await slack.command({ user: 'mei', channel: 'general', command: '/status' });
  return triggers.at(-1) ?? '';
}
const mei = (): string => slack.state().users.find(({ name }) => name === 'mei')?.id ?? '';
const titles = (): readonly string[] => (slack.state().views[mei()] ?? []).map(({ view }) => view.title.text);

describe('a trigger', () => {
  const opened = (trigger_id: string, title: string) =>
    verdict(client.views.open({ trigger_id, view: modal(title) }));

  it('opens one view within three seconds', async () => {
    const id = await trigger();
    clock += 3000;
    expect([await opened(id, 'One'), await opened(id, 'Two')]).toEqual(['ok', 'exchanged_trigger_id']);
    expect(titles()).toEqual(['One']);
  });

  it('expires', async () => {
    const id = await trigger();
    clock += 3001;
    expect(await opened(id, 'Late')).toBe('expired_trigger_id');
    expect(titles()).toEqual([]);
  });

  it('cannot be made up', async () => {
    expect(await opened('1.2.abc', 'Forged')).toBe('invalid_trigger_id');
  });
});

describe('a modal', () => {
  it('is replaced only by somebody who knows its last version', async () => {
    const opened = await client.views.open({ trigger_id: await trigger(), view: modal('One') });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    expect(await verdict(client.views.update({ view_id, hash, view: modal('Two') }))).toBe('ok');
    expect(await verdict(client.views.update({ view_id, hash, view: modal('Three') }))).toBe('hash_conflict');
    expect(await verdict(client.views.update({ view_id: 'V0', view: modal('Four') }))).toBe('not_found');
    expect(titles()).toEqual(['Two']);
  });

  it('is found by its external id, which no other may have', async () => {
    const view = { ...modal('One'), external_id: 'mine' };
    await client.views.open({ trigger_id: await trigger(), view });
    await client.views.update({ external_id: 'mine', view: { ...view, title: modal('Two').title } });
    expect(titles()).toEqual(['Two']);
    const second = client.views.push({ trigger_id: await trigger(), view });
    expect(await verdict(second)).toBe('duplicate_external_id');
  });

  it('carries two others on top and no more', async () => {
    await client.views.open({ trigger_id: await trigger(), view: modal('One') });
    const outcomes = [];
    for (const title of ['Two', 'Three', 'Four'])
      outcomes.push(await verdict(client.views.push({ trigger_id: await trigger(), view: modal(title) })));
    expect(outcomes).toEqual(['ok', 'ok', 'push_limit_reached']);
    await slack.closeView({ user: 'mei' });
    expect(titles()).toEqual(['One', 'Two']);
  });

  it('that breaks a rule is refused with the place of the mistake', async () => {
    const view = { ...modal('One'), private_metadata: 'x'.repeat(3001) };
    const messages = ['[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]'];
    await expect(client.views.open({ trigger_id: await trigger(), view })).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages } },
    });
  });
});

it('a Home tab is published per person, against the version last seen', async () => {
  const first = await client.views.publish({ user_id: mei(), view: home('one') });
  const hash = first.view?.hash ?? '';
  const publish = (id: string) => verdict(client.views.publish({ user_id: mei(), hash, view: home(id) }));
  expect([await publish('two'), await publish('three')]).toEqual(['ok', 'hash_conflict']);
  expect(slack.state().homes[mei()]?.blocks).toMatchObject([{ block_id: 'two' }]);
});

describe('what a person enters', () => {
  const pick = (more: Record<string, unknown>) => ({
    type: 'input' as const,
    block_id: 'where',
    label: { type: 'plain_text' as const, text: 'Where' },
    element: { type: 'conversations_select' as const, action_id: 'channel', ...more },
  });
  const form = (...blocks: unknown[]) => ({
    ...modal('Form'),
    submit: { type: 'plain_text' as const, text: 'Go' },
    blocks,
  });
  const open = async (...blocks: unknown[]) =>
    client.apiCall('views.open', { trigger_id: await trigger(), view: form(...blocks) });
  const entered = () => slack.state().views[mei()]?.at(-1)?.view.state.values;

  it('begins with the conversation the modal was opened from, where the menu asks for it', async () => {
    const general = slack.state().channels.find(({ name }) => name === 'general')?.id;
    await open(pick({ default_to_current_conversation: true }));
    expect(entered()?.where?.channel).toMatchObject({ selected_conversation: general });
    await open(pick({}));
    expect(entered()?.where?.channel).toMatchObject({ selected_conversation: null });
  });

  it('comes with a response URL for the channel chosen, where the menu asks for it', async () => {
    const random = slack.state().channels.find(({ name }) => name === 'random')?.id ?? '';
    const urls: string[] = [];
    bot.app.view('', async ({ ack, body }) => {
      await ack();
      if (body.type !== 'view_submission') return;
      urls.push(...(body.response_urls ?? []).map((one) => `${one.channel_id} ${one.response_url}`));
    });
    await open(pick({ response_url_enabled: true }));
    await slack.submitView({ user: 'mei', values: { where: { channel: random } } });
    const [channel, url = ''] = urls[0]?.split(' ') ?? [];
    expect(channel).toBe(random);
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"done"}',
    });
    expect(slack.ephemerals('random', 'mei').at(-1)?.text).toBe('done');
  });

  it('stays when the bot replaces the view by one with the same inputs', async () => {
    const text = (block_id: string) => ({
      ...pick({}),
      block_id,
      element: { type: 'plain_text_input', action_id: 'text' },
    });
    await open(text('name'), {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'x' } }],
    });
    bot.app.action('go', async ({ ack }) => void (await ack()));
    const id = slack.state().views[mei()]?.at(-1)?.view.id ?? '';
    await slack.press({ user: 'mei', view: id, actionId: 'go', values: { name: { text: 'Algebra' } } });
    await client.apiCall('views.update', { view_id: id, view: form(text('name'), text('other')) });
    expect(entered()).toMatchObject({
      name: { text: { value: 'Algebra' } },
      other: { text: { value: null } },
    });
  });
});

it('shows no Home tab of an app whose manifest has none', async () => {
  const without = await openSlack({ home: false });
  const [user] = without.state().users;
  const published = clientOf(without).apiCall('views.publish', { user_id: user?.id, view: home('a') });
  expect(await verdict(published)).toBe('not_enabled');
  await without.close();
});

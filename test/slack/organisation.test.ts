import { expect, test } from 'vitest';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { HOME_ACTIONS } from '../../src/slack/pressable/home-choice.ts';
import { type Bot, FORM_TYPE, JSON_TYPE, sendSigned, startBot } from './bot.ts';
import { homeId, homeOf } from './home-world.ts';
import { ids, intakeBot } from './real-intake.ts';
import { channelOf, idOf, modalOf, topOf } from './screen.ts';
import { SID } from './subjects.ts';

/** Owner of a payload: the bot's workspace is one, whatever a payload says of teams. */

const ORGANISATION = { organisation: true };

/** Workspaces in which the bot's flows were asked to do something. */
function teamsOf({ calls }: Bot): readonly string[] {
  const found = calls.flatMap((call) => /"team":"([^"]+)"/.exec(call)?.[1] ?? []);
  return [...new Set(found)];
}

test.each(['http', 'socket'] as const)(
  'installed for an organisation, commands, buttons, shortcuts, forms and Home are of one workspace (%s)',
  async (mode) => {
    const { bot, world } = await intakeBot({ mode, workspace: ORGANISATION });
    const { slack, answer } = bot;
    await expect.poll(() => slack.state().app.sockets).toBe(mode === 'socket' ? 1 : 0);

    await bot.type('watch', `${ids(SID)} mix`);
    await expect.poll(answer).toContain('Watching');
    await bot.pressAnswer(BUTTONS.unwatch);
    await expect.poll(answer).toContain('is no longer watched');

    const ts = await slack.post('tom', 'recordings', `${ids(SID)} mix`);
    await slack.messageShortcut({ user: 'mei', channel: 'recordings', ts, callbackId: CALLBACKS.watchThis });
    await expect.poll(answer).toContain('Watching');

    await slack.shortcut({ user: 'mei', callbackId: CALLBACKS.watchAny });
    await expect.poll(() => topOf(bot, 'mei')?.callback_id).toBe(CALLBACKS.watchForm);
    const values = { paste: { value: ids(SID) }, mode: { value: 'mix' }, channel: { value: channelOf(bot) } };
    expect(await slack.submitView({ user: 'mei', values })).toMatchObject({ ok: true });
    await expect.poll(() => modalOf(bot, 'mei')).toContain('watches *38f8e3cf…* already');

    await slack.openHome('mei');
    await expect.poll(() => homeOf(bot, 'mei')).toContain('[Refresh]');
    const before = bot.calls.length;
    await slack.press({ view: homeId(bot, 'mei'), user: 'mei', actionId: HOME_ACTIONS.refresh });
    await expect.poll(() => bot.asked().slice(before)).toContain('survey');

    expect(teamsOf(bot)).toEqual([await bot.bot.workspace()]);
    expect(await bot.bot.workspace()).toMatch(/^E/);
    expect(new Set(world.watching.map(({ team, channel }) => `${team} ${channel}`)).size).toBe(1);
  },
);

/** Sends what Slack would, signed, with the foreign or missing teams that the sandbox has none of. */
async function send({ url }: Bot, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  const isEvent = 'event' in body;
  const text = JSON.stringify(body);
  const sent = isEvent ? text : new URLSearchParams({ payload: text }).toString();
  const response = await sendSigned(url, sent, isEvent ? JSON_TYPE : FORM_TYPE);
  expect(response.status).toBe(200);
  const answer = await response.text();
  return answer === '' ? undefined : JSON.parse(answer);
}

const GUEST = { id: 'U0GUEST', team_id: 'T0THEIRS' };
const THEIRS = { id: 'T0THEIRS', domain: 'theirs' };

const form = (ours: string, channel: string, changes: object = {}) => ({
  type: 'view_submission',
  team: THEIRS,
  user: GUEST,
  is_enterprise_install: false,
  view: {
    id: 'V1',
    hash: '1.1',
    type: 'modal',
    callback_id: CALLBACKS.watchForm,
    app_installed_team_id: ours,
    state: {
      values: {
        paste: { value: { value: `${ids(SID)} mix` } },
        mode: { value: { selected_option: { value: 'guess' } } },
        channel: { value: { selected_conversation: channel } },
        only: { value: { selected_options: [] } },
        alias: { value: { value: null } },
        lang: { value: { selected_option: null } },
      },
    },
  },
  ...changes,
});

test.each([
  ['that names the workspace in which the app is installed', {}],
  ['of an older Slack, that names only the guest’s', { view: undefined }],
])('a guest’s form %s is of our workspace', async (_, changes) => {
  const { bot, world } = await intakeBot();
  const ours = await bot.bot.workspace();
  const full = form(ours, channelOf(bot));
  const { app_installed_team_id: _team, ...view } = full.view;
  const answer = await send(bot, 'view' in changes ? { ...full, view } : full);
  expect(JSON.stringify(answer)).toContain('Watching');
  expect(world.watching).toMatchObject([{ team: ours, channel: channelOf(bot), owner: GUEST.id }]);
});

test('a guest’s press in a shared channel is of our workspace', async () => {
  const bot = await startBot();
  const ours = await bot.bot.workspace();
  await send(bot, {
    type: 'block_actions',
    team: THEIRS,
    user: GUEST,
    channel: { id: channelOf(bot) },
    actions: [{ type: 'button', action_id: BUTTONS.share, block_id: 'b', value: SID, action_ts: '1.1' }],
  });
  await expect
    .poll(() => bot.calls)
    .toContain(`share {"team":"${ours}","channel":"${channelOf(bot)}"} ${SID} U0GUEST`);
});

const EVENTS = [
  ['channel_unarchive', 'letIn', ''],
  ['group_unarchive', 'letIn', ''],
  ['channel_archive', 'shutOut', ' is_archived'],
  ['group_archive', 'shutOut', ' is_archived'],
  ['channel_left', 'shutOut', ' not_in_channel'],
  ['group_left', 'shutOut', ' not_in_channel'],
  ['member_joined_channel', 'letIn', ''],
] as const;

test.each(EVENTS)('%s in a channel of another workspace has its effect in ours', async (type, flow, more) => {
  const bot = await startBot();
  const ours = await bot.bot.workspace();
  const { user_id } = bot.slack.state().app;
  await send(bot, {
    type: 'event_callback',
    team_id: THEIRS.id,
    is_ext_shared_channel: true,
    event_id: `Ev${type}`,
    authorizations: [
      { team_id: ours, enterprise_id: null, user_id, is_bot: true, is_enterprise_install: false },
    ],
    event: { type, channel: 'C0SHARED', user: user_id },
  });
  await expect.poll(() => bot.calls).toContain(`${flow} {"team":"${ours}","channel":"C0SHARED"}${more}`);
});

test('that somebody else joins a channel opens nothing there for the bot', async () => {
  const bot = await startBot();
  for (const [event_id, event] of [
    ['Ev1', { type: 'member_joined_channel', channel: 'C0JOINED', user: GUEST.id }],
    ['Ev2', { type: 'channel_unarchive', channel: 'C0OPENED' }],
  ] as const) {
    await send(bot, { type: 'event_callback', team_id: THEIRS.id, event_id, event });
  }
  await expect.poll(() => bot.calls).toEqual([expect.stringMatching(/^letIn .*C0OPENED/)]);
});

test('two workspaces of an organisation that share a channel are told once there', async () => {
  const { bot, world } = await intakeBot({ workspace: ORGANISATION });
  for (const team_id of ['T0NORTH', 'T0SOUTH']) {
    const sent = new URLSearchParams({
      command: '/recording-watch',
      text: `${ids(SID)} mix`,
      team_id,
      enterprise_id: 'E0ALL',
      is_enterprise_install: 'true',
      channel_id: 'C0SHARED',
      user_id: idOf(bot, 'mei'),
      trigger_id: team_id,
    }).toString();
    await sendSigned(bot.url, sent, FORM_TYPE);
  }
  await expect.poll(() => bot.calls.filter((call) => call.startsWith('watch '))).toHaveLength(2);
  await expect.poll(() => world.watching).toHaveLength(1);
});

const BROKEN = /could not do what you asked/;

test.each([
  ['a form without its fields', { view: { id: 'V1', callback_id: CALLBACKS.watchForm, state: {} } }],
  [
    'a form of something else',
    { view: { id: 'V1', callback_id: 'form_of_tomorrow', state: { values: {} } } },
  ],
  ['a form without a view', { view: null }],
  ['a form of nobody', { user: null }],
])('%s is answered in the form', async (_, changes) => {
  const bot = await startBot();
  const answer = await send(bot, form(await bot.bot.workspace(), 'C1', changes));
  expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
});

test('a form whose listener throws says so', async () => {
  const flows = {
    read: () => {
      throw new Error('broken');
    },
  };
  const bot = await startBot({ flows });
  expect(JSON.stringify(await send(bot, form('T1', 'C1')))).toMatch(BROKEN);
});

const to = (bot: Bot) => ({ team: null, user: { id: idOf(bot, 'mei') } });

test.each([
  ['a press that names no action', { type: 'block_actions', actions: [{ block_id: 'b' }] }],
  ['a press without its action', { type: 'block_actions', actions: [] }],
  ['a press that Bolt breaks on', { type: 'block_actions', actions: 5 }],
  ['a shortcut on no message', { type: 'message_action', callback_id: CALLBACKS.watchThis }],
  ['a shortcut of another version', { type: 'shortcut', callback_id: 'gone' }],
])('%s is answered to its sender alone', async (_, payload) => {
  const bot = await startBot();
  await send(bot, { ...payload, ...to(bot), channel: { id: channelOf(bot) } });
  await expect.poll(() => bot.answer()).toMatch(/could not do what you asked|don’t know that button/);
});

import { expect, test } from 'vitest';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { BOT_TOKEN, type Bot, startBot } from './bot.ts';
import { cardIn, channelOf, directIn, gate, idOf, modalId, modalOf, topOf } from './screen.ts';
import { known, recording, SID } from './subjects.ts';

/** Chooses Copy query in the menu of a card. */
async function copyQuery(bot: Bot, user = 'mei') {
  const card = await cardIn(bot);
  await bot.slack.press({ ...card, user, actionId: menuId('more', { sid: SID }), value: 'query' });
}

const CURL = `curl --user "$AGORA_CUSTOMER_ID:$AGORA_CUSTOMER_SECRET" \\
  "https://api.agora.io/v1/apps/$AGORA_APP_ID/cloud_recording/resourceid/${'r'.repeat(240)}/sid/${SID}/mode/mix/query"`;

/** A Home tab with one button, as an app publishes it. */
async function publish({ slack }: Bot, user: string): Promise<void> {
  const button = {
    type: 'button',
    action_id: BUTTONS.watchHere,
    text: { type: 'plain_text', text: 'Watch here' },
    value: SID,
  };
  await fetch(`${slack.apiUrl}views.publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      user_id: idOf({ slack }, user),
      view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] },
    }),
  });
}

/** A bot that finds a recording when `work` is opened. */
async function botThatWaits() {
  const work = gate();
  const bot = await startBot({
    flows: {
      async find() {
        await work.passed;
        return { kind: 'one', known: known() };
      },
    },
  });
  return { bot, work };
}

test('Copy query in the menu of a card opens a modal with the line to copy, and no credentials', async () => {
  const bot = await startBot();
  await copyQuery(bot);
  await expect
    .poll(() => modalOf(bot, 'mei'))
    .toBe(
      `Copy query
What Agora knows of *Algebra II, room 4* now, asked by hand. Agora answers in JSON.
Set \`AGORA_APP_ID\`, \`AGORA_CUSTOMER_ID\` and \`AGORA_CUSTOMER_SECRET\` to those of app prod first; I never show them.
${CURL}
From mainland China, \`api.sd-rtn.com\` is the nearer host. Each request counts against the same quota as mine.`,
    );
  expect(bot.answer()).toBe('');
});

test('the line to copy names the host in mainland China for an app that is there', async () => {
  const bot = await startBot({ appsInChina: ['prod'] });
  await copyQuery(bot);
  await expect.poll(() => modalOf(bot, 'mei')).toContain('"https://api.sd-rtn.com/v1/apps/');
  expect(modalOf(bot, 'mei')).toContain('From outside mainland China, `api.agora.io` is the nearer host.');
});

test('an id that the shell or the path could read otherwise is encoded', async () => {
  const strange = known({ recording: recording({ sid: 'a$(b)/c"d`e\'f', resourceId: 'r\\!' }) });
  const bot = await startBot({ flows: { find: async () => ({ kind: 'one', known: strange }) } });
  await copyQuery(bot);
  await expect
    .poll(() => modalOf(bot, 'mei'))
    .toContain('/resourceid/r%5C%21/sid/a%24%28b%29%2Fc%22d%60e%27f/mode/mix/query"');
});

test('a modal says in Chinese what it is about', async () => {
  const bot = await startBot();
  await copyQuery(bot, 'yue');
  await expect
    .poll(() => modalOf(bot, 'yue'))
    .toContain('复制查询命令\n手动向声网查询 *Algebra II, room 4* 的当前状态，响应为 JSON。');
});

test('a modal opens at once and is filled when the work is done', async () => {
  const { bot, work } = await botThatWaits();
  await copyQuery(bot);
  await expect.poll(() => modalOf(bot, 'mei')).toBe('Copy query\nOne moment …');
  work.open();
  await expect.poll(() => modalOf(bot, 'mei')).toContain('curl');
});

test('trouble is shown in the modal that waits for it', async () => {
  const bot = await startBot({
    flows: {
      async find() {
        throw new Error('Connection is closed.');
      },
    },
  });
  await copyQuery(bot);
  await expect.poll(() => modalOf(bot, 'mei')).toMatch(/^Copy query\n⚠️ /);
  expect(bot.log.outcomes()).toEqual(['unanswered']);
});

const NOT_OPENED =
  'I could not open the window: Slack lets me do so only within three seconds of a press.\nNothing was changed. Please press again.';

test('when three seconds have passed, the presser is told that nothing opens, and nobody else is', async () => {
  let clock = Date.now();
  const late = {
    async first() {
      clock += 4_000;
      return true;
    },
  };
  const bot = await startBot({ once: late, workspace: { now: () => clock } });
  await copyQuery(bot);
  await expect.poll(() => bot.answer()).toBe(NOT_OPENED);
  expect(bot.answer('anna')).toBe('');
  expect(modalOf(bot, 'mei')).toBe('');
});

test.each([
  [{ kind: 'down' }, 'Slack 没有确认窗口已打开。\n没有任何改动。如果没有看到窗口，请再点击一次。'],
  [{ kind: 'ratelimit', seconds: 20 }, '未能打开窗口：Slack 没有允许。\n没有任何改动，请再点击一次。'],
  [
    { kind: 'refuse', error: 'invalid_arguments' },
    '未能打开窗口：Slack 没有允许。\n没有任何改动，请再点击一次。',
  ],
] as const)(
  'when no modal opens because of %j, the presser is told what is known of it',
  async (fault, words) => {
    const bot = await startBot();
    bot.slack.setFault(fault, { method: 'views.open' });
    await copyQuery(bot, 'yue');
    await expect.poll(() => bot.answer('yue')).toBe(words);
  },
);

test('when Slack does not take the second view, the presser is told what went wrong', async () => {
  const bot = await startBot();
  bot.slack.setFault({ kind: 'down' }, { method: 'views.update' });
  await copyQuery(bot);
  await expect.poll(() => bot.answer()).toMatch(/^⚠️ Slack/);
});

test('what is pressed in a modal is answered in it, for the channel that it is about', async () => {
  const bot = await startBot({
    flows: { find: async () => ({ kind: 'many', text: 'x', candidates: [known()] }) },
  });
  await copyQuery(bot);
  await expect.poll(() => modalOf(bot, 'mei')).toContain('[Show]');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.show });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('Show\n🟢  *Algebra II, room 4* — recording');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.unwatch });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('no longer watched in this channel');
  const { team } = bot.slack.state();
  expect(bot.calls.at(-1)).toBe(
    `unwatch {"team":"${team.id}","channel":"${channelOf(bot)}"} ${idOf(bot, 'mei')} ${SID}`,
  );
  expect(bot.answer()).toBe('');
});

test('the form that is opened from the help is about the channel in which help was asked for', async () => {
  const bot = await startBot();
  await bot.slack.command({ user: 'mei', channel: 'recordings', command: '/recording-status', text: 'help' });
  await expect.poll(() => bot.answer()).toContain('[Watch]');
  const ephemeral = bot.slack.ephemerals('recordings', 'mei')[0]?.ts ?? '';
  await bot.slack.press({ channel: 'recordings', ephemeral, user: 'mei', actionId: BUTTONS.helpWatch });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('[Register it]');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.register });
  await expect
    .poll(() => JSON.stringify(topOf(bot, 'mei')))
    .toContain(`"initial_conversation":"${channelOf(bot)}"`);
});

test('what is pressed in App Home opens a modal, and watches for the presser alone', async () => {
  const bot = await startBot();
  await publish(bot, 'tom');
  const home = bot.slack.state().homes[idOf(bot, 'tom')]?.id ?? '';
  await bot.slack.press({ view: home, user: 'tom', actionId: BUTTONS.watchHere });
  await expect.poll(() => modalOf(bot, 'tom')).toContain('Watch here\nWatching *Algebra II, room 4*');
  const tom = idOf(bot, 'tom');
  expect(bot.calls).toEqual([
    `watch {"team":"${bot.slack.state().team.id}","channel":"${tom}"} ${tom} ${SID}`,
  ]);
});

test('in App Home, too, the presser is told when nothing opens', async () => {
  const bot = await startBot();
  await publish(bot, 'tom');
  bot.slack.setFault({ kind: 'down' }, { method: 'views.open' });
  const home = bot.slack.state().homes[idOf(bot, 'tom')]?.id ?? '';
  await bot.slack.press({ view: home, user: 'tom', actionId: BUTTONS.watchHere });
  await expect
    .poll(() => bot.slack.messages(directIn(bot) || 'general').map(({ text }) => text))
    .toEqual([
      'Slack has not confirmed that the window opened. Nothing was changed. If you see no window, please press again.',
    ]);
});

test('a modal that was closed in the meantime is let go', async () => {
  const { bot, work } = await botThatWaits();
  await copyQuery(bot);
  await expect.poll(() => modalOf(bot, 'mei')).toContain('One moment');
  await bot.slack.closeView({ user: 'mei' });
  work.open();
  await bot.bot.stop();
  expect(bot.log.lines).toEqual([]);
  expect(bot.answer()).toBe('');
});

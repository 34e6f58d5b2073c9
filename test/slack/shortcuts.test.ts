import { expect, test } from 'vitest';
import { textsOf } from '../../src/slack/message-text.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import type { Bot } from './bot.ts';
import { ids, intakeBot, KNOWN_SID, OTHER_SID } from './real-intake.ts';
import { asRead } from './said.ts';
import { channelOf, directIn, idOf, topOf } from './screen.ts';
import { SID } from './subjects.ts';

const onMessage = async ({ slack }: Bot, text: string, user = 'mei') => {
  const ts = await slack.post('tom', 'recordings', text);
  return slack.messageShortcut({ user, channel: 'recordings', ts, callbackId: CALLBACKS.watchThis });
};

test('Watch this recording registers what a message names, for the channel that it is in', async () => {
  const { bot, world } = await intakeBot();
  await onMessage(
    bot,
    `Good morning, please watch this: ${ids(SID)} mix (build 4b825dc642cb6eb9a060e54bf8d69288bee7a1f0)`,
  );
  await expect.poll(() => bot.answer()).toContain('Watching *38f8e3cf…* for this channel.');
  expect(world.watching).toMatchObject([{ sid: SID, channel: channelOf(bot) }]);
});

test('all that it names, without what only looks like an id', async () => {
  const { bot } = await intakeBot();
  const url = `https://api.agora.io/v1/apps/4b825dc642cb6eb9a060e54bf8d69288/cloud_recording/resourceid/${OTHER_SID.repeat(7)}/sid/${OTHER_SID}/mode/web/query`;
  await onMessage(bot, `deployed 4b825dc642cb6eb9a060e54bf8d69288bee7a1f0\n${KNOWN_SID}\n<${url}>`);
  await expect.poll(() => bot.answer()).toContain('*2 of 2 recordings are watched for this channel.*');
});

test('what is missing is asked for', async () => {
  const { bot } = await intakeBot();
  await onMessage(bot, `{"resourceId":"${SID.repeat(7)}","sid":"${SID}"}`);
  await expect.poll(() => bot.answer()).toContain('Which mode was `start` called with?');
});

test('a message of more lines than are read is refused in words', async () => {
  const { bot } = await intakeBot();
  await onMessage(bot, 'the lesson\n'.repeat(1_001));
  await expect.poll(() => bot.answer()).toContain('That is more than 1,000 lines');
});

test.each([
  [
    'mei',
    'In that message I found no sid, no query URL and no answer of `start`.\nIf it does name a recording, complete it here.',
  ],
  ['yue', '这条消息中没有 sid、query 的 URL 或 `start` 的响应。\n如果它确实与某条录制有关，请在此补全。'],
])(
  'a message that names none opens the form for %s, with its text and an explanation',
  async (user, words) => {
    const { bot } = await intakeBot();
    await onMessage(bot, 'The maths lesson is not in the bucket', user);
    await expect.poll(() => topOf(bot, user)?.callback_id).toBe(CALLBACKS.watchForm);
    const view = topOf(bot, user);
    expect(view?.blocks[0]).toMatchObject({ type: 'section', text: { text: words } });
    expect(view?.state.values.paste?.value).toMatchObject({ value: 'The maths lesson is not in the bucket' });
    expect(view?.state.values.channel?.value).toMatchObject({ selected_conversation: channelOf(bot) });
  },
);

test('labels of its chat are not taken for options', async () => {
  const { bot, world } = await intakeBot();
  await onMessage(
    bot,
    `App: Zoom\nMax: 40 students\nBroadcast: Morning show\nname:maths ${ids(SID)} mix as:Maths`,
  );
  await expect.poll(() => bot.answer()).toContain('Watching *Maths* for this channel.');
  expect(world.watching).toMatchObject([{ sid: SID }]);
  expect(world.watching[0]).not.toHaveProperty('max');
});

test('the box holds the text of the message as it was read, once', async () => {
  const { bot } = await intakeBot();
  await onMessage(
    bot,
    `<@${idOf(bot, 'mei')}> is Q&amp;A in <#C0ROOM|room-4> recorded? See <https://a.example/x?y=1&amp;z=2|the page>`,
  );
  await expect.poll(() => topOf(bot, 'mei')?.callback_id).toBe(CALLBACKS.watchForm);
  expect(topOf(bot, 'mei')?.state.values.paste?.value).toMatchObject({
    value: 'is Q&A in room-4 recorded? See https://a.example/x?y=1&z=2',
  });
  expect(topOf(bot, 'mei')?.blocks.filter(({ type }) => type === 'section')).toHaveLength(1);
});

test.each([
  ['mei', 'Slack takes 3,000 characters here, so the end of that message is missing below.'],
  ['yue', 'Slack 在此最多接受 3,000 个字符，因此下面缺少消息的末尾部分。'],
])('a message that is too long for the box is cut there, and %s is told so', async (user, words) => {
  const { bot } = await intakeBot();
  await onMessage(bot, 'the lesson '.repeat(300), user);
  await expect.poll(() => topOf(bot, user)?.callback_id).toBe(CALLBACKS.watchForm);
  expect(asRead({ blocks: topOf(bot, user)?.blocks.slice(0, 2) ?? [] })).toContain(words);
});

test('Watch a recording opens the form from anywhere', async () => {
  const { bot } = await intakeBot();
  await bot.slack.shortcut({ user: 'mei', callbackId: CALLBACKS.watchAny });
  await expect.poll(() => topOf(bot, 'mei')?.callback_id).toBe(CALLBACKS.watchForm);
  expect(topOf(bot, 'mei')?.title.text).toBe('Watch a recording');
});

test('a form that cannot be opened from anywhere is told in a direct message', async () => {
  const { bot } = await intakeBot();
  bot.slack.setFault({ kind: 'refuse', error: 'expired_trigger_id' }, { method: 'views.open' });
  await bot.slack.shortcut({ user: 'mei', callbackId: CALLBACKS.watchAny });
  await expect.poll(() => directIn(bot)).not.toBe('');
  await expect
    .poll(() => bot.slack.messages(directIn(bot)).at(-1)?.text)
    .toContain('I could not open the form');
});

test('text is found in blocks and in the attachments of other apps', () => {
  const rich = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://a.example/1', text: 'here' }] },
    ],
  };
  const attachment = { title: 'Started', fields: [{ title: 'sid', value: SID }], color: 'good' };
  expect(textsOf({ text: 'x', blocks: [rich], attachments: [attachment] })).toEqual([
    'x',
    `x\nhttps://a.example/1\nhere\nStarted\nsid\n${SID}`,
  ]);
});

test('a text that blocks repeat is read once, and not more than a message may have', () => {
  const block = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
  expect(textsOf({ text: 'x', blocks: [block] })).toEqual(['x', 'x']);
  const [, all] = textsOf({ text: 'x', attachments: [{ text: 'y'.repeat(50_000) }] });
  expect(all).toHaveLength(40_000);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PROBLEMS } from '../../src/recording/watching/hearing.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { watchForm } from '../../src/slack/render/watching/watch-form.ts';
import type { Bot } from './bot.ts';
import { ids, intakeBot, KNOWN_SID, OTHER_SID } from './real-intake.ts';
import { channelOf, gate, idOf, modalOf, topOf } from './screen.ts';
import { at, SID } from './subjects.ts';

/** Values in the fields of the open form, by block. */
function entered(bot: Bot, user = 'mei'): Readonly<Record<string, unknown>> {
  const values = topOf(bot, user)?.state.values ?? {};
  return Object.fromEntries(Object.entries(values).map(([block, { value }]) => [block, value]));
}

async function openForm(bot: Bot, user = 'mei') {
  await bot.type('watch', '', user);
  await expect.poll(() => topOf(bot, user)?.callback_id).toBe(CALLBACKS.watchForm);
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

const submit = (bot: Bot, fields: Fields, user = 'mei') =>
  bot.slack.submitView({
    user,
    values: Object.fromEntries(Object.entries(fields).map(([block, value]) => [block, { value }])),
  });

test('without text the command opens the form, in the channel where it was typed', async () => {
  const { bot } = await intakeBot();
  await openForm(bot);
  const { blocks = [], title } = topOf(bot, 'mei') ?? {};
  expect(title?.text).toBe('Watch a recording');
  // One app is not asked for.
  expect(blocks.map(({ block_id }) => block_id)).toEqual([
    'paste',
    'mode',
    'channel',
    'hear',
    'only',
    'broadcast',
    'cards',
    'notify',
    'alias',
    'endsAt',
    'max',
    'lang',
  ]);
  expect(entered(bot)).toMatchObject({
    channel: { selected_conversation: channelOf(bot) },
    mode: { selected_option: { value: 'guess' } },
  });
  expect(bot.answer()).toBe('');
});

test('the form registers what it holds, with all that was chosen', async () => {
  const { bot, world } = await intakeBot({ several: true });
  await openForm(bot);
  const act = await submit(bot, {
    paste: ids(SID),
    app: 'stage',
    mode: 'web',
    channel: 'C0ELSEWHERE',
    hear: 'choose',
    only: ['ended', 'failed'],
    broadcast: 'none',
    cards: 'bad',
    notify: idOf(bot, 'tom'),
    alias: 'Algebra II',
    endsAt: `${at('16:00:00') / 1_000}`,
    max: '1.5',
    lang: 'zh',
  });
  expect(act).toMatchObject({ ok: true });
  expect(modalOf(bot, 'mei')).toContain(
    'Watch a recording\nIn <#C0ELSEWHERE>:\nWatching *Algebra II* for this channel.\nI know of no trouble with it, so it has no card here: that comes with the first trouble, as you asked.',
  );
  expect(await world.recordings.find(SID)).toMatchObject({
    recording: { app: 'stage', mode: 'web', alias: 'Algebra II', endsAt: at('16:00:00') },
  });
  expect(world.watching).toMatchObject([
    {
      sid: SID,
      channel: 'C0ELSEWHERE',
      owner: idOf(bot, 'mei'),
      only: ['ended', 'failed'],
      broadcast: 'none',
      cards: 'bad',
      notify: idOf(bot, 'tom'),
      max: 1.5,
      lang: 'zh',
    },
  ]);
});

test('several recordings have a line each, and what they lack is asked for there', async () => {
  const { bot, world } = await intakeBot();
  await openForm(bot);
  const cut = CUT.replaceAll(SID, 'd'.repeat(32));
  await submit(bot, { paste: `${ids(SID)}\n${KNOWN_SID}\n${ids(OTHER_SID)} mix\n${cut}` });
  expect(modalOf(bot, 'mei')).toContain('*2 of 4 recordings are watched for this channel.*');
  expect(modalOf(bot, 'mei')).toContain('One has no mode.');
  await bot.slack.press({ user: 'mei', view: topOf(bot, 'mei')?.id ?? '', actionId: 'recording_choose raw' });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('Watching *38f8e3cf…* for this channel.');
  expect(modalOf(bot, 'mei')).toContain(`In <#${channelOf(bot)}>:`);
  expect(modalOf(bot, 'mei')).toContain('That resource ID has 160 characters');
  expect(modalOf(bot, 'mei')).not.toContain('[raw]');
  expect(world.watching.map(({ channel }) => channel)).toEqual(
    Array.from({ length: 3 }, () => channelOf(bot)),
  );
});

test.each([
  ['everything', undefined],
  ['problems', PROBLEMS],
  ['choose', undefined],
])('“%s” without a kind ticked counts, whatever was chosen before', async (hear, only) => {
  const { bot, world } = await intakeBot();
  await openForm(bot);
  await submit(bot, { paste: `${ids(SID)} mix only:file` });
  await openForm(bot);
  await submit(bot, { paste: SID, hear });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('the options you gave now count');
  expect(world.watching[0]?.only?.toSorted()).toEqual(only?.toSorted());
});

test('a channel that is shared with another company, or a person, is not told', async () => {
  const { bot, world } = await intakeBot({
    workspace: { channels: [{ name: 'recordings' }, { name: 'with-acme', shared: true }] },
  });
  for (const channel of [channelOf(bot, 'with-acme'), idOf(bot, 'tom')]) {
    await openForm(bot);
    expect((await submit(bot, { paste: `${ids(SID)} mix`, channel })).errors).toEqual({
      channel: 'Choose a channel of this workspace that is not shared with another company, and no person.',
    });
  }
  expect(world.watching).toEqual([]);
});

const CUT = `${SID} ${SID.repeat(5)} mix`;
const WRONG: readonly (readonly [what: string, fields: Fields, errors: Readonly<Record<string, string>>])[] =
  [
    [
      'hours that are none',
      { paste: `${ids(SID)} mix`, max: 'long' },
      { max: 'Write a number of hours, 720 at most, such as 4 or 1.5, or none.' },
    ],
    [
      'nothing but spaces',
      { paste: ' \n ' },
      { paste: 'Paste what start answered, or type a sid or name that I know.' },
    ],
    [
      'a resource ID that was cut',
      { paste: CUT },
      {
        paste:
          'That resource ID has 160 characters; Agora’s have 192 or more, so it was probably cut. Paste it again, or paste the whole answer of start.',
      },
    ],
    [
      'more than the box takes',
      { paste: `{"sid":"${SID}","note":"${'x'.repeat(3_000)}`.slice(0, 3_000) },
      {
        paste:
          'This fills the 3,000 characters that Slack takes here, so its end is missing. Paste sid, resource ID and mode alone, or type /recording-watch and the whole text.',
      },
    ],
    [
      'kinds ticked and not chosen',
      { paste: `${ids(SID)} mix`, only: ['ended'] },
      { hear: 'Kinds are ticked below: choose “Choose kinds”, or untick them.' },
    ],
    [
      'no mode',
      { paste: ids(SID), app: 'prod' },
      { mode: 'The text does not say the mode. Choose the one that start was called with.' },
    ],
    [
      'another mode than the text',
      { paste: `${ids(SID)} mix`, mode: 'web' },
      { mode: 'The text says mix. Choose that, or leave it to the text.' },
    ],
    ['no app', { paste: `${ids(SID)} mix` }, { app: 'The text does not say which app. Choose it.' }],
    [
      'one name for two',
      { paste: `${ids(SID)} mix\n${ids(OTHER_SID)} mix`, alias: 'Algebra' },
      { alias: 'A name is for one recording, and these are 2 recordings.' },
    ],
    [
      'a sid that nobody knows',
      { paste: SID },
      {
        paste: `I don’t know a recording ‘${SID}’. Paste the whole answer of start, which has the resource ID too, and the mode.`,
      },
    ],
    [
      'a name with characters that Slack has escaped elsewhere',
      { paste: 'Q&A <room 4>' },
      {
        paste:
          'I don’t know a recording ‘Q&A <room 4>’. Paste the whole answer of start, which has the resource ID too, and the mode.',
      },
    ],
  ];

test.each(WRONG)('%s is said beside the field, and the form stays', async (_, fields, errors) => {
  const { bot, world } = await intakeBot({ several: true });
  await openForm(bot);
  expect((await submit(bot, fields)).errors).toEqual(errors);
  expect(topOf(bot, 'mei')?.callback_id).toBe(CALLBACKS.watchForm);
  expect(world.watching).toEqual([]);
});

test('what is wrong is said in the language of whoever filled the form in', async () => {
  const { bot } = await intakeBot();
  await openForm(bot, 'yue');
  expect((await submit(bot, { paste: `${ids(SID)} mix`, mode: 'web' }, 'yue')).errors).toEqual({
    mode: '内容中的录制模式为 mix（合流）：请选择该模式，或以粘贴的内容为准。',
  });
});

test('a form that was wrong is corrected and sent again', async () => {
  const { bot, world } = await intakeBot();
  await openForm(bot);
  await submit(bot, { paste: ids(SID) });
  await submit(bot, { mode: 'mix' });
  expect(modalOf(bot, 'mei')).toContain('Watching');
  expect(world.watching).toHaveLength(1);
});

test('a person who reads no mentions is not taken, which stands beside the field', async () => {
  const { bot } = await intakeBot({
    flows: { take: async () => ({ kind: 'uncallable', who: 'U0GONE', is: 'left' }) },
  });
  await openForm(bot);
  expect((await submit(bot, { paste: `${ids(SID)} mix`, notify: idOf(bot, 'tom') })).errors).toEqual({
    notify: 'That account reads no mentions. Choose a person who is active here.',
  });
});

test('what takes longer than Slack waits is shown when it is there', async () => {
  const { passed, open } = gate();
  const { bot } = await intakeBot({
    flows: {
      async take() {
        await passed;
        return { kind: 'none', text: 'algebra' };
      },
    },
  });
  await openForm(bot);
  expect(await submit(bot, { paste: 'algebra' })).toMatchObject({ ok: true });
  expect(modalOf(bot, 'mei')).toBe('Watch a recording\nOne moment …');
  open();
  await expect.poll(() => modalOf(bot, 'mei')).toContain('I don’t know a recording ‘algebra’.');
});

test('what Slack has waited before the form is read counts as well', async () => {
  let spent = 0;
  const { bot } = await intakeBot({
    now: () => Date.now() + spent,
    // A memory that takes its time to say whether Slack repeats itself.
    once: {
      async first() {
        spent += 1_500;
        return true;
      },
    },
    flows: {
      async take() {
        await sleep(100);
        return { kind: 'none', text: 'algebra' };
      },
    },
  });
  await openForm(bot);
  expect(await submit(bot, { paste: 'algebra' })).toMatchObject({ ok: true });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('I don’t know a recording ‘algebra’.');
  // Not with the answer to the form, for which there was no time left.
  expect(bot.slack.log().map(({ method }) => method)).toContain('views.update');
});

test('when something is away the form says so', async () => {
  const { bot } = await intakeBot({
    flows: { take: () => Promise.reject(new Error('Connection is closed.')) },
  });
  await openForm(bot);
  await submit(bot, { paste: 'algebra' });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('My memory (Redis) does not answer at the moment.');
  expect(bot.log.outcomes()).toContain('unanswered');
});

const DOWN = { kind: 'down' } as const;
const REFUSED = { kind: 'refuse', error: 'invalid_arguments' } as const;
const LATE = { kind: 'refuse', error: 'expired_trigger_id' } as const;
const ENGLISH_PASTE =
  'type `/recording-watch` and what Agora answered: `/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"Algebra II"`.';
const CHINESE_PASTE =
  '输入 `/recording-watch` 并粘贴 `start` 的响应：`/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"代数 II"`。';

test.each([
  ['mei', DOWN, 'Slack has not confirmed that the form opened.\nIf you see no form, try again, or '],
  ['yue', DOWN, 'Slack 没有确认表单已打开。\n如果没有看到表单，请重试，或'],
  [
    'mei',
    LATE,
    'I could not open the form: Slack lets me do so only within three seconds.\nPlease try again, or ',
  ],
  ['mei', REFUSED, 'I could not open the form: Slack did not let me.\nPlease try again, or '],
  ['yue', REFUSED, '未能打开表单：Slack 没有允许。\n请重试，或'],
])('a form that does not open says to %s what to type, %j', async (user, fault, words) => {
  const { bot } = await intakeBot();
  bot.slack.setFault(fault, { method: 'views.open' });
  await bot.type('watch', '', user);
  await expect.poll(() => bot.answer(user)).toBe(`${words}${user === 'yue' ? CHINESE_PASTE : ENGLISH_PASTE}`);
});

test('[Register it] under an unknown sid opens the form with that sid in it', async () => {
  const { bot } = await intakeBot();
  await bot.type('status', SID);
  await expect
    .poll(() => bot.answer())
    .toBe(`I don’t know a recording ‘${SID}’. Agora has no list of recordings, so somebody has to tell me.
Press Register it, or type \`/recording-watch\` with the whole answer of \`start\` and the mode: mix, individual, web or raw.
[Register it]`);
  await bot.pressAnswer(BUTTONS.register);
  await expect
    .poll(() => entered(bot))
    .toMatchObject({
      paste: { value: SID },
      channel: { selected_conversation: channelOf(bot) },
    });
});

test.each([ENGLISH, CHINESE])('the form keeps to Slack’s limits in $ownName', (language) => {
  const apps = Array.from({ length: 120 }, (_, n) => `app-${n}`.padEnd(n, 'x'));
  const view = watchForm({ apps, paste: '😀'.repeat(2_000), why: language.watchForm.nothingFound }, language);
  expect(view.title.text.length).toBeLessThanOrEqual(24);
  expect(view.submit?.text.length).toBeLessThanOrEqual(24);
  for (const block of view.blocks) {
    if (!('element' in block)) continue;
    expect(block.hint?.text.length ?? 0).toBeLessThanOrEqual(2_000);
    expect(block.label.text.length).toBeLessThanOrEqual(48);
    const { element } = block;
    if (element.type === 'plain_text_input')
      expect(element.initial_value?.length ?? 0).toBeLessThanOrEqual(3_000);
    if ('options' in element && Array.isArray(element.options)) {
      expect(element.options.length).toBeLessThanOrEqual(100);
    }
  }
  expect(JSON.stringify(view)).not.toMatch(/\\ud83d"|undefined/);
});

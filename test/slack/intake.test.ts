import { expect, test } from 'vitest';
import type { IntakeAnswer } from '../../src/flows/watching/intake.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { chosenMessage, intakeMessage } from '../../src/slack/render/watching/intake.ts';
import type { Bot } from './bot.ts';
import { ids, intakeBot, OTHER_SID } from './real-intake.ts';
import { asRead } from './said.ts';
import { idOf } from './screen.ts';
import { known, recording, SID } from './subjects.ts';

const type = ({ slack }: Bot, text: string, user = 'mei') =>
  slack.command({ user, channel: 'recordings', command: '/recording-watch', text });

/** Presses the button with this action id on the newest answer that this person alone sees. */
async function press({ slack }: Bot, actionId: string, user = 'mei') {
  const ephemeral = slack.ephemerals('recordings', user).at(-1)?.ts ?? '';
  await slack.press({ user, channel: 'recordings', ephemeral, actionId });
}

test('a mode that is missing is asked for by buttons, and the press goes on with what was pasted', async () => {
  const { bot, world } = await intakeBot();
  await type(bot, `${ids(SID)} as:"Algebra II"`);
  await expect
    .poll(() => bot.answer())
    .toBe('The mode is missing.\nWhich mode was `start` called with?\n[individual] [mix] [web] [raw]');
  await press(bot, 'recording_choose web');
  await expect.poll(() => bot.answer()).toContain('Watching *Algebra II* for this channel.');
  expect(bot.slack.ephemerals('recordings', 'mei')).toHaveLength(1);
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'web', app: 'prod' } });
  expect(world.watching).toMatchObject([{ sid: SID, owner: idOf(bot, 'mei') }]);
});

test('then the app, where there are several', async () => {
  const { bot, world } = await intakeBot({ several: true });
  await type(bot, ids(SID));
  await expect.poll(() => bot.answer()).toContain('[individual]');
  await press(bot, 'recording_choose mix');
  await expect
    .poll(() => bot.answer())
    .toBe('There are 2 Agora apps, and the text does not say which one.\nWhich one is it?\n[prod] [stage]');
  await press(bot, 'recording_choose 1');
  await expect.poll(() => bot.answer()).toContain('Watching');
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'mix', app: 'stage' } });
});

test('several at once have a line each, what is amiss first', async () => {
  const { bot, world } = await intakeBot();
  await type(bot, `${ids(SID)} mix as:Algebra\n${'c'.repeat(32)}\n${'d'.repeat(32)}\n${ids(OTHER_SID)}`);
  await expect
    .poll(() => bot.answer())
    .toBe(`*2 of 4 recordings are watched for this channel.*
⚠️ No. 3 \`dddddddd…dddd\` — I don’t know a recording ‘${'d'.repeat(32)}’. Paste the whole answer of \`start\`, which has the resource ID too, and the mode.
⚠️ No. 4 \`77aae3cf…7e1a\` — The mode is missing.
✅ *Algebra* — registered · mix · app prod
✅ *cccccccc…* — known already · mix · app default
One has no mode. Which mode was it started with?
[individual] [mix] [web] [raw]
Their cards follow in a moment; news comes in their threads.`);
  await press(bot, 'recording_choose raw');
  await expect.poll(() => bot.answer()).toContain('Watching');
  // Under the results, which stay.
  expect(bot.slack.ephemerals('recordings', 'mei')).toHaveLength(2);
  expect(world.watching).toHaveLength(3);
});

test('a choice for what is no longer kept says what to do', async () => {
  const { bot, world } = await intakeBot();
  await type(bot, ids(SID));
  await expect.poll(() => bot.answer()).toContain('[mix]');
  world.drafts.forget();
  await press(bot, 'recording_choose mix');
  await expect
    .poll(() => bot.answer())
    .toBe(
      'I keep what was pasted for an hour, and that is over.\nPaste it again, with the mode behind it. Nothing was changed.',
    );
});

test('where the bot may not post, what it says to press is there', () => {
  const paused = { card: 'paused', reason: 'not_in_channel' } as const;
  const watched = [1, 2].map((nth) => ({ nth, answer: { ...watching, ...paused } }));
  const answer: IntakeAnswer = { kind: 'several', outcomes: watched, card: paused };
  const message = intakeMessage(answer, 'C1', ENGLISH);
  expect(asRead(message).split('\n').slice(-3)).toEqual([
    '⚠️ I can answer you, but cannot post here yet: I am not in the channel.',
    'Type `/invite @Recording Watch` in the channel. I then go on by myself; if no card comes, press Watch here.',
    '[Watch here]',
  ]);
  expect(JSON.stringify(message.blocks.at(-1))).toContain(`"recording_resume"`);
  expect(JSON.stringify(message.blocks.at(-1))).toContain(`"C1 ${SID}"`);
});

const one = known();
const watching = { kind: 'watching', known: one, how: 'new', already: false, card: 'soon' } as const;
const nameless = known({ recording: recording({ alias: 'B', mode: 'web' }) });

const SEVERAL: IntakeAnswer = {
  kind: 'several',
  outcomes: [
    { nth: 1, sid: SID, answer: watching },
    { nth: 2, sid: SID, answer: { ...watching, how: 'known', known: nameless } },
    { nth: 3, sid: SID, answer: { ...watching, how: 'replaced', modeWritten: 'composite' } },
    { nth: 4, answer: { kind: 'misread', misread: { kind: 'not_json' } } },
    { nth: 5, sid: SID, answer: { kind: 'many', text: '38f8e3', candidates: [one, one] } },
    { nth: 6, answer: { kind: 'short', text: '38f' } },
    { nth: 7, answer: { kind: 'none', text: 'algebra' } },
  ],
  left: { count: 12, from: SID },
  question: { draft: 'd', count: 2, apps: ['prod', 'stage'] },
  card: { card: 'posted' },
};

const CHINESE_WORDS: readonly (readonly [IntakeAnswer, string])[] = [
  [
    { kind: 'incomplete', missing: { kind: 'no_mode' }, draft: 'd' },
    '缺少录制模式。\n调用 `start` 时使用的是哪种录制模式？\n[individual（单流）] [mix（合流）] [web（页面）] [raw]',
  ],
  [
    { kind: 'incomplete', missing: { kind: 'no_mode', written: 'fast' }, draft: 'd' },
    '缺少录制模式，“fast”不是录制模式。\n调用 `start` 时使用的是哪种录制模式？\n[individual（单流）] [mix（合流）] [web（页面）] [raw]',
  ],
  [
    {
      kind: 'incomplete',
      missing: { kind: 'which_app', apps: Array.from({ length: 14 }, (_, n) => `a${n}`) },
      draft: 'd',
    },
    '共有 14 个声网项目，内容中没有说明是哪一个。\n是哪个项目？\n[a0] [a1] [a2] [a3] [a4] [a5] [a6] [a7] [a8] [a9] [a10] [a11]\n另有 2 个项目未显示：请重新粘贴，并在末尾加上 `app:` 和项目名称。',
  ],
  [
    SEVERAL,
    `*此频道已关注 19 条录制中的 3 条。*
⚠️ 第 4 条 — 内容看起来是 JSON，但无法解析：末尾可能缺了一段。请重新粘贴，或输入 sid、Resource ID 和录制模式。
⚠️ 第 5 条 \`38f8e3cf…7e1a\` — “38f8e3”可能是 2 条录制之一。请输入 sid，或其更多字符。
⚠️ 第 6 条 — “38f”太短，无法确定是哪条录制。请输入 sid 的至少前 6 个字符，或完整的名称。
⚠️ 第 7 条 — 没有找到录制“algebra”。请粘贴 \`start\` 的完整响应（其中也包含 Resource ID）和录制模式。
✅ *Algebra II, room 4* — 已登记 · mix（合流） · 项目 prod
✅ *B* — 此前已登记 · web（页面） · 项目 prod
✅ *Algebra II, room 4* — 原先的 ID 一直无效，已替换 · mix（合流） · 项目 prod
输入的模式为“composite”；声网称之为 mix，因此已按 mix 处理。
⚠️ 一次最多处理 50 条：还有 12 条未处理，从 \`38f8e3cf…7e1a\` 开始。请重新粘贴这些内容。
有 2 条没有说明声网项目。是哪个项目？所选项目将用于这些录制。
[prod] [stage]
卡片会陆续发到频道；通知会发在各自的消息列中。`,
  ],
];

test.each(CHINESE_WORDS)('it is said in Chinese in these words (%#)', (answer, words) => {
  expect(asRead(intakeMessage(answer, 'C1', CHINESE))).toBe(words);
});

test('a draft that is gone is told in Chinese as well', () => {
  expect(asRead(chosenMessage({ kind: 'gone' }, 'C1', CHINESE))).toBe(
    '粘贴的内容只保留 1 小时，现已失效。\n请重新粘贴，并在末尾加上录制模式。没有任何改动。',
  );
});

import { expect, test } from 'vitest';
import type { ForPeople } from '../../src/flows/for-people.ts';
import type { RuleChanged } from '../../src/flows/rules/change-rule.ts';
import type { MatchingWatched } from '../../src/flows/rules/matching.ts';
import type { RuleSetAnswer } from '../../src/flows/rules/set-rule.ts';
import type { Rule } from '../../src/recording/watching/rule.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { type Bot, startBot } from './bot.ts';
import { rule } from './rules-world.ts';
import { idOf } from './screen.ts';
import { at, START, subject, watch } from './subjects.ts';

/** Mei reads English, Yue Chinese. */
const PEOPLE = ['mei', 'yue'] as const;

async function asked(command: string, text: string, flows: Partial<ForPeople>): Promise<readonly string[]> {
  const bot = await startBot({ flows });
  const answers: string[] = [];
  for (const user of PEOPLE) {
    await bot.slack.command({ user, channel: 'recordings', command: `/recording-${command}`, text });
    await expect.poll(() => bot.answer(user)).not.toBe('');
    answers.push(bot.answer(user));
  }
  return answers;
}

const set = { kind: 'rule_set', rule: rule(), already: false, matching: 0, absent: false } as const;

const LIVES =
  'It sees what is registered: by your backend with `POST /v1/recordings` right after `start` (three lines, in the README), or by people with `/recording-watch`. Agora has no list that I could go through.';
const 登记 =
  '规则对登记的录制生效：由后端在调用 `start` 后通过 `POST /v1/recordings` 登记（只需三行代码，见机器人的说明文档），或由成员通过 `/recording-watch` 登记。声网不提供录制列表，机器人无法自行查找。';
const NAMELESS =
  'A recording registered without `cname` is matched as soon as Agora tells me the name of its channel.';
const 无名 = '登记时没有提供 `cname` 的录制，会在声网返回频道名后再匹配。';

const SET: readonly (readonly [string, RuleSetAnswer, string, string])[] = [
  [
    'for some channels',
    set,
    `Rule \`rule-3\` is set: from now on this channel watches every recording whose Agora channel matches \`class-*\`.\n[Pause rule] [Remove rule]\n${LIVES}\n${NAMELESS}`,
    `规则 \`rule-3\` 已设置：从现在起，此频道会关注声网频道名匹配 \`class-*\` 的每条录制。\n[暂停规则] [移除规则]\n${登记}\n${无名}`,
  ],
  [
    'for all',
    { ...set, rule: rule({ pattern: '*' }) },
    `Rule \`rule-3\` is set: from now on this channel watches every recording.\n[Pause rule] [Remove rule]\n${LIVES}`,
    `规则 \`rule-3\` 已设置：从现在起，此频道会关注每条录制。\n[暂停规则] [移除规则]\n${登记}`,
  ],
  [
    'for an app, where others match already',
    { ...set, rule: rule({ pattern: '*', app: 'prod' }), matching: 34 },
    `Rule \`rule-3\` is set: from now on this channel watches every recording of app prod.\n34 recordings that I know already match too and are not watched here.\n[Watch these too] [Pause rule] [Remove rule]\n${LIVES}`,
    `规则 \`rule-3\` 已设置：从现在起，此频道会关注项目 prod 的每条录制。\n另有 34 条此前登记的录制也匹配，但未在此关注。\n[一并关注] [暂停规则] [移除规则]\n${登记}`,
  ],
  [
    'again, where the bot is not',
    { ...set, rule: rule({ app: 'prod' }), already: true, matching: 1, absent: true },
    `Rule \`rule-3\` is here already; the options you gave now count. It watches every recording of app prod whose Agora channel matches \`class-*\`.
⚠️ I can’t see this channel, so I can’t post cards here. Type \`/invite @Recording Watch\`.
1 recording that I know already matches too and is not watched here.
[Watch these too] [Pause rule] [Remove rule]\n${LIVES}\n${NAMELESS}`,
    `规则 \`rule-3\` 此前已存在，现已按这次的选项更新。它关注项目 prod 中声网频道名匹配 \`class-*\` 的每条录制。
⚠️ 机器人看不到此频道，因此无法在此发出卡片。请输入 \`/invite @Recording Watch\`。
另有 1 条此前登记的录制也匹配，但未在此关注。
[一并关注] [暂停规则] [移除规则]\n${登记}\n${无名}`,
  ],
  [
    'with a word that means nothing',
    { kind: 'misread_rule', misread: { kind: 'strange_word', word: 'class-*' } },
    'After `/recording-watch all` I don’t understand `class-*`.\nTo choose by the name of the Agora channel, type `channel:class-*`; `app:`, `only:`, `lang:`, `broadcast:`, `cards:`, `notify:` and `max:` may follow.',
    '`/recording-watch all` 之后的 `class-*` 无法识别。\n如需按声网频道名选择，请输入 `channel:class-*`；还可以加上 `app:`、`only:`、`lang:`、`broadcast:`、`cards:`、`notify:` 和 `max:`。',
  ],
  [
    'with an empty pattern',
    { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'empty' } } },
    'Nothing comes after `channel:`.\nType the name of an Agora channel, in which `*` stands for anything and `?` for one character: `channel:class-*`. For all of them, leave it out.',
    '`channel:` 后面没有内容。\n请填写声网频道名，其中 `*` 代表任意内容，`?` 代表一个字符，例如 `channel:class-*`。如需关注所有频道，请省略 `channel:`。',
  ],
  [
    'with a pattern that is too long',
    { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'too_long', length: 1_200 } } },
    'That pattern has 1,200 characters; the name of an Agora channel has 64 at most, and a pattern may have 100.\nA shorter one will do: `*` stands for anything and `?` for one character: `channel:class-*`.',
    '这个匹配模式有 1,200 个字符；声网频道名最长 64 个字符，匹配模式最长 100 个字符。\n请缩短：`*` 代表任意内容，`?` 代表一个字符，例如 `channel:class-*`。',
  ],
  [
    'with a regular expression',
    { kind: 'misread_rule', misread: { kind: 'bad_pattern', bad: { kind: 'regex', written: '^class-.*$' } } },
    '`^class-.*$` looks like a regular expression.\nIn a rule `*` stands for anything and `?` for one character: `channel:class-*`.',
    '`^class-.*$` 看起来是正则表达式。\n规则中 `*` 代表任意内容，`?` 代表一个字符，例如 `channel:class-*`。',
  ],
  [
    'with a channel of Slack',
    {
      kind: 'misread_rule',
      misread: { kind: 'bad_pattern', bad: { kind: 'slack_channel', written: '#general' } },
    },
    '`#general` looks like a channel of Slack.\nAfter `channel:` comes the name of the Agora channel that is recorded (`cname`). News goes to the Slack channel in which the command is typed.',
    '`#general` 看起来是 Slack 频道。\n`channel:` 后应填写被录制的声网频道名（`cname`）。通知会发到输入命令的 Slack 频道。',
  ],
  [
    'for an app that is not there',
    { kind: 'unknown_app', written: 'stage', apps: ['prod', 'test'] },
    'I have no Agora app ‘stage’.\nI have `prod` and `test`; choose one with `app:`, or ask your admin to add it.',
    '没有名为“stage”的声网项目。\n可用：`prod`、`test`；请用 `app:` 选择，或请机器人管理员添加。',
  ],
  [
    'in a language that is not spoken',
    { kind: 'unknown_language', written: 'tlh', languages: ['en', 'zh'] },
    'I don’t speak ‘tlh’ yet.\nAfter `lang:` comes `en` or `zh`.',
    '暂不支持语言“tlh”。\n请在 `lang:` 后填写 `en` 或 `zh`。',
  ],
  [
    'for the eleventh time in a channel',
    { kind: 'too_many_rules', most: 10, where: 'place' },
    'This channel has 10 rules, and that is the most that a channel may have.\nRemove one of them: `/recording-unwatch` shows them. Perhaps one pattern can do the work of two.',
    '此频道已有 10 条规则，达到每个频道的上限。\n请先移除一条：输入 `/recording-unwatch` 可查看。也许一个匹配模式就能代替两条规则。',
  ],
  [
    'for the hundred and first time in a workspace',
    { kind: 'too_many_rules', most: 100, where: 'team' },
    'This workspace has 100 rules, and that is the most that it may have.\nRemove one that is not needed: `/recording-list rules` shows them and their channels.',
    '此工作区已有 100 条规则，达到上限。\n请先移除不需要的规则：输入 `/recording-list rules` 可查看规则及其所在频道。',
  ],
];

test.each(SET)('a rule that is set %s', async (_, answer, english, chinese) => {
  const answers = await asked('watch', 'all channel:class-*', { setRule: async () => answer });
  expect(answers).toEqual([english, chinese]);
});

const ROW = '*`rule-3`* every recording whose Agora channel matches `class-*`';
const 行 = '*`rule-3`* 声网频道名匹配 `class-*` 的每条录制';
const MENU = '[⋯ ▾ Pause rule | Remove rule]';
const 菜单 = '[⋯ ▾ 暂停规则 | 移除规则]';

const CHANGED: readonly (readonly [string, RuleChanged, string, string])[] = [
  [
    'removed',
    {
      kind: 'rule_removed',
      rule: rule({ pattern: 'Class 7 *', app: 'prod', only: ['ended', 'lost'], lang: 'zh' }),
    },
    'Rule `rule-3` is removed. It was for every recording of app prod whose Agora channel matches `Class 7 *`; what it has watched so far stays watched until it is unwatched or over.\nTo set it again: `/recording-watch all app:prod channel:"Class 7 *" only:ended,lost lang:zh`',
    '规则 `rule-3` 已移除，它原先关注项目 prod 中声网频道名匹配 `Class 7 *` 的每条录制。已关注的录制会保留，直到取消关注或录制结束。\n如需重新设置：`/recording-watch all app:prod channel:"Class 7 *" only:ended,lost lang:zh`',
  ],
  [
    'paused',
    { kind: 'rule_paused', rule: rule() },
    'Rule `rule-3` is paused: every recording whose Agora channel matches `class-*`.\nIt does not watch what is registered meanwhile; what is watched already stays so.\n[Resume rule] [Remove rule]',
    '规则 `rule-3` 已暂停：声网频道名匹配 `class-*` 的每条录制。\n暂停期间登记的录制不会按此规则关注；已关注的录制不受影响。\n[恢复规则] [移除规则]',
  ],
  [
    'resumed',
    { kind: 'rule_resumed', rule: rule({ pattern: '*' }) },
    'Rule `rule-3` goes on: from now on this channel watches every recording.\nIt does not watch what was registered while it was paused; `/recording-list live` shows that.\n[Pause rule] [Remove rule]',
    '规则 `rule-3` 已恢复：从现在起，此频道会关注每条录制。\n暂停期间登记的录制不会按此规则关注；可输入 `/recording-list live` 查看。\n[暂停规则] [移除规则]',
  ],
  [
    'resumed where nothing can be posted',
    {
      kind: 'rule_resumed',
      rule: rule({ pattern: '*', paused: { kind: 'place', reason: 'is_archived', at: START } }),
    },
    'Rule `rule-3` goes on: from now on this channel watches every recording.\nIt does not watch what was registered while it was paused; `/recording-list live` shows that.\n[Pause rule] [Remove rule]\n⚠️ I cannot post here at the moment: the channel is archived. What matches is watched and waits. Unarchive the channel.',
    '规则 `rule-3` 已恢复：从现在起，此频道会关注每条录制。\n暂停期间登记的录制不会按此规则关注；可输入 `/recording-list live` 查看。\n[暂停规则] [移除规则]\n⚠️ 暂时无法在此发消息：频道已归档。匹配的录制会先记下，恢复后再通知。请取消频道归档。',
  ],
  [
    'not there',
    { kind: 'no_rule', text: 'rule-9', rules: [] },
    'This channel has no rule `rule-9`.\nTo set one, type `/recording-watch all`, with `channel:class-*` for some channels only.',
    '此频道没有规则 `rule-9`。\n如需设置，请输入 `/recording-watch all`；只关注部分频道时，加上 `channel:class-*`。',
  ],
  [
    'not there, where others are',
    { kind: 'no_rule', text: 'show-*', rules: [rule()] },
    `This channel has no rule \`show-*\`.\nThese are the rules that it has.\n${ROW}\nby <@U0MEI> since 14:00:00 ${MENU}`,
    `此频道没有规则 \`show-*\`。\n现有的规则如下。\n${行}\n由 <@U0MEI> 于14:00:00 设置 ${菜单}`,
  ],
  [
    'one of several',
    {
      kind: 'which_rule',
      text: 'all',
      rules: [rule({ pattern: '*', app: 'prod' }), rule({ id: 'rule-4', pattern: '*' })],
    },
    `\`all\` could be any of 2 rules. Which one?\n*\`rule-3\`* every recording of app prod\nby <@U0MEI> since 14:00:00 ${MENU}\n*\`rule-4\`* every recording\nby <@U0MEI> since 14:00:00 ${MENU}`,
    `\`all\` 可能是以下 2 条规则之一，请选择：\n*\`rule-3\`* 项目 prod 的每条录制\n由 <@U0MEI> 于14:00:00 设置 ${菜单}\n*\`rule-4\`* 每条录制\n由 <@U0MEI> 于14:00:00 设置 ${菜单}`,
  ],
];

test.each(CHANGED)('a rule that is %s', async (_, changed, english, chinese) => {
  const answers = await asked('unwatch', 'rule-3', { removeRule: async () => changed });
  expect(answers).toEqual([english, chinese]);
});

test('a text that names no rule is that of a recording', async () => {
  const bot = await startBot();
  await bot.slack.command({
    user: 'mei',
    channel: 'recordings',
    command: '/recording-unwatch',
    text: 'Algebra',
  });
  await expect.poll(() => bot.answer()).toContain('is no longer watched in this channel');
  expect(bot.calls.map((call) => call.split(' ')[0])).toEqual(['removeRule', 'unwatch']);
});

const RULES: readonly Rule[] = [
  rule({ only: ['ended', 'lost'], lang: 'zh', broadcast: 'bad' }),
  rule({
    id: 'rule-4',
    pattern: '*',
    owner: 'C0RECORDINGS',
    paused: { kind: 'person', by: 'U0ANNA', at: at('15:00:00') },
  }),
  rule({
    id: 'rule-5',
    pattern: '*',
    app: 'test',
    paused: { kind: 'place', reason: 'not_in_channel', at: START },
  }),
];

const HERE = `*This channel has 3 rules.*
${ROW}
by <@U0MEI> since 14:00:00 · tells only \`ended\`, \`lost\` · the whole channel sees bad news only · language \`zh\` ${MENU}
*\`rule-4\`* every recording
⏸ paused by <@U0ANNA> since 15:00:00
by <#C0RECORDINGS> since 14:00:00 [⋯ ▾ Resume rule | Remove rule]
*\`rule-5\`* every recording of app test
⏸ I cannot post there: I am not in the channel. What matches is watched and waits.
by <@U0MEI> since 14:00:00 [⋯ ▾ Resume | Remove rule]`;

const 此处 = `*此频道有 3 条规则。*
${行}
由 <@U0MEI> 于14:00:00 设置 · 只通知：已结束、失联 · 发给整个频道：仅异常 · 语言 \`zh\` ${菜单}
*\`rule-4\`* 每条录制
⏸ 已由 <@U0ANNA> 于15:00:00 暂停
由 <#C0RECORDINGS> 于14:00:00 设置 [⋯ ▾ 恢复规则 | 移除规则]
*\`rule-5\`* 项目 test 的每条录制
⏸ 无法在该频道发消息：机器人不在此频道中。匹配的录制会先记下，恢复后再通知。
由 <@U0MEI> 于14:00:00 设置 [⋯ ▾ 恢复通知 | 移除规则]`;

const here = async () => ({ here: RULES, elsewhere: [] });
const nothing = async () => ({ rows: [], from: 0, total: 0 });

test('a channel’s status shows its rules after what it watches', async () => {
  const [english = '', chinese = ''] = await asked('status', '', { rulesOf: here });
  expect(english).toContain('*This channel watches 1 recording.*\n🟢  *Algebra II, room 4* — recording');
  expect(english.endsWith(`\n${HERE}`)).toBe(true);
  expect(chinese.endsWith(`\n${此处}`)).toBe(true);
});

test('a channel that watches nothing yet shows its rules all the same', async () => {
  const [english = ''] = await asked('status', '', { rulesOf: here, watchedHere: nothing });
  expect(english).toContain('This channel watches no recording.');
  expect(english.endsWith(`\n${HERE}`)).toBe(true);
});

test('unwatching without a word offers the rules too', async () => {
  const [english = ''] = await asked('unwatch', '', { rulesOf: here });
  expect(english).toContain('[Unwatch]');
  expect(english.endsWith(`\n${HERE}`)).toBe(true);
});

test('the rules of a workspace are listed, those of other channels to be read only', async () => {
  const elsewhere = [
    rule({ id: 'rule-6', channel: 'C0OTHER' }),
    rule({ id: 'rule-7', channel: 'D0MEI', pattern: '*' }),
  ];
  const rulesOf = async () => ({ here: RULES, elsewhere });
  const [english, chinese] = await asked('list', 'rules', { rulesOf });
  expect(english).toBe(`${HERE}
*2 rules of other channels*
*\`rule-6\`* every recording whose Agora channel matches \`class-*\`
in <#C0OTHER> · by <@U0MEI> since 14:00:00
*\`rule-7\`* every recording
in a direct message · by <@U0MEI> since 14:00:00`);
  expect(chinese).toBe(`${此处}
*其他频道的 2 条规则*
*\`rule-6\`* 声网频道名匹配 \`class-*\` 的每条录制
频道：<#C0OTHER> · 由 <@U0MEI> 于14:00:00 设置
*\`rule-7\`* 每条录制
频道：私信 · 由 <@U0MEI> 于14:00:00 设置`);
});

test('a hundred rules are as many as Slack takes, and the rest is counted', async () => {
  const elsewhere = Array.from({ length: 100 }, () => rule({ channel: 'C0OTHER' }));
  const answers = await asked('list', 'rules', { rulesOf: async () => ({ here: [], elsewhere }) });
  const [english = '', chinese = ''] = answers.map((answer) => answer.split('\n').at(-1));
  expect(english).toMatch(/^\d+ more rules not shown\.$/);
  expect(chinese).toMatch(/^另有 \d+ 条规则未显示。$/);
});

test('a workspace without rules is told what they are good for', async () => {
  expect(await asked('list', 'rules', {})).toEqual([
    'There are no rules yet.\nA rule has a channel watch every recording that is registered from now on: `/recording-watch all`, or, for some channels of Agora only, `/recording-watch all channel:class-*`.',
    '还没有规则。\n设置规则后，频道会自动关注此后登记的录制：输入 `/recording-watch all`；只关注部分声网频道时，输入 `/recording-watch all channel:class-*`。',
  ]);
});

/** Presses something on the newest answer that this person was given. */
async function press(
  bot: Bot,
  user: string,
  act: { readonly actionId: string; readonly value?: string },
): Promise<string> {
  const answers = bot.slack.ephemerals('recordings', user);
  await bot.slack.press({ channel: 'recordings', ephemeral: answers.at(-1)?.ts ?? '', user, ...act });
  await expect.poll(() => bot.slack.ephemerals('recordings', user).length).toBe(answers.length + 1);
  return bot.answer(user);
}

/** A command whose answer has buttons. */
async function type(bot: Bot, user: string, command: string, text: string): Promise<void> {
  await bot.slack.command({ user, channel: 'recordings', command: `/recording-${command}`, text });
  await expect.poll(() => bot.answer(user)).not.toBe('');
}

const MATCHING: readonly (readonly [MatchingWatched, string, string])[] = [
  [
    { kind: 'matching_watched', rule: rule(), watched: 20, left: 14 },
    'Watching 20 recordings that rule `rule-3` came too late for; the cards follow, about one a second. 14 more match.\n[Watch these too]',
    '已关注早于规则 `rule-3` 登记的 20 条录制；卡片会陆续发出，约每秒一张。还有 14 条匹配。\n[一并关注]',
  ],
  [
    { kind: 'matching_watched', rule: rule(), watched: 1, left: 1 },
    'Watching 1 recording that rule `rule-3` came too late for; the cards follow, about one a second. 1 more matches.\n[Watch these too]',
    '已关注早于规则 `rule-3` 登记的 1 条录制；卡片会陆续发出，约每秒一张。还有 1 条匹配。\n[一并关注]',
  ],
  [
    { kind: 'matching_watched', rule: rule(), watched: 0, left: 0 },
    'There is nothing left to watch: I found no other recording that matches, goes on and is not watched here.',
    '没有需要补充关注的录制：未找到其他匹配、未结束且未在此关注的录制。',
  ],
];

test.each(MATCHING)(
  'what a rule came too late for is watched by a button (%#)',
  async (answer, english, chinese) => {
    const bot = await startBot({
      flows: { setRule: async () => ({ ...set, matching: 34 }), watchMatching: async () => answer },
    });
    for (const [user, words] of [
      ['mei', english],
      ['yue', chinese],
    ] as const) {
      await type(bot, user, 'watch', 'all channel:class-*');
      expect(await press(bot, user, { actionId: BUTTONS.watchMatching })).toBe(words);
    }
    expect(bot.calls.at(-1)).toMatch(/^watchMatching .* rule-3$/);
  },
);

test.each([
  ['pauseRule', 'pause', 'rule_paused', 'is paused'],
  ['removeRule', 'remove', 'rule_removed', 'is removed'],
  ['resumeRule', 'resume', 'rule_resumed', 'goes on'],
] as const)('%s in the menu of a rule is done for whoever chooses it', async (value, change, kind, words) => {
  const paused = { kind: 'person', by: 'U0ANNA', at: START } as const;
  const listed = value === 'resumeRule' ? rule({ paused }) : rule();
  const bot = await startBot({
    flows: {
      rulesOf: async () => ({ here: [listed], elsewhere: [] }),
      changeRule: async () => ({ kind, rule: rule() }),
    },
  });
  await type(bot, 'mei', 'list', 'rules');
  const menu = { actionId: menuId('rule', { sid: 'rule-3', channel: 'C0RECORDINGS' }), value };
  expect(await press(bot, 'mei', menu)).toContain(`Rule \`rule-3\` ${words}`);
  const place = JSON.stringify({ team: bot.slack.state().team.id, channel: 'C0RECORDINGS' });
  expect(bot.calls.at(-1)).toBe(`changeRule ${place} ${idOf(bot, 'mei')} rule-3 ${change}`);
});

test('Resume in the menu of a rule that waits with its place tries the place, and says why it is in vain', async () => {
  const waits = rule({ paused: { kind: 'place', reason: 'is_archived', at: START } });
  const bot = await startBot({
    flows: {
      rulesOf: async () => ({ here: [waits], elsewhere: [] }),
      resume: async () => ({ kind: 'still', reason: 'is_archived' }),
    },
  });
  await type(bot, 'mei', 'list', 'rules');
  const menu = { actionId: menuId('rule', { sid: 'rule-3', channel: 'C0RECORDINGS' }), value: 'resume' };
  expect(await press(bot, 'mei', menu)).toContain('still cannot post there: the channel is archived');
  const place = JSON.stringify({ team: bot.slack.state().team.id, channel: 'C0RECORDINGS' });
  expect(bot.calls.at(-1)).toBe(`resume ${place}`);
});

test('the buttons below a rule that was set work after a restart, and for what is gone by then', async () => {
  const before = await startBot();
  await type(before, 'mei', 'watch', 'all');
  await before.bot.stop();
  const after = await startBot();
  before.slack.setBotUrl(`${after.url}/slack/events`);
  expect(await press(before, 'mei', { actionId: BUTTONS.removeRule })).toContain('has no rule `rule-3`');
});

test('a card names the rule by which it is watched, beside whom it belongs to', async () => {
  const watchers = [
    watch({ rule: 'class-*' }),
    watch({ channel: 'C2', owner: 'C0RECORDINGS', rule: '*' }),
    watch({ channel: 'C3', owner: 'U0TOM' }),
    watch({ channel: 'C4' }),
    watch({ channel: 'C5', rule: 'show-1' }),
  ];
  const one = { ...subject(), watch: watchers[0], watchers };
  const status = async () => ({ kind: 'status', subject: one, freshness: { kind: 'final' } }) as const;
  const [english, chinese] = await asked('status', 'Algebra', { status });
  expect(english).toContain('Watched here for <@U0MEI>, rule `class-*` since 14:00:00.');
  expect(chinese).toContain('14:00:00 起由 <@U0MEI>（规则 `class-*`）在此关注。');
});

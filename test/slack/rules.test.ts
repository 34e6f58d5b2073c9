import { expect, test } from 'vitest';
import type { ForPeople } from '../../src/flows/for-people.ts';
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
    await type(bot, user, command, text);
    answers.push(bot.answer(user));
  }
  return answers;
}

const set = { kind: 'rule_set', rule: rule(), already: false, matching: 0, absent: false } as const;

test('a rule that is set is answered with what it watches, what it missed, and that the bot cannot see the channel', async () => {
  const answer = { ...set, already: true, matching: 1, absent: true };
  const [english = '', chinese = ''] = await asked('watch', 'all channel:class-*', {
    setRule: async () => answer,
  });
  expect(english.split('\n').slice(0, 4)).toEqual([
    'Rule `rule-3` is here already; the options you gave now count. It watches every recording whose Agora channel matches `class-*`.',
    '⚠️ I can’t see this channel, so I can’t post cards here. Type `/invite @Recording Watch`.',
    '1 recording that I know already matches too and is not watched here.',
    '[Watch these too] [Pause rule] [Remove rule]',
  ]);
  expect(chinese).toContain(
    '\n另有 1 条此前登记的录制也匹配，但未在此关注。\n[一并关注] [暂停规则] [移除规则]\n',
  );
});

const ROW = '*`rule-3`* every recording whose Agora channel matches `class-*`';
const MENU = '[⋯ ▾ Pause rule | Remove rule]';

test('a rule that is removed is answered with how to set it again', async () => {
  const removed = rule({ pattern: 'Class 7 *', app: 'prod', only: ['ended', 'lost'], lang: 'zh' });
  const removeRule = async () => ({ kind: 'rule_removed', rule: removed }) as const;
  const again = '`/recording-watch all app:prod channel:"Class 7 *" only:ended,lost lang:zh`';
  expect(await asked('unwatch', 'rule-3', { removeRule })).toEqual([
    expect.stringContaining(
      `is removed. It was for every recording of app prod whose Agora channel matches \`Class 7 *\`; what it has watched so far stays watched until it is unwatched or over.\nTo set it again: ${again}`,
    ),
    expect.stringContaining(`如需重新设置：${again}`),
  ]);
});

test('a rule that goes on where nothing can be posted is answered with what to do', async () => {
  const paused = { kind: 'place', reason: 'is_archived', at: START } as const;
  const removeRule = async () => ({ kind: 'rule_resumed', rule: rule({ paused }) }) as const;
  const [english] = await asked('unwatch', 'rule-3', { removeRule });
  expect(english).toContain(
    '[Pause rule] [Remove rule]\n⚠️ I cannot post here at the moment: the channel is archived. What matches is watched and waits. Unarchive the channel.',
  );
});

test('where a text may mean several rules each has a menu', async () => {
  const rules = [rule({ pattern: '*', app: 'prod' }), rule({ id: 'rule-4', pattern: '*' })];
  const removeRule = async () => ({ kind: 'which_rule', text: 'all', rules }) as const;
  const by = `by <@U0MEI> since 14:00:00 ${MENU}`;
  const [english] = await asked('unwatch', 'all', { removeRule });
  expect(english).toBe(
    `\`all\` could be any of 2 rules. Which one?\n*\`rule-3\`* every recording of app prod\n${by}\n*\`rule-4\`* every recording\n${by}`,
  );
});

test('a text that names no rule is that of a recording', async () => {
  const bot = await startBot();
  await bot.type('unwatch', 'Algebra');
  await expect.poll(() => bot.answer()).toContain('is no longer watched in this channel');
  expect(bot.asked()).toEqual(['removeRule', 'unwatch']);
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

const here = async () => ({ here: RULES, elsewhere: [] });
const nothing = async () => ({ rows: [], from: 0, total: 0 });

test('a channel’s status shows its rules after what it watches', async () => {
  const [english = ''] = await asked('status', '', { rulesOf: here });
  expect(english).toContain('*This channel watches 1 recording.*\n🟢  *Algebra II, room 4* — recording');
  expect(english.endsWith(`\n${HERE}`)).toBe(true);
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
  const [english] = await asked('list', 'rules', { rulesOf });
  expect(english).toBe(`${HERE}
*2 rules of other channels*
*\`rule-6\`* every recording whose Agora channel matches \`class-*\`
in <#C0OTHER> · by <@U0MEI> since 14:00:00
*\`rule-7\`* every recording
in a direct message · by <@U0MEI> since 14:00:00`);
});

test('a hundred rules are as many as Slack takes, and the rest is counted', async () => {
  const elsewhere = Array.from({ length: 100 }, () => rule({ channel: 'C0OTHER' }));
  const answers = await asked('list', 'rules', { rulesOf: async () => ({ here: [], elsewhere }) });
  const [english = '', chinese = ''] = answers.map((answer) => answer.split('\n').at(-1));
  expect(english).toMatch(/^\d+ more rules not shown\.$/);
  expect(chinese).toMatch(/^另有 \d+ 条规则未显示。$/);
});

test('a workspace without rules is told what they are good for', async () => {
  expect((await asked('list', 'rules', {}))[0]).toBe(
    'There are no rules yet.\nA rule has a channel watch every recording that is registered from now on: `/recording-watch all`, or, for some channels of Agora only, `/recording-watch all channel:class-*`.',
  );
});

/** Presses something on the newest answer that this person was given. */
async function press(
  bot: Bot,
  user: string,
  act: { readonly actionId: string; readonly value?: string },
): Promise<string> {
  const before = bot.answers(user).length;
  const { actionId, ...more } = act;
  await bot.pressAnswer(actionId, { user, ...more });
  await expect.poll(() => bot.answers(user).length).toBe(before + 1);
  return bot.answer(user);
}

/** A command whose answer has buttons. */
async function type(bot: Bot, user: string, command: string, text: string): Promise<void> {
  await bot.type(command, text, user);
  await expect.poll(() => bot.answer(user)).not.toBe('');
}

test('what a rule came too late for is watched by a button, which stays while some are left', async () => {
  const answers = [
    { kind: 'matching_watched', rule: rule(), watched: 20, left: 1 },
    { kind: 'matching_watched', rule: rule(), watched: 1, left: 0 },
  ] as const;
  const left = [...answers];
  const bot = await startBot({
    flows: {
      setRule: async () => ({ ...set, matching: 34 }),
      watchMatching: async () => left.shift() ?? answers[1],
    },
  });
  await type(bot, 'mei', 'watch', 'all channel:class-*');
  expect(await press(bot, 'mei', { actionId: BUTTONS.watchMatching })).toBe(
    'Watching 20 recordings that rule `rule-3` came too late for; the cards follow, about one a second. 1 more matches.\n[Watch these too]',
  );
  expect(await press(bot, 'mei', { actionId: BUTTONS.watchMatching })).toMatch(/^Watching 1 recording that/);
  expect(bot.answer()).not.toContain('[');
  expect(bot.calls.at(-1)).toMatch(/^watchMatching .* rule-3$/);
});

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

import { describe, expect, test } from 'vitest';
import type { MuteAnswer, UnmuteAnswer } from '../../src/flows/watching/mute.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { type MuteChoice, muteOf } from '../../src/recording/watching/mute.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { card } from '../../src/slack/render/card/card.ts';
import { muteMessage, unmuteMessage } from '../../src/slack/render/telling/mute.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { cardIn, idOf } from './screen.ts';
import { at, inPhase, known, SID, subject, watch } from './subjects.ts';

const NOW = at('14:10:00');
const EN = languageFor('en');
const ZH = languageFor('zh');
const of = (choice: MuteChoice, by = 'U0MEI') => muteOf(choice, by, NOW, undefined);

const cardWith = (choice: MuteChoice, language = EN, one = known()) =>
  asRead(card(subject(one, watch({ muted: of(choice) })), { language, policy: DEFAULT_POLICY }));

describe('the card', () => {
  test('offers to mute while something may still be told', () => {
    const look = { language: EN, policy: DEFAULT_POLICY };
    const menu = '[Mute ▾ 15 minutes | 1 hour | Until it ends | Only bad news]';
    expect(asRead(card(subject(), look))).toContain(
      `[Refresh] [Files] ${menu} [⋯ ▾ Unwatch | Copy query | History]`,
    );
    expect(asRead(card(subject(inPhase('ended')), look))).not.toContain('Mute');
    expect(asRead(card({ known: known(), watch: undefined, watchers: [] }, look))).not.toContain('Mute');
  });

  test.each([
    ['15min', '🔕 Muted until 14:25:00 by <@U0MEI>', '🔕 已由 <@U0MEI> 静音至 14:25:00'],
    ['1h', '🔕 Muted until 15:10:00 by <@U0MEI>', '🔕 已由 <@U0MEI> 静音至 15:10:00'],
    ['end', '🔕 Muted until it ends by <@U0MEI>', '🔕 已由 <@U0MEI> 静音至录制结束'],
    ['bad', '🔕 Only bad news until it ends, by <@U0MEI>', '🔕 已由 <@U0MEI> 设为录制结束前只通知异常'],
  ] as const)('says that it is muted: %s', (choice, english, chinese) => {
    expect(cardWith(choice).split('\n')).toContain(english);
    expect(cardWith(choice)).toContain('[Refresh] [Files] [Unmute] [⋯');
    expect(cardWith(choice, ZH).split('\n')).toContain(chinese);
    expect(cardWith(choice, ZH)).toContain('[刷新] [文件] [取消静音] [⋯');
  });

  test('offers to mute again as soon as a mute is over, told or not', () => {
    const over = watch({ muted: { ...of('1h'), over: NOW + 9 } });
    const shown = asRead(card(subject(known(), over), { language: EN, policy: DEFAULT_POLICY }));
    expect(shown).not.toMatch(/🔕|Unmute/);
    expect(shown).toContain('[Mute ▾');
  });

  test('of one that has ended speaks only of a mute that outlasts the end', () => {
    expect(cardWith('end', EN, inPhase('ended'))).not.toMatch(/🔕|Unmute/);
    expect(cardWith('1h', EN, inPhase('ended'))).toMatch(/🔕 Muted until 15:10:00.*\[Files\].* \[Unmute\]/s);
  });
});

const MUTED = (choice: MuteChoice): MuteAnswer => ({ kind: 'muted', known: known(), mute: of(choice) });

describe('the answer to Mute', () => {
  test.each([
    [
      MUTED('15min'),
      `*Algebra II, room 4* is muted in this channel until 14:25:00. Bad news waits until then as well; the card goes on showing everything.
Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.
[Unmute]`,
      `*Algebra II, room 4* 在此频道静音至 14:25:00。期间的异常也到那时再通知；卡片照常更新。
到时会在它的消息列中说明错过了什么。如需提前恢复，请点击卡片上的“取消静音”。
[取消静音]`,
    ],
    [
      MUTED('end'),
      `*Algebra II, room 4* is muted in this channel until it ends, or is lost. How it ends is told as always; the card goes on showing everything.
What was missed before that, I say in its thread then. To hear of it sooner: Unmute on the card.
[Unmute]`,
      `*Algebra II, room 4* 在此频道静音，直到录制结束或失联。录制如何结束会照常通知；卡片照常更新。
结束时会在它的消息列中说明此前错过了什么。如需提前恢复，请点击卡片上的“取消静音”。
[取消静音]`,
    ],
    [
      MUTED('bad'),
      `Of *Algebra II, room 4*, this channel hears only bad news until it ends: trouble, that it has passed, and how it ends. The card goes on showing everything.
To hear of everything again: Unmute on the card.
[Unmute]`,
      `录制结束前，此频道只会收到 *Algebra II, room 4* 的异常、异常的恢复以及最终结果。卡片照常更新。
如需恢复全部通知，请点击卡片上的“取消静音”。
[取消静音]`,
    ],
    [
      { kind: 'over', known: known() },
      '*Algebra II, room 4* is over, so there is nothing left to mute.',
      '*Algebra II, room 4* 已有最终结果，不会再有通知，无需静音。',
    ],
    [
      { kind: 'not_watched', known: known() },
      '*Algebra II, room 4* is not watched in this channel, so there is nothing to mute.\nTo hear of it here, press Watch here.\n[Watch here]',
      '*Algebra II, room 4* 未在此频道关注，无需静音。\n如需在此收到通知，请点击“在此关注”。\n[在此关注]',
    ],
    [
      { kind: 'unknown' },
      'I no longer know that recording: it was forgotten some time after it ended.',
      '此录制已不在机器人的记录中：录制结束一段时间后，记录会被清除。',
    ],
  ] satisfies [MuteAnswer, string, string][])('%o', (answer, english, chinese) => {
    expect(asRead(muteMessage(answer, EN))).toBe(english);
    expect(asRead(muteMessage(answer, ZH))).toBe(chinese);
  });

  test('names the one whose mute it takes the place of', () => {
    const answer: MuteAnswer = { kind: 'muted', known: known(), mute: of('bad'), before: of('1h', 'U0TOM') };
    expect(asRead(muteMessage(answer, EN))).toContain(
      '\nThis takes the place of the mute that <@U0TOM> asked for.\n',
    );
    expect(asRead(muteMessage(answer, ZH))).toContain('\n此前由 <@U0TOM> 设置的静音已被替换。\n');
  });
});

describe('the answer to Unmute', () => {
  test.each([
    [
      { kind: 'unmuted', known: known(), mute: of('1h'), missed: 'in_thread' },
      '*Algebra II, room 4* is no longer muted. What was missed since 14:10:00 follows in its thread.',
      '*Algebra II, room 4* 已取消静音。自 14:10:00 起错过的内容稍后发到它的消息列中。',
    ],
    [
      { kind: 'unmuted', known: known(), mute: of('1h'), missed: 'nothing' },
      '*Algebra II, room 4* is no longer muted. Since 14:10:00 there is nothing to catch up on.',
      '*Algebra II, room 4* 已取消静音。自 14:10:00 起没有需要补充的情况。',
    ],
    [
      { kind: 'unmuted', known: known(), mute: of('1h'), missed: 'on_card' },
      '*Algebra II, room 4* is no longer muted. Its card, which follows, shows how it stands.',
      '*Algebra II, room 4* 已取消静音。它的卡片稍后发出，上面显示当前情况。',
    ],
    [
      { kind: 'unmuted', known: known(), mute: of('1h'), missed: 'after_pause' },
      '*Algebra II, room 4* is no longer muted. At present I cannot post in this channel; what was missed since 14:10:00 follows when I can.',
      '*Algebra II, room 4* 已取消静音。目前无法在此频道发消息，自 14:10:00 起错过的内容待恢复后再说明。',
    ],
    [
      { kind: 'not_muted', known: known() },
      '*Algebra II, room 4* is not muted in this channel.',
      '*Algebra II, room 4* 在此频道没有静音。',
    ],
    [
      { kind: 'unknown' },
      'I no longer know that recording: it was forgotten some time after it ended.',
      '此录制已不在机器人的记录中：录制结束一段时间后，记录会被清除。',
    ],
  ] satisfies [UnmuteAnswer, string, string][])('%o', (answer, english, chinese) => {
    expect(asRead(unmuteMessage(answer, EN))).toBe(english);
    expect(asRead(unmuteMessage(answer, ZH))).toBe(chinese);
  });
});

test.each([
  ['mute15', '15min', 'until 14:15:00'],
  ['mute60', '1h', 'until 15:00:00'],
  ['muteEnd', 'end', 'until it ends, or is lost'],
  ['muteBad', 'bad', 'only bad news'],
])('%s chosen on a card mutes for whoever chose, and says so to them alone', async (value, choice, words) => {
  const bot = await startBot();
  const posted = await cardIn(bot);
  await bot.slack.press({ ...posted, user: 'tom', actionId: menuId('mute', { sid: SID }), value });
  await expect.poll(() => bot.answer('tom')).toContain(words);
  const { team } = bot.slack.state();
  expect(bot.calls).toEqual([
    `mute {"team":"${team.id}","channel":"${posted.channel}"} ${idOf(bot, 'tom')} ${SID} ${choice}`,
  ]);
  expect(bot.answer('mei')).toBe('');
});

test('Unmute on a card is answered, also where there is no mute any more', async () => {
  const bot = await startBot();
  const posted = await cardIn(bot, subject(known(), watch({ muted: of('1h') })));
  await bot.slack.press({ ...posted, user: 'tom', actionId: BUTTONS.unmute });
  await expect.poll(() => bot.answer('tom')).toBe('*Algebra II, room 4* is not muted in this channel.');
});

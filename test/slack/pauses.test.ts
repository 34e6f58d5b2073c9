import { describe, expect, test } from 'vitest';
import { languageFor } from '../../src/slack/language/languages.ts';
import { watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { pausedMessage } from '../../src/slack/render/telling/notices.ts';
import { resumedHere, resumedMessage } from '../../src/slack/render/telling/places.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { known, SID, START, watch } from './subjects.ts';

const EN = languageFor('en');
const ZH = languageFor('zh');

const notice = {
  channel: 'C0ROOM',
  reason: 'is_archived',
  total: 12,
  sids: [SID],
  rules: 0,
  names: ['room 1', 'room 2', 'room 3', 'room 4'],
} as const;

describe('the message to an owner', () => {
  test('is about all that this person watches in the place', () => {
    expect(asRead(pausedMessage(notice, EN))).toBe(
      '⚠️ I can’t post in <#C0ROOM>: the channel is archived. You watch room 1, room 2, room 3 and 9 more there. I go on watching, and say in one message what was missed when I may post again.\nUnarchive the channel, then press Resume, which resumes all that is watched there.\n[Resume]',
    );
    expect(asRead(pausedMessage(notice, ZH))).toBe(
      '⚠️ 无法在 <#C0ROOM> 发消息：频道已归档。涉及的录制：room 1、room 2、room 3 等 12 个。机器人会继续查询，恢复后用一条消息说明期间的变化。\n请取消频道归档，然后点击“恢复通知”，该频道的所有录制都会恢复通知。\n[恢复通知]',
    );
  });

  test('counts what it cannot name', () => {
    expect(asRead(pausedMessage({ ...notice, sids: [], names: [] }, EN))).toContain(
      'You watch 12 recordings there.',
    );
    expect(asRead(pausedMessage({ ...notice, sids: [], names: [] }, ZH))).toContain('涉及 12 条录制。');
  });
});

test('that message says afterwards when it was resumed, and has nothing left to press', () => {
  const read = (language: typeof EN) => asRead(resumedHere('C0ROOM', START, language));
  expect(read(EN)).toBe('✅ Resumed 14:00:00: I post in <#C0ROOM> again.');
  expect(read(ZH)).toBe('✅ 14:00:00 已恢复：机器人可以在 <#C0ROOM> 发消息了。');
});

describe('the message to an owner of rules', () => {
  test('says beside what is watched that the rules go on', () => {
    expect(asRead(pausedMessage({ ...notice, rules: 1 }, EN))).toContain(
      'room 3 and 9 more there. Your rule there goes on: what it matches is watched and waits. I go on watching',
    );
    expect(asRead(pausedMessage({ ...notice, rules: 1 }, ZH))).toContain(
      '：room 1、room 2、room 3 等 12 个。该频道的 1 条规则仍然有效：匹配的录制会先记下，恢复后再通知。机器人',
    );
  });

  test('where nothing is watched is about the rules alone', () => {
    const ruled = { ...notice, total: 0, sids: [], rules: 2, names: [] };
    expect(asRead(pausedMessage(ruled, EN))).toBe(
      '⚠️ I can’t post in <#C0ROOM>: the channel is archived. Your 2 rules there go on: what they match is watched and waits. I go on watching, and say in one message what was missed when I may post again.\nUnarchive the channel, then press Resume, which resumes all that is watched there.\n[Resume]',
    );
    expect(asRead(pausedMessage(ruled, ZH))).toBe(
      '⚠️ 无法在 <#C0ROOM> 发消息：频道已归档。该频道的 2 条规则仍然有效：匹配的录制会先记下，恢复后再通知。机器人会继续查询，恢复后用一条消息说明期间的变化。\n请取消频道归档，然后点击“恢复通知”，该频道的所有录制都会恢复通知。\n[恢复通知]',
    );
  });
});

describe('the answer to Resume', () => {
  test.each([
    [
      { kind: 'resumed' },
      'Telling again about everything that is watched there. What was missed is said there in one message and in the threads; the cards follow.',
      '已恢复该频道所有录制的通知。期间的变化会用一条消息说明，并补发到各自的消息列。',
    ],
    [
      { kind: 'soon' },
      'I am trying to tell that channel again; Slack has not taken anything there yet.\nIf nothing has appeared there in a minute, press Resume again.',
      '正在尝试恢复向该频道通知；Slack 尚未接受任何消息。\n如果 1 分钟后该频道仍没有消息，请再次点击“恢复通知”。',
    ],
    [
      { kind: 'still', reason: 'is_archived' },
      'I tried, and still cannot post there: the channel is archived. Everything stays watched.\nUnarchive the channel, then press Resume again.',
      '已尝试，但仍无法在该频道发消息：频道已归档。所有录制仍在关注中。\n请取消频道归档，然后再次点击“恢复通知”。',
    ],
    [
      { kind: 'running' },
      'That channel is being told already: it was resumed before, or I was let in again.',
      '该频道已在正常通知：此前已恢复，或机器人已重新加入。',
    ],
    [
      { kind: 'rules' },
      'The rules of that channel go on. Nothing is watched there at present, so their first card will show whether I may post; if not, their owners are told again.',
      '该频道的规则已恢复。该频道目前没有关注任何录制，发出下一张卡片时才能确认是否可以发消息；如果不能，会再次告知规则的设置者。',
    ],
    [
      { kind: 'gone' },
      'Nothing is watched there any more, so there is nothing to resume. To begin again, use `/recording-watch`.',
      '该频道已不再关注任何录制，无需恢复。如需重新关注，请使用 `/recording-watch`。',
    ],
  ] as const)('%j', (how, english, chinese) => {
    expect(asRead(resumedMessage(how, EN))).toBe(english);
    expect(asRead(resumedMessage(how, ZH))).toBe(chinese);
  });
});

test('the list of a place that is not told says why, and has a button that resumes it', () => {
  const paused = watch({ paused: { reason: 'not_in_channel', at: 1 } });
  const here = { rows: [{ known: known(), watch: paused, watchers: [paused] }], from: 0, total: 1 };
  expect(asRead(watchedHereMessage(here, 'show', EN, START))).toContain(
    '⚠️ Nothing is told here at present: I am not in the channel. All of it is still watched.\nType `/invite @Recording Watch` in the channel, then press Resume.\n[Resume]',
  );
  expect(asRead(watchedHereMessage(here, 'show', ZH, START))).toContain(
    '⚠️ 目前无法在此通知：机器人不在此频道中。所有录制仍在关注中。\n请在频道中输入 `/invite @Recording Watch`，然后点击“恢复通知”。\n[恢复通知]',
  );
});

describe.each(['http', 'socket'] as const)('over %s, what Slack says of a channel', (mode) => {
  test('pauses it when the bot is removed, and resumes it when it is let in again', async () => {
    const bot = await startBot({ mode });
    const { id } = bot.slack.state().channels.find(({ name }) => name === 'recordings') ?? { id: '' };
    const place = JSON.stringify({ team: bot.slack.state().team.id, channel: id });
    await bot.slack.kick('recordings');
    await expect.poll(() => bot.calls).toEqual([`shutOut ${place} not_in_channel`]);
    await bot.slack.invite('recordings');
    await expect.poll(() => bot.calls.slice(1)).toEqual([`letIn ${place}`]);
    await bot.slack.archive('recordings');
    await expect.poll(() => bot.calls.slice(2)).toEqual([`shutOut ${place} is_archived`]);
    await bot.slack.unarchive('recordings');
    await expect.poll(() => bot.calls.slice(3)).toEqual([`letIn ${place}`]);
  });
});

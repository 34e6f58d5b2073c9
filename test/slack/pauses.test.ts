import { describe, expect, test } from 'vitest';
import { languageFor } from '../../src/slack/language/languages.ts';
import { watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { pausedMessage } from '../../src/slack/render/telling/notices.ts';
import { resumedMessage } from '../../src/slack/render/telling/places.ts';
import { startBot } from './bot.ts';
import { asRead } from './said.ts';
import { channelOf } from './screen.ts';
import { known, SID, START, watch } from './subjects.ts';

const EN = languageFor('en');

const notice = {
  channel: 'C0ROOM',
  reason: 'is_archived',
  total: 12,
  sids: [SID],
  rules: 0,
  names: ['room 1', 'room 2', 'room 3', 'room 4'],
} as const;

test('the message to an owner names three, counts the rest, and says what resumes them', () => {
  expect(asRead(pausedMessage(notice, EN))).toBe(
    '⚠️ I can’t post in <#C0ROOM>: the channel is archived. You watch room 1, room 2, room 3 and 9 more there. I go on watching.\nUnarchive the channel, then press Resume: it resumes all that is watched there, and one message says what was missed.\n[Resume]',
  );
  expect(asRead(pausedMessage({ ...notice, sids: [], names: [] }, EN))).toContain(
    'You watch 12 recordings there.',
  );
});

test('the message to an owner of rules says beside what is watched, or alone, that they go on', () => {
  expect(asRead(pausedMessage({ ...notice, rules: 1 }, EN))).toContain(
    'room 3 and 9 more there. Your rule there goes on: what it matches is watched and waits. I go on watching',
  );
  expect(asRead(pausedMessage({ ...notice, total: 0, sids: [], rules: 2, names: [] }, EN))).toContain(
    ': the channel is archived. Your 2 rules there go on: what they match is watched and waits. I go on watching',
  );
});

test('a press of Resume in vain is answered with what to do before the next one', () => {
  expect(asRead(resumedMessage({ kind: 'still', reason: 'is_archived' }, EN))).toBe(
    'I tried, and still cannot post there: the channel is archived. Everything stays watched.\nUnarchive the channel, then press Resume again.',
  );
});

test('the list of a place that is not told says why, and has a button that resumes it', () => {
  const paused = watch({ paused: { reason: 'not_in_channel', at: 1 } });
  const here = { rows: [{ known: known(), watch: paused, watchers: [paused] }], from: 0, total: 1 };
  expect(asRead(watchedHereMessage(here, 'show', EN, START))).toContain(
    '⚠️ Nothing is told here at present: I am not in the channel. All of it is still watched.\nType `/invite @Recording Watch` in the channel, then press Resume.\n[Resume]',
  );
});

test('of a direct message of two people neither the list nor its owner is told to invite the bot', () => {
  const paused = watch({ channel: 'D0TWO', paused: { reason: 'channel_not_found', at: 1 } });
  const here = { rows: [{ known: known(), watch: paused, watchers: [paused] }], from: 0, total: 1 };
  const direct = { ...notice, channel: 'D0TWO', reason: 'channel_not_found' };
  const list = asRead(watchedHereMessage(here, 'show', EN, START));
  expect(list).toContain(
    '⚠️ I cannot post in a direct message of two people: nobody can invite me there.\nUse a channel instead',
  );
  expect(list).not.toMatch(/\/invite|\[Resume\]/);
  expect(asRead(pausedMessage({ ...direct, rules: 1 }, EN))).toBe(
    '⚠️ I cannot post in a direct message of two people: nobody can invite me there. You watch room 1, room 2, room 3 and 9 more there. Your rule there goes on: what it matches is watched and waits. I go on watching.\nUse a channel instead, or your direct messages with me.',
  );
});

describe.each(['http', 'socket'] as const)('over %s, what Slack says of a channel', (mode) => {
  test('pauses it when the bot is removed, and resumes it when it is let in again', async () => {
    const bot = await startBot({ mode });
    const place = JSON.stringify({ team: bot.slack.state().team.id, channel: channelOf(bot) });
    for (const [act, call] of [
      ['kick', `shutOut ${place} not_in_channel`],
      ['invite', `letIn ${place}`],
      ['archive', `shutOut ${place} is_archived`],
      ['unarchive', `letIn ${place}`],
    ] as const) {
      await bot.slack[act]('recordings');
      await expect.poll(() => bot.calls.at(-1)).toBe(call);
    }
    expect(bot.calls).toHaveLength(4);
  });
});

import { describe, expect, test } from 'vitest';
import { unseen } from '../../src/recording/known.ts';
import type { Recording } from '../../src/recording/recording.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { BUTTONS } from '../../src/slack/pressable/buttons.ts';
import { unresolvedMessage, watchMessage } from '../../src/slack/render/asking/answers.ts';
import { recordingOf } from '../flows/world.ts';
import type { Bot } from './bot.ts';
import { ids, intakeBot, KNOWN_SID } from './real-intake.ts';
import { asRead } from './said.ts';
import { SID } from './subjects.ts';

/** Each mistake that a person may make, typed into a real workspace, and what they then read. */

const RESOURCE = 'R'.repeat(200);

async function typed({ slack }: Bot, command: string, text: string, channel = 'recordings'): Promise<void> {
  await slack.command({ user: 'mei', channel, command: `/recording-${command}`, text });
  await expect.poll(() => slack.ephemerals(channel, 'mei')).not.toEqual([]);
}

test.each(['status', 'watch', 'unwatch'])(
  '/recording-%s of a sid that nobody knows offers to register it',
  async (command) => {
    const { bot } = await intakeBot();
    await typed(bot, command, SID);
    expect(bot.answer()).toMatch(/^I don’t know a recording ‘38f8[^’]+’\. Agora has no list of recordings/);
    expect(bot.answer()).toContain('\n[Register it]');
  },
);

test('a resource ID that was cut is told with its length', async () => {
  const { bot } = await intakeBot();
  await typed(bot, 'watch', `${SID} ${RESOURCE.slice(0, 180)} mix`);
  expect(bot.answer()).toBe(
    'That resource ID has 180 characters; Agora’s have 192 or more, so it was probably cut.\nPaste it again, or paste the whole answer of `start`.',
  );
});

test('the beginning of two sids lists both, with phase, since when, and a button each', async () => {
  const { bot, world } = await intakeBot();
  const team = bot.slack.state().team.id;
  for (const last of ['1', '2']) {
    await world.recordings.register(
      unseen(recordingOf(`abcdef${last.repeat(26)}`, { app: 'prod' })),
      0,
      team,
    );
  }
  await typed(bot, 'watch', 'abcdef');
  expect(bot.answer()).toContain('‘abcdef’ could be any of 2 recordings. Which one?');
  expect(bot.answer().match(/— registered [-\d: ]+\nno files announced .* \[Watch here\]/g)).toHaveLength(2);
});

describe('a name that is not quite one', () => {
  /** The bot, with recordings of these aliases and channels, and a person's answer to a command. */
  async function asked(command: string, text: string, ...names: readonly Partial<Recording>[]) {
    const { bot, world } = await intakeBot();
    const team = bot.slack.state().team.id;
    for (const [n, name] of names.entries()) {
      await world.recordings.register(
        unseen(recordingOf(`${n}`.repeat(32), { app: 'prod', ...name })),
        0,
        team,
      );
    }
    await typed(bot, command, text);
    return { bot, world };
  }

  test('is understood where it can mean one recording alone', async () => {
    const both = { alias: 'Algebra II', cname: 'class_7' };
    for (const text of ['algebra', 'class_7', '*Algebra II*']) {
      const { bot } = await asked('status', text, both, { cname: 'physics' });
      expect(bot.answer()).toContain('*Algebra II*');
    }
  });

  test('lists five of many, with phase, since when, and a button each that may be pressed twice', async () => {
    const names = Array.from({ length: 7 }, (_, n) => ({ cname: `class-${n}` }));
    const { bot, world } = await asked('watch', 'class', ...names);
    expect(bot.answer()).toContain('‘class’ could be any of 7 recordings. Which one?');
    expect(bot.answer().match(/— registered [-\d: ]+\nno files announced .* \[Watch here\]/g)).toHaveLength(
      5,
    );
    expect(bot.answer()).toContain('2 more are not shown.');
    const [list] = bot.answers();
    const value = '3'.repeat(32);
    const press = { channel: 'recordings', ephemeral: list?.ts ?? '', user: 'mei', value };
    for (const times of [2, 3]) {
      await bot.slack.press({ ...press, actionId: BUTTONS.watchHere });
      await expect.poll(() => bot.answers()).toHaveLength(times);
    }
    expect(world.watching.map(({ sid }) => sid)).toEqual([value]);
  });

  test('that nobody has is answered with the closest, in both languages', async () => {
    const { bot } = await asked(
      'status',
      'algbera',
      { alias: 'Algebra II' },
      { alias: 'Algebra II' },
      { cname: 'x' },
    );
    expect(bot.answer()).toMatch(
      /^I don’t know a recording ‘algbera’\.\nDid you mean ‘Algebra II’\?\n.*Algebra II.*— registered [-\d: ]+\nno files announced .*\[Show\]/s,
    );
    expect(bot.answer()).toMatch(/\[Register it\]$/);
    const near = ['Algebra II', 'Algebra III'].map((alias) => unseen(recordingOf(SID, { alias })));
    const answer = unresolvedMessage({ kind: 'none', text: 'algbera', near }, 'show', CHINESE);
    expect(asRead(answer)).toMatch(/^没有找到录制“algbera”。\n是否要找“Algebra II”或“Algebra III”？\n/);
  });

  test('is named among several', async () => {
    const { bot } = await asked('watch', 'algbera\nhistory', { alias: 'Algebra II' });
    expect(bot.answer()).toContain('I don’t know a recording ‘algbera’. Did you mean ‘Algebra II’?');
  });

  test.each([
    ['status', 'doctorr', 'doctor'],
    ['unwatch', 'hlep', 'help'],
  ])('may be a slip for a word of /recording-%s: %s', async (command, text, meant) => {
    const { bot } = await asked(command, text);
    expect(bot.answer()).toBe(
      `I don’t know a recording ‘${text}’.\nDid you mean \`/recording-${command} ${meant}\`?`,
    );
    const key = command === 'status' ? 'show' : 'unwatch';
    expect(asRead(unresolvedMessage({ kind: 'none', text }, key, CHINESE))).toContain(
      `是否要输入 \`/recording-${command} ${meant}\`？`,
    );
  });
});

test('a sid in bold is registered as what it is', async () => {
  const { bot, world } = await intakeBot();
  await typed(bot, 'watch', `*sid:* *${SID}* *Resource ID:* ${RESOURCE} mix as：课堂，only：ended，lost`);
  expect(bot.answer()).toContain('Watching *课堂* for this channel.');
  expect(world.watching).toMatchObject([{ sid: SID, only: ['ended', 'lost'] }]);
});

test('what has a mark in it is no sid', async () => {
  const { bot, world } = await intakeBot();
  await typed(bot, 'watch', `ab*cd ${RESOURCE} mix`);
  expect(bot.answer()).toContain('The sid is missing');
  expect(world.watching).toEqual([]);
});

test('a word of others for a mode is taken, and that is said', async () => {
  const { bot, world } = await intakeBot();
  await typed(bot, 'watch', `${SID} ${RESOURCE} composite`);
  expect(bot.answer()).toContain('You wrote mode ‘composite’; Agora calls that mix, so I used mix.');
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'mix' } });
});

test('a word that is no mode is named, and the modes are offered', async () => {
  const { bot } = await intakeBot();
  await typed(bot, 'watch', `${ids(SID)} fast`);
  expect(bot.answer()).toBe(
    'The mode is missing, and ‘fast’ is none.\nWhich mode was `start` called with?\n[individual] [mix] [web] [raw]',
  );
});

test('where the bot may not post, the asker is answered and told how to let it in', async () => {
  const { bot, world } = await intakeBot();
  const { find } = world.watches;
  world.watches.find = async (place, sid) => {
    const watch = await find(place, sid);
    return watch && { ...watch, paused: { reason: 'not_in_channel', at: watch.since } };
  };
  await typed(bot, 'watch', KNOWN_SID, 'team-leads');
  const [answer] = bot.slack.ephemerals('team-leads', 'mei');
  expect(JSON.stringify(answer?.blocks)).toContain(
    'I can answer you, but cannot post here yet: I am not in the channel.\\nType `/invite @Recording Watch` in the channel. I then go on by myself; if no card comes, press Watch here.',
  );
});

test.each([
  [
    'a direct message of two people sends the asker elsewhere',
    'D0TWO',
    'I cannot post in a direct message of two people: nobody can invite me there.\nUse a channel instead',
  ],
  [
    'a private channel is told how to let it in',
    'C0LEADS',
    'I can answer you, but cannot post here yet: I am not in the channel.\nType `/invite',
  ],
])('where Slack says that the place is not found, %s', (_, channel, words) => {
  const known = unseen(recordingOf(SID));
  const shut = { kind: 'watching', known, how: 'new', already: false, card: 'paused' } as const;
  const answer = asRead(watchMessage({ ...shut, reason: 'channel_not_found' }, channel, ENGLISH));
  expect(answer).toContain(words);
  expect(answer.includes('/invite')).toBe(channel === 'C0LEADS');
});

test('asked again while Redis is still away, the answer says since when; and no more once it was back', async () => {
  let away = true;
  const { bot } = await intakeBot({
    flows: {
      async doctor() {
        if (away) throw new Error('Connection is closed.');
        return [];
      },
    },
  });
  const ask = async (words: RegExp) => {
    await bot.type('status', 'doctor');
    await expect.poll(() => bot.answer()).toMatch(words);
  };
  await ask(/does not answer at the moment\. I could not/);
  await ask(/at the moment\. That has been so since [-\d: ]+\. I could not/);
  away = false;
  await ask(/nothing amiss/);
  away = true;
  await ask(/does not answer at the moment\. I could not/);
});

test.each([
  [
    'an error of Agora’s',
    '{"code":2,"reason":"failed to parse"}',
    'The sid is missing: that is in the answer of `start`',
  ],
  ['an answer of acquire', `{"resourceId":"${RESOURCE}"} mix`, 'not yet in that of `acquire`.'],
  ['JSON whose end is missing', `{"sid":"${SID}"`, 'That looks like JSON, but I could not read it'],
  ['kinds of news that do not exist', `${SID} only:death`, 'There is no kind of news called ‘death’.'],
  ['an app that is not configured', `${ids(SID)} mix app:nowhere`, 'I have no Agora app ‘nowhere’.'],
  ['more hours than Agora answers for', `${KNOWN_SID} max:1000`, 'comes a number of hours, 720 at most'],
  [
    'an option that is misspelt',
    `${ids(SID)} mix brodcast:none`,
    'There is no option `brodcast:`, so I did nothing.\nDid you mean `broadcast:`? Try again with that.',
  ],
  [
    'the pattern of a rule without all',
    'app：prod，channel：class-* only: ended',
    'Did you mean `/recording-watch all app:prod channel:class-* only:ended`?',
  ],
  ['a language that is not spoken', `${KNOWN_SID} lang:tlh`, 'I don’t speak ‘tlh’ yet.'],
  [
    'an App ID for a sid',
    `${KNOWN_SID} ${ids(SID)} mix`,
    'There are 2 different sids beside fewer resource IDs',
  ],
])('%s is answered with what to type instead', async (_, text, words) => {
  const { bot, world } = await intakeBot();
  await typed(bot, 'watch', text);
  expect(bot.answer()).toContain(words);
  expect(world.watching).toEqual([]);
});

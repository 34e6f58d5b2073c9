import { expect, test } from 'vitest';
import type { IntakeAnswer } from '../../src/flows/watching/intake.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { intakeMessage } from '../../src/slack/render/watching/intake.ts';
import { ids, intakeBot, OTHER_SID } from './real-intake.ts';
import { asRead } from './said.ts';
import { idOf } from './screen.ts';
import { known, SID } from './subjects.ts';

test('a mode that is missing is asked for by buttons, and the press goes on with what was pasted', async () => {
  const { bot, world } = await intakeBot();
  await bot.type('watch', `${ids(SID)} as:"Algebra II"`);
  await expect
    .poll(() => bot.answer())
    .toBe('The mode is missing.\nWhich mode was `start` called with?\n[individual] [mix] [web] [raw]');
  await bot.pressAnswer('recording_choose web');
  await expect.poll(() => bot.answer()).toContain('Watching *Algebra II* for this channel.');
  expect(bot.answers()).toHaveLength(1);
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'web', app: 'prod' } });
  expect(world.watching).toMatchObject([{ sid: SID, owner: idOf(bot, 'mei') }]);
});

test('then the app, where there are several', async () => {
  const { bot, world } = await intakeBot({ several: true });
  await bot.type('watch', ids(SID));
  await expect.poll(() => bot.answer()).toContain('[individual]');
  await bot.pressAnswer('recording_choose mix');
  await expect
    .poll(() => bot.answer())
    .toBe('There are 2 Agora apps, and the text does not say which one.\nWhich one is it?\n[prod] [stage]');
  await bot.pressAnswer('recording_choose 1');
  await expect.poll(() => bot.answer()).toContain('Watching');
  expect(await world.recordings.find(SID)).toMatchObject({ recording: { mode: 'mix', app: 'stage' } });
});

test('several at once have a line each, what is amiss first', async () => {
  const { bot, world } = await intakeBot();
  await bot.type(
    'watch',
    `${ids(SID)} mix as:Algebra\n${'c'.repeat(32)}\n${'d'.repeat(32)}\n${ids(OTHER_SID)}`,
  );
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
  await bot.pressAnswer('recording_choose raw');
  await expect.poll(() => bot.answer()).toContain('Watching');
  // Under the results, which stay.
  expect(bot.answers()).toHaveLength(2);
  expect(world.watching).toHaveLength(3);
});

test('a choice for what is no longer kept says what to do', async () => {
  const { bot, world } = await intakeBot();
  await bot.type('watch', ids(SID));
  await expect.poll(() => bot.answer()).toContain('[mix]');
  world.drafts.forget();
  await bot.pressAnswer('recording_choose mix');
  await expect
    .poll(() => bot.answer())
    .toBe(
      'I keep what was pasted for an hour, and that is over.\nPaste it again, with the mode behind it. Nothing was changed.',
    );
});

test('where the bot may not post, what it says to press is there', () => {
  const paused = { card: 'paused', reason: 'not_in_channel' } as const;
  const watching = { kind: 'watching', known: known(), how: 'new', already: false } as const;
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
  expect(
    asRead(intakeMessage(answer, 'D0TWO', ENGLISH))
      .split('\n')
      .slice(-2),
  ).toEqual([
    '⚠️ I cannot post in a direct message of two people: nobody can invite me there.',
    'Use a channel instead, or your direct messages with me.',
  ]);
});

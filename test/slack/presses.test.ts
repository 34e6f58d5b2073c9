import { expect, test } from 'vitest';
import type { Freshness } from '../../src/flows/polling/fresh.ts';
import { unseen } from '../../src/recording/known.ts';
import { muteOf } from '../../src/recording/watching/mute.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { BOT_TOKEN, messengerOf, startBot } from './bot.ts';
import { asRead } from './said.ts';
import { cardIn, channelOf, directIn, idOf, personIn } from './screen.ts';
import { inPhase, known, pausedIn, recording, SID, START, subject, watch } from './subjects.ts';

test('Refresh on a card has the card renewed, and answers by itself only where Agora says nothing new', async () => {
  let freshness: Freshness = { kind: 'asked', tookMs: 200 };
  let ts = '';
  const bot = await startBot({
    flows: {
      status: async () => ({
        kind: 'status',
        subject: subject(known(), watch({ card: ts })),
        freshness,
      }),
    },
  });
  const card = await cardIn(bot);
  ts = card.ts;
  const refresh = () =>
    bot.slack.press({ ...card, user: 'anna', actionId: menuId('more', { sid: SID }), value: 'refresh' });
  await refresh();
  await expect.poll(() => bot.asked()).toEqual(['status', 'touchCard']);
  freshness = { kind: 'unanswered', cause: 'unavailable' };
  await refresh();
  await expect.poll(() => bot.answer('anna')).toContain('I can’t tell right now');
  // The first press came first, and an answer to it would stand before this one.
  expect(bot.answers('anna')).toHaveLength(1);
});

test('a command typed while Slack is cut off is answered once it is back, and says so', async () => {
  const bot = await startBot();
  bot.slack.setFault({ kind: 'cut' });
  await bot.type('status', SID);
  // All ways to the asker have failed once.
  await expect
    .poll(() => bot.log.lines.filter(({ outcome }) => outcome === 'answerRefused').length, {
      timeout: 15_000,
    })
    .toBeGreaterThanOrEqual(2);
  bot.slack.clearFaults();
  await expect
    .poll(() => bot.answer(), { timeout: 40_000 })
    .toContain('until now Slack has confirmed no answer of mine');
  expect(bot.answer()).toContain('recording since');
}, 60_000);

test('an answer that Slack may have taken is not sent once more in other words', async () => {
  const bot = await startBot();
  for (const method of ['response_url', 'chat.postEphemeral'])
    bot.slack.setFault({ kind: 'lostAnswer' }, { method });
  await bot.type('status', SID);
  const outcomes = () => bot.log.outcomes();
  await expect
    .poll(() => outcomes().filter((one) => one === 'answerRefused').length, { timeout: 15_000 })
    .toBe(2);
  bot.slack.clearFaults();
  await expect.poll(outcomes, { timeout: 30_000 }).toContain('answeredLate');
  const copies = bot.answers();
  expect(copies.map(({ blocks }) => blocks !== undefined)).toEqual([true, true, true]);
}, 60_000);

test('pages of a list are turned in place', async () => {
  const all = Array.from({ length: 25 }, (_, n) =>
    known({ recording: recording({ sid: `sid-${n}`, alias: `Room ${n}` }) }),
  );
  const bot = await startBot({
    flows: {
      list: async (_place, _user, filter, from) => ({
        filter,
        rows: all.slice(from, from + 20),
        from,
        total: 25,
      }),
    },
  });
  await bot.type('list', 'all');
  await expect.poll(() => bot.answer()).toContain('1–20 of 25');
  await bot.pressAnswer(BUTTONS.pageOn);
  await expect.poll(() => bot.answer()).toContain('21–25 of 25');
  expect(bot.answer()).toContain('Room 24');
  await bot.pressAnswer(BUTTONS.pageBack);
  await expect.poll(() => bot.answer()).toContain('1–20 of 25');
  expect(bot.answers()).toHaveLength(1);
  await bot.pressAnswer(`${BUTTONS.show} pick`, { value: 'sid-3' });
  await expect.poll(() => bot.calls.at(-1)).toContain('sid-3');
});

test('Refresh on an answer edits that answer', async () => {
  let looks = 0;
  const bot = await startBot({
    flows: {
      async status() {
        looks += 1;
        return { kind: 'status', subject: subject(), freshness: { kind: 'asked', tookMs: looks * 1_000 } };
      },
    },
  });
  await bot.type('status', SID);
  await expect.poll(() => bot.answer()).toContain('it took 1 s');
  await bot.pressAnswer(BUTTONS.refresh);
  await expect.poll(() => bot.answer()).toContain('it took 2 s');
  expect(bot.answers()).toHaveLength(1);
  expect(bot.asked()).toEqual(['status', 'status', 'touchCard']);
});

test('an answer can be refreshed more often than a response URL may be used', async () => {
  const bot = await startBot();
  await bot.type('status', SID);
  await expect.poll(() => bot.answers()).toHaveLength(1);
  for (let n = 1; n <= 7; n += 1) {
    await bot.pressAnswer(BUTTONS.refresh);
    await expect.poll(() => bot.asked().filter((name) => name === 'status')).toHaveLength(n + 1);
  }
  await bot.bot.stop();
  expect(bot.log.lines).toEqual([]);
  expect(bot.answers()).toHaveLength(1);
});

test('a person’s word about an end, taken back by another, and said twice', async () => {
  let by: string | undefined;
  const lost = inPhase('lost');
  const bot = await startBot({
    flows: {
      async vouch(_place, user) {
        const before = by;
        by ??= user;
        return before === undefined
          ? { kind: 'vouched', known: lost }
          : { kind: 'already', by: before, known: lost };
      },
      async withdrawVouch() {
        const kind = by === undefined ? 'nothing_to_say' : 'withdrawn';
        by = undefined;
        return { kind, known: lost };
      },
    },
  });
  const card = await cardIn(bot, subject(lost));
  await bot.slack.press({ ...card, user: 'mei', actionId: BUTTONS.vouch });
  await expect.poll(() => bot.answer('mei')).toContain('counts as stopped on purpose');
  await bot.slack.press({ ...card, user: 'anna', actionId: BUTTONS.vouch });
  await expect.poll(() => bot.answer('anna')).toContain('has said already that');
  expect(bot.answer('anna')).toContain(`<@${idOf(bot, 'mei')}>`);
  await bot.pressAnswer(BUTTONS.withdrawVouch, { user: 'anna' });
  await expect.poll(() => bot.answer('anna')).toContain('Taken back');
  expect(bot.asked()).toEqual(['vouch', 'vouch', 'withdrawVouch']);
  expect(bot.calls.every((call) => call.endsWith(` ${SID}`))).toBe(true);
});

/** Chosen in the menu of a card. */
const UNWATCH = { actionId: menuId('more', { sid: SID }), value: 'unwatch' };

test.each([
  [{ actionId: menuId('mute', { sid: SID }), value: 'mute15' }, 'mute', 'is muted in this channel until'],
  [UNWATCH, 'unwatch', 'is no longer watched in this channel'],
])('%o on a card works after a restart of the bot', async (act, flow, words) => {
  const before = await startBot();
  const card = await cardIn(before);
  await before.bot.stop();
  // Another process with the same tokens takes over; it has never heard of the card.
  const after = await startBot();
  before.slack.setBotUrl(`${after.url}/slack/events`);
  await before.slack.press({ ...card, user: 'mei', ...act });
  await expect.poll(() => before.answer()).toContain(words);
  expect(after.asked()).toEqual([flow]);
  expect(before.calls).toEqual([]);
});

test('Watch here stands on the card that is left behind, and watches for the presser', async () => {
  const bot = await startBot();
  const card = await cardIn(bot, { known: known(), watch: undefined, watchers: [] });
  await bot.slack.press({ ...card, user: 'tom', actionId: BUTTONS.watchHere });
  await expect.poll(() => bot.answer('tom')).toContain('Watching *Algebra II, room 4* for this channel.');
  const tom = idOf(bot, 'tom');
  expect(bot.calls).toEqual([
    `watch {"team":"${bot.slack.state().team.id}","channel":"${card.channel}"} ${tom} ${SID}`,
  ]);
});

test('a button pressed twice, and by two people, answers each and does no harm', async () => {
  const removed: string[] = [];
  const bot = await startBot({
    flows: {
      async unwatch() {
        removed.push('asked');
        return removed.length === 1
          ? { kind: 'unwatched', known: known() }
          : { kind: 'not_watched', known: known() };
      },
    },
  });
  const card = await cardIn(bot);
  for (const user of ['mei', 'anna']) {
    await bot.slack.press({ ...card, user, ...UNWATCH });
    await expect.poll(() => bot.answer(user)).not.toBe('');
  }
  expect(bot.answer('mei')).toContain('is no longer watched in this channel');
  expect(bot.answer('anna')).toContain('so there is nothing to stop');
});

test('Unmute on the answer to Mute takes the place of that answer', async () => {
  const muted = muteOf('15min', 'U0MEI', START, undefined);
  const bot = await startBot({
    flows: {
      mute: async () => ({ kind: 'muted', known: known(), mute: muted }),
      unmute: async () => ({ kind: 'unmuted', known: known(), mute: muted, missed: 'nothing' }),
    },
  });
  const answers = () => bot.answers().map((one) => asRead(one));
  const card = await cardIn(bot);
  await bot.slack.press({ ...card, user: 'mei', actionId: menuId('mute', { sid: SID }), value: 'mute15' });
  await expect.poll(answers).toEqual([expect.stringContaining('is muted in this channel')]);
  await bot.pressAnswer(BUTTONS.unmute);
  await expect.poll(answers).toEqual([expect.stringContaining('is no longer muted')]);
});

test('a press that Slack delivers twice is done once', async () => {
  const bot = await startBot();
  const card = await cardIn(bot);
  bot.slack.repeatDeliveries(true);
  await bot.slack.press({ ...card, user: 'mei', ...UNWATCH });
  await expect.poll(() => bot.log.outcomes()).toContain('slackRepeated');
  await expect.poll(() => bot.answer()).toContain('no longer watched');
  expect(bot.asked()).toEqual(['unwatch']);
});

test('Share on an answer posts once and says so', async () => {
  const bot = await startBot();
  await bot.type('status', SID);
  await expect.poll(() => bot.answer()).toContain('Asked Agora');
  await bot.pressAnswer(BUTTONS.share);
  await expect.poll(() => bot.answer()).toBe('*Algebra II, room 4* goes to the channel in a moment.');
  expect(bot.asked()).toEqual(['status', 'status', 'share']);
});

test('a candidate of an ambiguous prefix is shown below the question, which stays', async () => {
  const other = known({ recording: recording({ sid: `${SID.slice(0, 30)}00`, alias: 'Room 5' }) });
  const bot = await startBot({
    flows: {
      status: async (_place, _user, text) =>
        text === SID.slice(0, 6)
          ? { kind: 'many', text, candidates: [known(), other] }
          : { kind: 'status', subject: subject(other), freshness: { kind: 'recent', ageMs: 500 } },
    },
  });
  await bot.type('status', SID.slice(0, 6));
  await expect.poll(() => bot.answer()).toContain('Which one?');
  await bot.pressAnswer(BUTTONS.show, { value: other.recording.sid });
  await expect.poll(() => bot.answer()).toContain('Agora was asked less than a second ago.');
  expect(bot.answer()).toContain('*Room 5* — recording');
  expect(bot.answers()).toHaveLength(2);
});

test('Resume in a direct message goes on in the channel that it is about', async () => {
  const bot = await startBot({
    flows: { resume: async () => ({ kind: 'resumed' }) },
  });
  const messenger = messengerOf(bot.slack, { log: bot.log });
  const posted = await messenger.post(personIn(bot.slack, 'mei'), 'p1', pausedIn('C0TEAM'));
  const direct = directIn(bot);
  const ts = posted.kind === 'ok' ? posted.ts : posted.kind;
  await bot.slack.press({ channel: direct, ts, user: 'mei', actionId: BUTTONS.resume });
  await expect
    .poll(() => bot.calls.at(-1))
    .toBe(`resume {"team":"${bot.slack.state().team.id}","channel":"C0TEAM"}`);
  await expect
    .poll(() => bot.slack.ephemerals(direct, 'mei').map(({ text }) => text))
    .toEqual([
      'Telling again about everything that is watched there. What was missed is said there in one message and in the threads; the cards follow.',
    ]);
});

test('a button of a bot from another time is answered, too', async () => {
  const bot = await startBot();
  const channel = channelOf(bot);
  await fetch(`${bot.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      channel,
      text: 'old',
      blocks: [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'mute', text: { type: 'plain_text', text: 'Mute' }, value: SID },
          ],
        },
      ],
    }),
  });
  const ts = bot.slack.messages('recordings')[0]?.ts ?? '';
  await bot.slack.press({ channel, ts, user: 'mei', actionId: 'mute' });
  await expect.poll(() => bot.answer()).toContain('I don’t know that button');
});

test('no button carries a resource ID', async () => {
  const bot = await startBot();
  await cardIn(bot, subject(unseen(recording())));
  const said = JSON.stringify(bot.slack.messages('recordings'));
  expect(said).toContain(SID);
  expect(said).not.toContain('rrrr');
});

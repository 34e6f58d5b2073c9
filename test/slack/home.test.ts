import { expect, test } from 'vitest';
import type { Survey } from '../../src/flows/asking/home.ts';
import { BUTTONS, menuId } from '../../src/slack/pressable/buttons.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { HOME_ACTIONS } from '../../src/slack/pressable/home-choice.ts';
import { BOT_TOKEN, type Bot, JSON_TYPE, SECRET, sendSigned, startBot } from './bot.ts';
import { hashOf, homeId, homeOf, surveyOf, watched } from './home-world.ts';
import { memoryHomes } from './memory-homes.ts';
import { rule } from './rules-world.ts';
import { idOf, modalId, modalOf, topOf } from './screen.ts';
import { appFinding, at, inPhase, known, recording, watch } from './subjects.ts';

const BUSY = surveyOf({
  recordings: [
    watched(),
    watched({ known: inPhase('lost'), watches: [watch({ channel: 'C0OTHER', owner: 'U0TOM' })] }),
    watched({
      known: known({ phase: 'ended', status: 8, recording: recording({ app: 'test' }) }),
      watches: [],
    }),
  ],
  rules: [rule()],
  health: [
    appFinding('prod'),
    { kind: 'budget', fine: true, apps: ['prod'], recordings: 3, wanted: 0.1, granted: 2 },
    appFinding('test', { fine: false, dark: { cause: 'unavailable', since: at('14:00:00') } }),
    { kind: 'due', fine: true, ageMs: 0, short: false },
    { kind: 'undelivered', fine: true, ageMs: 0 },
  ],
});

/** A bot that says of its workspace what the test wants. */
async function botWith(first: Survey): Promise<Bot & { say(next: Survey): void }> {
  let now = first;
  const bot = await startBot({ flows: { survey: async () => now } });
  return {
    ...bot,
    say: (next) => {
      now = next;
    },
  };
}

async function opened(bot: Bot, user = 'mei'): Promise<string> {
  await bot.slack.openHome(user);
  await expect.poll(() => homeOf(bot, user)).not.toBe('');
  return homeOf(bot, user);
}

const choose = (bot: Bot, actionId: string, value?: string, user = 'mei') =>
  bot.slack.press({ view: homeId(bot, user), user, actionId, ...(value === undefined ? {} : { value }) });

test('App Home shows what goes on, what is over, channels, rules and what is amiss', async () => {
  const bot = await botWith(BUSY);
  expect(await opened(bot)).toBe(`[Watch a recording] [Connect your backend] [Refresh]
[State ▾ In every state | Live | Ended | Went wrong] [App ▾ Every app | prod | test] [Whose ▾ Watched by anybody | Watched by me]
🌫️ Agora, app test: I can’t see it since 14:00:00: Agora isn’t answering.
Nothing needs doing: I keep asking. If this lasts, check the status page of Agora.
*Live now: 1*
🟢  *Algebra II, room 4* — recording since 14:00:12
3 files announced · app prod · \`38f8e3cf…7e1a\`
watched in <#C0RECORDINGS> [Show]
*Over within the last 24 hours: 2*
❓  *Algebra II, room 4* — lost: gone, and nobody reported a stop
15:31:40 · 3 files announced · app prod · \`38f8e3cf…7e1a\`
watched in <#C0OTHER> [Show]
⏹️  *Algebra II, room 4* — over: Agora no longer has it
14:00:12 · 3 files announced · app test · \`38f8e3cf…7e1a\`
watched nowhere [Show]
*Posting to 2 channels*
<#C0RECORDINGS> · 1 recording, 1 live
<#C0OTHER> · 1 recording, 0 live
*1 rule*
*\`rule-3\`* every recording whose Agora channel matches \`class-*\`
in <#C0RECORDINGS> · by <@U0MEI> since 14:00:00
App prod: 0.1 of 2 requests a second in use.
As of 14:10:00. Changes are shown here until 14:25:00.`);
});

test('what is chosen is shown, and stays chosen when Home is opened again', async () => {
  const bot = await botWith(BUSY);
  await opened(bot);
  await choose(bot, HOME_ACTIONS.app, 'test');
  await expect.poll(() => homeOf(bot, 'mei')).toContain('*Live now: none of what you chose*');
  expect(homeOf(bot, 'mei')).toContain('· app test ·');
  expect(homeOf(bot, 'mei')).not.toContain('· app prod ·');
  await choose(bot, HOME_ACTIONS.state, 'failed');
  await expect
    .poll(() => homeOf(bot, 'mei'))
    .toContain(`Nothing here is what you chose to see.
Choose something else above, or press Show everything.
[Show everything]`);
  await bot.slack.openHome('mei');
  await bot.bot.stop();
  expect(homeOf(bot, 'mei')).toContain('[Show everything]');
});

test('Show everything undoes every choice', async () => {
  const bot = await botWith(BUSY);
  await opened(bot, 'tom');
  await choose(bot, HOME_ACTIONS.mine, 'mine', 'tom');
  await expect.poll(() => homeOf(bot, 'tom')).toContain('[Show everything]');
  await choose(bot, HOME_ACTIONS.everything, undefined, 'tom');
  await expect.poll(() => homeOf(bot, 'tom')).toContain('*Live now: 1*');
});

test('each person has choices of their own, in their own language', async () => {
  const bot = await botWith(BUSY);
  await opened(bot);
  await opened(bot, 'yue');
  await choose(bot, HOME_ACTIONS.state, 'ended', 'yue');
  await expect.poll(() => homeOf(bot, 'yue')).not.toContain('录制中');
  expect(homeOf(bot, 'yue')).toContain('*最近 24 小时内结束：1 条*');
  expect(homeOf(bot, 'mei')).toContain('*Live now: 1*');
});

test('it follows what happens without being asked, and publishes nothing when nothing has changed', async () => {
  const bot = await botWith(surveyOf());
  await opened(bot);
  const first = hashOf(bot);
  const asked = bot.calls.length;
  await expect.poll(() => bot.calls.length).toBeGreaterThan(asked + 3);
  expect(hashOf(bot)).toBe(first);
  bot.say(surveyOf({ recordings: [watched({ known: inPhase('ended') })], at: at('15:32:00') }));
  await expect.poll(() => homeOf(bot, 'mei')).toContain('— ended');
  expect(homeOf(bot, 'mei')).toContain('As of 15:32:00.');
});

test('when its time is over it says as of when it is, and to press Refresh, which has it follow again', async () => {
  const homes = memoryHomes();
  let last = false;
  const bot = await startBot({
    homes: {
      ...homes,
      take: async (most) => (await homes.take(most)).map((turn) => ({ ...turn, last })),
    },
  });
  await opened(bot);
  last = true;
  await expect
    .poll(() => homeOf(bot, 'mei'))
    .toMatch(/As of 14:10:00\. What has changed since is not shown here; press Refresh\.$/);
  const asked = bot.calls.length;
  await choose(bot, HOME_ACTIONS.refresh);
  await expect.poll(() => bot.calls.length).toBeGreaterThan(asked);
});

test('Show opens the recording in a modal, which is in no channel to watch it in or share it to', async () => {
  const bot = await botWith(surveyOf());
  await opened(bot);
  await choose(bot, BUTTONS.show);
  await expect.poll(() => modalOf(bot, 'mei')).toContain('Asked Agora just now');
  expect(modalOf(bot, 'mei')).toContain('[Files] [History] [Refresh]');
  expect(modalOf(bot, 'mei')).not.toContain('here');
});

test('Watch a recording opens the form', async () => {
  const bot = await botWith(surveyOf());
  await opened(bot);
  await choose(bot, BUTTONS.register);
  await expect.poll(() => topOf(bot, 'mei')?.callback_id).toBe(CALLBACKS.watchForm);
});

test('a workspace without recordings is told how to begin', async () => {
  const bot = await botWith(surveyOf({ empty: true, recordings: [] }));
  expect(await opened(bot)).toBe(`*Your Agora recordings*
I ask Agora how your cloud recordings are and tell your channels when one starts, stops, fails or can no longer be found: what is known, how, and as of when.
Agora has no list of recordings, so I know none yet. Register one by hand to see how it looks; or let your backend register each one that it starts, so that nobody has to type an id.
[Watch a recording] [Connect your backend] [Refresh]
✅ I found nothing amiss: every recording is looked at in time, and no news is late.
App prod: less than 0.1 of 2 requests a second in use.
As of 14:10:00. Changes are shown here until 14:25:00.`);
});

test('Connect your backend shows what to send, and no secret', async () => {
  const bot = await botWith(surveyOf({ empty: true, recordings: [] }));
  await opened(bot);
  await choose(bot, BUTTONS.connect);
  await expect
    .poll(() => modalOf(bot, 'mei'))
    .toContain(`Connect your backend
Where your backend calls \`start\`, have it send me the JSON plus \`mode\`.`);
  const shown = modalOf(bot, 'mei');
  expect(shown).toContain(`curl --fail-with-body -X PATCH "$BOT/v1/recordings/$SID" \\
  -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\
  -d '{"stopRequestedAt":"'$(date -u +%FT%TZ)'"}'`);
  expect(shown.match(/^curl /gm)).toHaveLength(2);
  expect(shown).not.toContain(SECRET);
  expect(shown).not.toContain(BOT_TOKEN);
});

test('when Redis is away Home says so, and Refresh tries again', async () => {
  let away = true;
  const bot = await startBot({
    flows: {
      async survey() {
        if (away) throw new Error('Connection is closed.');
        return surveyOf();
      },
    },
  });
  expect(await opened(bot)).toMatch(/^⚠️ .*\n\[Refresh\]$/s);
  away = false;
  await choose(bot, HOME_ACTIONS.refresh);
  await expect.poll(() => homeOf(bot, 'mei')).toContain('*Live now: 1*');
});

test('when Slack was away the Home comes later by itself', async () => {
  const bot = await botWith(surveyOf());
  bot.slack.setFault({ kind: 'down' }, { method: 'views.publish', times: 2 });
  expect(await opened(bot)).toContain('*Live now: 1*');
  expect(bot.log.outcomes()).toEqual(['homeNotPublished', 'homeNotPublished']);
});

test('where Slack takes no tables the rest is shown without one', async () => {
  const many = Array.from({ length: 30 }, () => watched());
  const bot = await botWith(surveyOf({ recordings: many }));
  bot.slack.setFault({ kind: 'refuse', error: 'invalid_arguments' }, { method: 'views.publish', times: 1 });
  const read = await opened(bot);
  expect(read).toContain('10 more\nTo see one of these: `/recording-status` and its name.');
  expect(read).not.toContain('Recording | ');
});

test('the tab with the messages is none of its business', async () => {
  const bot = await botWith(surveyOf());
  const user = idOf(bot, 'mei');
  const event = { type: 'app_home_opened', user, tab: 'messages' };
  const sent = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event });
  expect(await sendSigned(bot.url, sent, JSON_TYPE)).toMatchObject({ status: 200 });
  await bot.bot.stop();
  expect(homeOf(bot, 'mei')).toBe('');
});

test('rules that somebody has set are changed from their own Home, in the channel that they are of', async () => {
  const bot = await botWith(surveyOf({ rules: [rule(), rule({ id: 'rule-4', owner: 'U0TOM' })] }));
  const mei = idOf(bot, 'mei');
  bot.say(surveyOf({ rules: [rule({ owner: mei }), rule({ id: 'rule-4', owner: 'U0TOM' })] }));
  const read = await opened(bot);
  expect(read.match(/Pause rule/g)).toHaveLength(1);
  const target = { sid: 'rule-3', channel: 'C0RECORDINGS' };
  await choose(bot, menuId('rule', target), 'pauseRule');
  await expect
    .poll(() => bot.calls.filter((call) => call.startsWith('changeRule')))
    .toEqual([
      `changeRule {"team":"${bot.slack.state().team.id}","channel":"C0RECORDINGS"} ${mei} rule-3 pause`,
    ]);
});

test('a button about a channel that the presser has left since changes nothing there', async () => {
  const bot: Bot = await startBot({
    flows: {
      survey: async () => surveyOf({ rules: [rule({ owner: idOf(bot, 'mei') })] }),
      actsIn: async () => undefined,
    },
  });
  await opened(bot);
  await choose(bot, menuId('rule', { sid: 'rule-3', channel: 'C0RECORDINGS' }), 'removeRule');
  await expect
    .poll(() => modalOf(bot, 'mei'))
    .toContain('you are not in that channel, so nothing was changed');
  const { id } = bot.slack.state().team;
  expect(bot.calls).toContain(
    `actsIn {"team":"${id}","channel":"${idOf(bot, 'mei')}"} ${idOf(bot, 'mei')} C0RECORDINGS`,
  );
  expect(bot.calls.filter((call) => call.startsWith('changeRule'))).toEqual([]);
});

test('what Home says of a rule in a modal has buttons that know its channel', async () => {
  const bot: Bot = await startBot({
    flows: {
      survey: async () => surveyOf({ rules: [rule({ owner: idOf(bot, 'mei') })] }),
      changeRule: async (_place, _user, text, change) =>
        change === 'pause'
          ? { kind: 'rule_paused', rule: rule() }
          : { kind: 'no_rule', text, rules: [rule({ id: 'rule-5' })] },
    },
  });
  await opened(bot);
  const changes = () =>
    bot.calls.filter((call) => call.startsWith('changeRule')).map((call) => call.slice(11));
  const place = JSON.stringify({ team: bot.slack.state().team.id, channel: 'C0RECORDINGS' });
  const mei = idOf(bot, 'mei');
  await choose(bot, menuId('rule', { sid: 'rule-3', channel: 'C0RECORDINGS' }), 'pauseRule');
  await expect.poll(() => modalOf(bot, 'mei')).toContain('[Resume rule]');
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: BUTTONS.resumeRule });
  await expect.poll(() => modalOf(bot, 'mei')).toContain('*`rule-5`*');
  const other = menuId('rule', { sid: 'rule-5', channel: 'C0RECORDINGS' });
  await bot.slack.press({ view: modalId(bot, 'mei'), user: 'mei', actionId: other, value: 'removeRule' });
  await expect
    .poll(changes)
    .toEqual([
      `${place} ${mei} rule-3 pause`,
      `${place} ${mei} rule-3 resume`,
      `${place} ${mei} rule-5 remove`,
    ]);
});

const PAUSED = surveyOf({
  recordings: [
    watched({
      watches: [watch({ channel: 'C0CLOSED', paused: { reason: 'is_archived', at: at('14:00:00') } })],
    }),
    watched({ watches: [] }),
  ],
});

test('a channel that cannot be told is listed with its reason, and resumed from here', async () => {
  const bot = await botWith(PAUSED);
  const read = await opened(bot);
  expect(read).toContain(`*Posting to 0 channels, 1 waiting*
<#C0CLOSED> · 1 recording, 1 live
⏸ I cannot post there: the channel is archived. News waits and is not lost. [Resume]`);
  expect(read).toContain('watched nowhere [Show]');
  expect(await opened(bot, 'yue')).toContain('未在任何频道关注 [查看]');
  await choose(bot, BUTTONS.resume);
  await expect
    .poll(() => bot.calls)
    .toContain(`resume {"team":"${bot.slack.state().team.id}","channel":"C0CLOSED"}`);
});

test('a message that Slack refused is named, and told again by one press', async () => {
  const letter = { id: 'a1b2c3d4e5', place: { team: 'T1', channel: 'C1' }, reason: 'invalid_blocks', at: 0 };
  const health = [{ kind: 'dead', fine: false, letters: [letter] }] as const;
  const bot = await botWith(surveyOf({ health }));
  expect(await opened(bot)).toContain('Kept, not told: `a1b2c3d4e5`.');
  await choose(bot, BUTTONS.tellAgain);
  const mei = idOf(bot, 'mei');
  await expect
    .poll(() => bot.calls)
    .toContain(`tellAgain {"team":"${bot.slack.state().team.id}","channel":"${mei}"}`);
});

test('a thousand recordings are a page of rows and a table, within what Slack takes', async () => {
  const many = (count: number, one: () => ReturnType<typeof watched>) => Array.from({ length: count }, one);
  const bot = await botWith(
    surveyOf({
      recordings: [...many(600, () => watched()), ...many(400, () => watched({ known: inPhase('ended') }))],
      searched: 2_000,
    }),
  );
  const read = await opened(bot);
  expect(read.match(/\[Show\]/g)).toHaveLength(30);
  expect(read).toContain('*Live now: 600*');
  expect(read).toContain('580 more\nTo see one of these: `/recording-status` and its name.');
  expect(read).toContain('*Over within the last 24 hours: 400*');
  expect(read).toContain('I look through the 2,000 newest recordings only.');
  expect(bot.log.lines).toEqual([]);
});

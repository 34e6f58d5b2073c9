import { expect, test } from 'vitest';
import { BOT_TOKEN, startBot } from './bot.ts';
import { channelOf, directIn, idOf } from './screen.ts';
import { known, SID } from './subjects.ts';

test('a status is answered at once, to the asker alone, from a fresh look', async () => {
  const bot = await startBot();
  const { slack, answer, calls, type } = bot;
  expect(await type('status', SID)).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain('recording');
  expect(
    answer()
      .replace(/ \(\d.*\)/, ' (a while)')
      .replace(/<http.*>/, 'Its card'),
  ).toBe(`🟢  *Algebra II, room 4* — recording since 14:00:12 (a while)
3 files announced · newest \`class/${SID}_room4_2.mp4\`, from 16:00:00
[Files] [History] [Share to channel] [Refresh] [Unwatch]
Asked Agora just now; it took 0.2 s.
Watched here for <@U0MEI> since 14:00:00.
Its card
prod · mix · sid \`38f8e3cf…7e1a\``);
  const place = JSON.stringify({ team: slack.state().team.id, channel: channelOf(bot) });
  expect(calls).toEqual([`status ${place} ${idOf(bot, 'mei')} ${SID}`]);
  expect(slack.messages('recordings')).toEqual([]);
});

test.each([
  ['status', '', 'watchedHere rulesOf', 'This channel watches 1 recording.'],
  ['status', 'doctor', 'doctor', 'I found nothing amiss.'],
  ['watch', `${SID} as:x`, 'watch', 'Watching *Algebra II, room 4* for this channel.'],
  ['unwatch', SID, 'removeRule unwatch', '*Algebra II, room 4* is no longer watched in this channel.'],
  ['unwatch', '', 'watchedHere rulesOf', 'Which recording shall this channel no longer be told about?'],
  ['list', '', 'list', '1 live recording'],
  ['list', 'FAILED', 'list', '1 failed recording'],
])('/recording-%s %s', async (command, text, flow, words) => {
  const { asked, type, answer } = await startBot();
  await type(command, text);
  await expect.poll(() => answer()).toContain(words);
  expect(asked().join(' ')).toBe(flow);
});

const HELP = 'What I can tell you about your Agora recordings';

test.each([
  ['status', 'help', HELP],
  ['status', '帮助', HELP],
  ['watch', '？', HELP],
  ['list', 'help', HELP],
  ['mend', '', HELP],
  [
    'list',
    'broken *things*',
    'There is no list called ‘broken ∗things∗’.\nType `/recording-list` and `live`, `ended`, `failed`, `all` or `rules`.',
  ],
])('/recording-%s %s is answered without asking anybody', async (command, text, words) => {
  const { calls, type, answer } = await startBot();
  await type(command, text);
  await expect.poll(() => answer()).toContain(words);
  expect(calls).toEqual([]);
});

test('a sid that nobody registered, and of which Agora has spoken, is answered with that and how to register it', async () => {
  const words = [{ event: 40, at: Date.UTC(2026, 10, 22, 15, 30) }];
  const heard = { sid: SID, app: 'prod', words };
  const { type, answer } = await startBot({
    flows: { status: async () => ({ kind: 'unregistered', heard }) },
  });
  await type('status', SID);
  await expect.poll(() => answer()).toContain('nobody has registered it here');
  expect(answer()).toContain('Agora’s notice: the recorder started');
  expect(answer()).toContain('Register it');
});

test('a text that is too short for a recording is answered with what to type', async () => {
  const { type, answer } = await startBot({
    flows: { status: async () => ({ kind: 'short', text: '38f' }) },
  });
  await type('status', '38f');
  await expect
    .poll(() => answer())
    .toBe(
      '‘38f’ is too short to tell which recording you mean.\nType at least 6 characters of its sid, or its whole name.',
    );
});

test('a watch that cannot be told here says what to do, and has a button for afterwards', async () => {
  const { type, answer } = await startBot({
    flows: {
      watch: async () => ({
        kind: 'watching',
        known: known(),
        how: 'new',
        already: false,
        card: 'paused',
        reason: 'not_in_channel',
        modeWritten: 'composite',
      }),
    },
  });
  await type('watch', 'something');
  await expect
    .poll(() => answer())
    .toBe(`⚠️ Watching *Algebra II, room 4* for this channel.
You wrote mode ‘composite’; Agora calls that mix, so I used mix.
I can answer you, but cannot post here yet: I am not in the channel.
Type \`/invite @Recording Watch\` in the channel. I then go on by myself; if no card comes, press Watch here.
[Watch here]`);
});

class MaxRetriesPerRequestError extends Error {
  override readonly name = 'MaxRetriesPerRequestError';
}

test.each([
  [new MaxRetriesPerRequestError('20 retries'), 'My memory (Redis) does not answer at the moment.'],
  [new Error("Stream isn't writeable and enableOfflineQueue options is false"), 'My memory (Redis) does not'],
  [new Error('who knows'), 'Something that I need did not work: my memory (Redis), Slack or Agora.'],
])('a flow that fails with “%s” is owned up to, under the number that the log has', async (error, words) => {
  const { log, type, answer } = await startBot({ flows: { status: () => Promise.reject(error) } });
  expect(await type('status', SID)).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain(words);
  const failures = log.lines.filter(({ outcome }) => outcome === 'unanswered');
  expect(failures).toHaveLength(1);
  expect(answer()).toContain(`tell your admin the number \`${failures[0]?.facts.id}\`.`);
});

test('a command that Slack delivers twice is done once', async () => {
  const { slack, log, calls, type, answers, answer } = await startBot();
  slack.repeatDeliveries(true);
  await type('watch', `${SID} as:x`);
  await expect.poll(() => log.outcomes()).toContain('slackRepeated');
  await expect.poll(() => answer()).toContain('Watching');
  expect(calls).toHaveLength(1);
  expect(answers()).toHaveLength(1);
});

test.each([
  ['fails', () => Promise.reject(new Error('Connection is closed.'))],
  ['says nothing', () => new Promise<boolean>(() => undefined)],
])('a command is acknowledged and answered although what remembers repetitions %s', async (_, first) => {
  const { type, answer, log } = await startBot({ once: { first } });
  expect(await type('status', SID)).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain('— recording');
  expect(log.outcomes()).toContain('repeatsUnknown');
});

test('a response URL that fails is gone around', async () => {
  const { slack, log, type, answer } = await startBot();
  slack.setFault({ kind: 'down' }, { method: 'response_url' });
  await type('status', SID);
  await expect.poll(() => answer()).toContain('— recording');
  expect(log.outcomes()).toEqual(['answerRefused']);
});

test('an answer that cannot be given at all is in the log', async () => {
  const { slack, log, type } = await startBot();
  slack.setFault({ kind: 'refuse', error: 'expired_url' }, { method: 'response_url' });
  slack.setFault({ kind: 'refuse', error: 'not_in_channel' }, { method: 'chat.postEphemeral' });
  await type('status', SID);
  await expect.poll(() => log.outcomes()).toContain('answerLost');
});

test.each([
  ['is down', { kind: 'down' }],
  ['is limited', { kind: 'ratelimit', seconds: 1 }],
  ['is cut off', { kind: 'cut' }],
] as const)(
  'where the bot is not a member, a response URL that %s once is used again within seconds',
  async (_, fault) => {
    const { slack, type, answer } = await startBot();
    slack.setFault(fault, { method: 'response_url', times: 1 });
    slack.setFault({ kind: 'refuse', error: 'not_in_channel' }, { method: 'chat.postEphemeral' });
    await type('status', SID);
    await expect.poll(() => answer(), { timeout: 10_000 }).toContain('— recording');
  },
  15_000,
);

test('commands are answered in a direct message as well', async () => {
  const { slack, calls } = await startBot();
  await fetch(`${slack.apiUrl}conversations.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
    body: new URLSearchParams({ users: idOf({ slack }, 'mei') }),
  });
  const direct = directIn({ slack });
  await slack.command({ user: 'mei', channel: direct, command: '/recording-status', text: SID });
  await expect.poll(() => calls).toEqual([expect.stringContaining(direct)]);
  await expect.poll(() => slack.ephemerals(direct, 'mei')).toHaveLength(1);
});

test('a bot that stops finishes the answers it has begun', async () => {
  let finish: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { bot, calls, type, answer } = await startBot({
    flows: {
      async doctor() {
        await waiting;
        return [];
      },
    },
  });
  await type('status', 'doctor');
  await expect.poll(() => calls).toHaveLength(1);
  const stopped = bot.stop();
  expect(answer()).toBe('');
  finish();
  await stopped;
  expect(answer()).toContain('nothing amiss');
  expect(await type('status', 'doctor')).toMatchObject({ ok: false, status: 503 });
});

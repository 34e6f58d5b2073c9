import { expect, test } from 'vitest';
import type { ForPeople } from '../../src/flows/for-people.ts';
import type { WatchAnswer } from '../../src/flows/watching/watch.ts';
import { BOT_TOKEN, startBot } from './bot.ts';
import { idOf } from './screen.ts';
import { known, SID } from './subjects.ts';

const type = (text: string, command = 'recording-status', channel = 'recordings') => ({
  user: 'mei',
  channel,
  command: `/${command}`,
  text,
});

test('a status is answered at once, to the asker alone, from a fresh look', async () => {
  const bot = await startBot();
  const { slack, answer, calls } = bot;
  expect(await slack.command(type(SID))).toMatchObject({ ok: true });
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
  const { team, channels } = slack.state();
  const channel = channels.find(({ name }) => name === 'recordings')?.id;
  expect(calls).toEqual([`status ${JSON.stringify({ team: team.id, channel })} ${idOf(bot, 'mei')} ${SID}`]);
  expect(slack.messages('recordings')).toEqual([]);
});

test.each([
  ['recording-status', '', 'watchedHere rulesOf', 'This channel watches 1 recording.'],
  ['recording-status', 'doctor', 'doctor', 'I found nothing amiss.'],
  ['recording-watch', `${SID} as:x`, 'watch', 'Watching *Algebra II, room 4* for this channel.'],
  [
    'recording-unwatch',
    SID,
    'removeRule unwatch',
    '*Algebra II, room 4* is no longer watched in this channel.',
  ],
  [
    'recording-unwatch',
    '',
    'watchedHere rulesOf',
    'Which recording shall this channel no longer be told about?',
  ],
  ['recording-list', '', 'list', '1 live recording'],
  ['recording-list', 'FAILED', 'list', '1 failed recording'],
])('/%s %s', async (command, text, flow, words) => {
  const { slack, answer, calls } = await startBot();
  await slack.command(type(text, command));
  await expect.poll(() => answer()).toContain(words);
  expect(calls.map((call) => call.split(' ')[0]).join(' ')).toBe(flow);
});

test.each([
  ['recording-status', 'help', 'What I can tell you about your Agora recordings'],
  ['recording-status', '帮助', 'What I can tell you about your Agora recordings'],
  ['recording-watch', '？', 'What I can tell you about your Agora recordings'],
  ['recording-list', 'help', 'What I can tell you about your Agora recordings'],
  ['recording-mend', '', 'What I can tell you about your Agora recordings'],
  [
    'recording-list',
    'broken *things*',
    'There is no list called ‘broken ∗things∗’.\nType `/recording-list` and `live`, `ended`, `failed`, `all` or `rules`.',
  ],
])('/%s %s is answered without asking anybody', async (command, text, words) => {
  const { slack, answer, calls } = await startBot();
  await slack.command(type(text, command));
  await expect.poll(() => answer()).toContain(words);
  expect(calls).toEqual([]);
});

const NOT_FOUND: readonly (readonly [Awaited<ReturnType<ForPeople['status']>>, string])[] = [
  [
    { kind: 'none', text: '38f8e3' },
    'I don’t know a recording ‘38f8e3’. Agora has no list of recordings, so somebody has to tell me.',
  ],
  [
    { kind: 'short', text: '38f' },
    '‘38f’ is too short to tell which recording you mean.\nType at least 6 characters of its sid, or its whole name.',
  ],
  [
    { kind: 'many', text: '38f8e3', candidates: [known(), known()] },
    '‘38f8e3’ could be any of 2 recordings. Which one?',
  ],
];

test('a sid that nobody registered, and of which Agora has spoken, is answered with that and how to register it', async () => {
  const words = [{ event: 40, at: Date.UTC(2026, 10, 22, 15, 30) }];
  const heard = { sid: SID, app: 'prod', words };
  const { slack, answer } = await startBot({
    flows: { status: async () => ({ kind: 'unregistered', heard }) },
  });
  await slack.command(type(SID));
  await expect.poll(() => answer()).toContain('nobody has registered it here');
  expect(answer()).toContain('Agora’s notice: the recorder started');
  expect(answer()).toContain('Register it');
});

test.each(NOT_FOUND)('a sid that is $kind', async (found, words) => {
  const { slack, answer } = await startBot({ flows: { status: async () => found } });
  await slack.command(type('38f'));
  await expect.poll(() => answer()).toContain(words);
});

const MISTAKES: readonly (readonly [WatchAnswer, string])[] = [
  [
    { kind: 'misread', misread: { kind: 'cut_resource_id', length: 180 } },
    'That resource ID has 180 characters; Agora’s have 192 or more, so it was probably cut.',
  ],
  [{ kind: 'misread', misread: { kind: 'not_json' } }, 'That looks like JSON, but I could not read it'],
  [
    { kind: 'incomplete', missing: { kind: 'no_mode', written: 'fast' } },
    'The mode is missing, and ‘fast’ is none.\nAdd the mode that `start` was called with: mix, individual, web or raw.',
  ],
  [
    { kind: 'incomplete', missing: { kind: 'which_app', apps: ['prod', 'test'] } },
    'There are 2 Agora apps, and the text does not say which one.\nAdd `app:` and one of `prod` or `test`.',
  ],
  [{ kind: 'unknown_language', written: 'xx', languages: ['en'] }, 'I don’t speak ‘xx’ yet.'],
  [
    { kind: 'none', text: 'x'.repeat(32) },
    'Press Register it, or type `/recording-watch` with the whole answer of `start`',
  ],
  [
    {
      kind: 'watching',
      known: known(),
      how: 'new',
      already: false,
      card: 'paused',
      reason: 'not_in_channel',
      modeWritten: 'composite',
    },
    `⚠️ Watching *Algebra II, room 4* for this channel.
You wrote mode ‘composite’; Agora calls that mix, so I used mix.
I can answer you, but cannot post here yet: I am not in the channel.
Type \`/invite @Recording Watch\` in the channel. I then go on by myself; if no card comes, press Watch here.
[Watch here]`,
  ],
];

test.each(MISTAKES)('a watch that is $kind', async (found, words) => {
  const { slack, answer } = await startBot({ flows: { watch: async () => found } });
  await slack.command(type('something', 'recording-watch'));
  await expect.poll(() => answer()).toContain(words);
});

class MaxRetriesPerRequestError extends Error {
  override readonly name = 'MaxRetriesPerRequestError';
}

test.each([
  [new MaxRetriesPerRequestError('20 retries'), 'My memory (Redis) does not answer at the moment.'],
  [new Error("Stream isn't writeable and enableOfflineQueue options is false"), 'My memory (Redis) does not'],
  [new Error('who knows'), 'Something that I need did not work: my memory (Redis), Slack or Agora.'],
])('a flow that fails with “%s” is owned up to, under the number that the log has', async (error, words) => {
  const { slack, answer, log } = await startBot({ flows: { status: () => Promise.reject(error) } });
  expect(await slack.command(type(SID))).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain(words);
  const failures = log.lines.filter(({ outcome }) => outcome === 'unanswered');
  expect(failures).toHaveLength(1);
  expect(answer()).toContain(`tell your admin the number \`${failures[0]?.facts.id}\`.`);
});

test('a command that Slack delivers twice is done once', async () => {
  const { slack, answer, calls, log } = await startBot();
  slack.repeatDeliveries(true);
  await slack.command(type(`${SID} as:x`, 'recording-watch'));
  await expect.poll(() => log.lines.map(({ outcome }) => outcome)).toContain('slackRepeated');
  await expect.poll(() => answer()).toContain('Watching');
  expect(calls).toHaveLength(1);
  expect(slack.ephemerals('recordings', 'mei')).toHaveLength(1);
});

test('while nobody remembers repetitions, commands are still answered', async () => {
  const once = { first: () => Promise.reject(new Error('Connection is closed.')) };
  const { slack, answer } = await startBot({ once });
  await slack.command(type(SID));
  await expect.poll(() => answer()).toContain('— recording');
});

test('a response URL that fails is gone around', async () => {
  const { slack, answer, log } = await startBot();
  slack.setFault({ kind: 'down' }, { method: 'response_url' });
  await slack.command(type(SID));
  await expect.poll(() => answer()).toContain('— recording');
  expect(log.lines.map(({ outcome }) => outcome)).toEqual(['answerRefused']);
});

test('an answer that cannot be given at all is in the log', async () => {
  const { slack, log } = await startBot();
  slack.setFault({ kind: 'down' }, { method: 'response_url' });
  slack.setFault({ kind: 'refuse', error: 'not_in_channel' }, { method: 'chat.postEphemeral' });
  await slack.command(type(SID));
  await expect.poll(() => log.lines.map(({ outcome }) => outcome)).toContain('answerLost');
});

test('commands are answered in a direct message as well', async () => {
  const { slack, calls } = await startBot();
  const mei = slack.state().users.find(({ name }) => name === 'mei')?.id ?? '';
  await fetch(`${slack.apiUrl}conversations.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
    body: new URLSearchParams({ users: mei }),
  });
  const direct = slack.state().channels.find(({ id }) => id.startsWith('D'))?.id ?? '';
  await slack.command(type(SID, 'recording-status', direct));
  await expect.poll(() => calls).toEqual([expect.stringContaining(direct)]);
  await expect.poll(() => slack.ephemerals(direct, 'mei')).toHaveLength(1);
});

test('a bot that stops finishes the answers it has begun', async () => {
  let finish: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { slack, bot, answer, calls } = await startBot({
    flows: {
      async doctor() {
        await waiting;
        return [];
      },
    },
  });
  await slack.command(type('doctor'));
  await expect.poll(() => calls).toHaveLength(1);
  const stopped = bot.stop();
  expect(answer()).toBe('');
  finish();
  await stopped;
  expect(answer()).toContain('nothing amiss');
  expect(await slack.command(type('doctor'))).toMatchObject({ ok: false, status: 503 });
});

test('a command is acknowledged and answered although Redis says nothing of repetitions', async () => {
  const { slack, answer, log } = await startBot({ once: { first: () => new Promise(() => undefined) } });
  expect(
    await slack.command({ user: 'mei', channel: 'recordings', command: '/recording-status', text: SID }),
  ).toMatchObject({ ok: true });
  await expect.poll(() => answer()).toContain('— recording');
  expect(log.lines.map(({ outcome }) => outcome)).toContain('repeatsUnknown');
});

import { expect, test } from 'vitest';
import { type News, TOLD } from '../../src/recording/news.ts';
import { isBad } from '../../src/recording/watching/gravity.ts';
import { ENGLISH } from '../../src/slack/language/english/english.ts';
import { newsMessage } from '../../src/slack/render/telling/news.ts';
import { endNews } from './messages/over.ts';
import { asRead } from './said.ts';
import { at, START, subject } from './subjects.ts';

const now = at('14:04:11');
const between = { after: at('14:02:10'), before: at('14:02:41') };
const seen = { after: now, before: now };
const NOT_STARTED = { phase: 'not_started', how: 'watched' } as const;

/** What a person reads for every kind of news. */
const LINES: readonly (readonly [News, string])[] = [
  [
    { kind: 'started', between, late: false },
    '🟢 Recording started between 14:02:10 and 14:02:41; Agora reports the first upload (status 5).',
  ],
  [
    { kind: 'started', between: seen, late: true, was: NOT_STARTED },
    `*Algebra II, room 4*
🟢 Recording started after all at 14:04:11; Agora reports the first upload (status 5).`,
  ],
  [
    { kind: 'started', between: { ...between, orEarlier: true }, late: false },
    '🟢 Recording started at 14:02:41 or before; Agora reports the first upload (status 5).',
  ],
  [{ kind: 'phase', from: 'starting', to: 'ready' }, '🟠 Now ready.'],
  [{ kind: 'paused', between }, '⏸️ Paused between 14:02:10 and 14:02:41.'],
  [{ kind: 'resumed', pausedSince: at('14:00:11') }, '🟢 Recording again after a pause of about 4 min.'],
  [
    { kind: 'file', files: [{ name: 'class/38f8_1.mp4', startedAt: at('15:00:02') }] },
    '📄 New file announced: `class/38f8_1.mp4`, starting 15:00:02.',
  ],
  [{ kind: 'file', files: [{ name: 'a.m3u8' }] }, '📄 New file announced: `a.m3u8`.'],
  [
    { kind: 'file', files: [{ name: `class/${subject().known.recording.sid}_maths_0.mp4` }] },
    '📄 New file announced: `class/…_maths_0.mp4`.',
  ],
  [
    { kind: 'file', files: [{ name: 'a.m3u8' }, { name: 'b.m3u8' }] },
    '📄 2 new files announced: `a.m3u8` and `b.m3u8`.',
  ],
  [
    { kind: 'file', files: Array.from({ length: 60 }, (_, n) => ({ name: `${n}.mp4` })) },
    '📄 60 new files announced: `0.mp4`, `1.mp4`, `2.mp4` and 57 more.',
  ],
  [
    { kind: 'stopping', between },
    '⏹️ Stopping: Agora began to close the recording between 14:02:10 and 14:02:41.',
  ],
  [
    {
      kind: 'recovered',
      gap: { after: at('14:02:10'), before: at('14:03:25') },
      from: 'recording',
      phase: 'recording',
    },
    `🟢 It is back: recording. It was not found between 14:02:10 and 14:03:25 (75 s), probably while Agora moved it to another server.
A file beginning with \`bak0_\` may follow; to play it all, keep both sets of files.`,
  ],
  [
    {
      kind: 'recovered',
      gap: { after: START, before: now },
      from: 'not_started',
      phase: 'ready',
      was: NOT_STARTED,
    },
    `*Algebra II, room 4*
🟠 It did start after all, late: ready.`,
  ],
  [
    { kind: 'stuck_ready', since: at('14:02:10') },
    `🟠 In the channel since 14:02:10 (2 min) and nothing uploaded yet.
Usually nobody is publishing; by default the recorder leaves after 30 s without users (\`maxIdleTime\`).`,
  ],
  [
    { kind: 'rtmp_down', urls: ['rtmp://live.example.com/app/…'] },
    `🔌 The push to \`rtmp://live.example.com/app/…\` is disconnected; the recording itself goes on.
Check: does the receiving server still take this stream, and was its key changed?`,
  ],
  [
    { kind: 'rtmp_up', urls: ['rtmp://a/…', 'rtmp://b/…'] },
    '📡 The push to `rtmp://a/…` and `rtmp://b/…` is publishing again.',
  ],
  [
    { kind: 'failover', sign: 'file', nth: 1 },
    '🔁 Agora moved the recording to another server: files beginning with `bak` have appeared. To play it all, keep the files of both servers.',
  ],
  [
    { kind: 'failover', sign: 'restart', nth: 2 },
    '🔁 Agora is starting the recording anew, probably on another server. A part may be missing, and files beginning with `bak` may follow. 2nd move; Agora tries three times. To play it all, keep the files of all servers.',
  ],
  [
    { kind: 'left_running', past: 'plan', since: at('13:04:11'), planned: at('13:49:11') },
    `*Algebra II, room 4*
⏳ Still running past its planned end at 13:49:11; live since 13:04:11.
Check: is it still needed? If not, have your backend call \`stop\`; it is billed until it ends.`,
  ],
  [
    { kind: 'left_running', past: 'max', since: at('12:34:11'), hours: 1.5 },
    `*Algebra II, room 4*
⏳ Still running after 1 h 30 min: live since 12:34:11, longer than 1.5 hours.
Check: is it still needed? If not, have your backend call \`stop\`; it is billed until it ends.`,
  ],
  [
    { kind: 'paused_long', since: at('13:48:11') },
    `⏸️ Still paused: on hold since 13:48:11 (16 min).
Check: was it forgotten? Have your backend set \`onhold\` to \`false\` to go on.`,
  ],
  [
    { kind: 'limit_ahead', at: at('14:19:11'), hours: 4 },
    `⏳ Ends by itself at 14:19:11: it then reaches its limit of 4 hours (\`maxRecordingHour\`).
If it has to go on, start another one before then.`,
  ],
  [
    { kind: 'reason', word: { event: 71, code: 4, at: at('14:03:00') } },
    `⚠️ The page did not load, says Agora (14:03:00).
Check: does the page open in a browser without a login, and within a few seconds?`,
  ],
  [
    { kind: 'reason', word: { event: 41, code: 4, at: at('14:03:00') } },
    '⏹️ Nobody was left in the channel, says Agora (14:03:00).',
  ],
  [
    { kind: 'uploaded', at: at('14:03:00'), where: 'bucket' },
    '📄 All files are in your bucket, says Agora, 14:03:00.',
  ],
  [
    { kind: 'expiring', at: at('15:00:00') },
    `⏳ From 15:00:00 on Agora may no longer answer for this recording. It may well go on, but I shall not see it.
For longer recordings, ask for a larger \`resourceExpiredHour\` in \`acquire\`.`,
  ],
  [
    { kind: 'expired', at: at('14:04:00'), lastPhase: 'recording' },
    `*Algebra II, room 4*
⌛ Expired: Agora no longer answers for it. It did until 14:04:00; last known as recording. Whether it still runs is unknown.
Check your bucket, and ask for a larger \`resourceExpiredHour\` in \`acquire\` next time.`,
  ],
  [
    { kind: 'refused', check: 'parameter', code: 2, reason: 'sid is <invalid>' },
    `*Algebra II, room 4*
⛔ Agora does not accept what was registered (code 2). Agora’s words: sid is &lt;invalid&gt;
Register it again with the whole answer of \`start\` and its mode: most often one of them was cut or mixed up.`,
  ],
  [
    { kind: 'refused', check: 'ids', code: 1003 },
    `*Algebra II, room 4*
⛔ Agora refuses these ids (code 1003): they do not belong together.
Check that App ID, resource ID and sid come from the same \`start\` call, and register it again.`,
  ],
  [
    { kind: 'refused', check: 'resource_expired', code: 433 },
    `*Algebra II, room 4*
⛔ This recording never began: its resource ID had expired before \`start\` (code 433).
Call \`acquire\` and \`start\` again, and register the new ids.`,
  ],
  [
    { kind: 'refused', check: 'app_id' },
    `*Algebra II, room 4*
⛔ Agora does not accept the App ID.
Check the App ID in the settings of this bot, and that Cloud Recording is enabled for it in the Agora console.`,
  ],
  [
    { kind: 'refused', check: 'route' },
    `*Algebra II, room 4*
⛔ Agora knows no recording under these ids.
Check resource ID, sid and mode: one of them was probably cut or mistyped.`,
  ],
  [
    { kind: 'blind', since: at('13:54:11'), cause: 'unavailable' },
    `🌫️ I have not been able to see this recording since 13:54:11: Agora does not answer. That says nothing about the recording itself.
Nothing needs doing: I keep asking, and say so when I see it again.`,
  ],
  [
    { kind: 'sighted', since: at('13:54:11') },
    '👀 I can see this recording again; I could not since 13:54:11.',
  ],
];

test.each(LINES)('$kind is told in these words', (news, words) => {
  expect(asRead(newsMessage(subject(), [news], now, ENGLISH))).toBe(words);
});

test('every kind of news has its words here, but for ends, which are read in the book', () => {
  const told = new Set([...LINES, ...endNews.map((one) => [one] as const)].map(([{ kind }]) => kind));
  expect(Object.keys(TOLD).filter((kind) => ![...told].some((one) => one === kind))).toEqual([]);
});

test('the last line of bad news says what to check', () => {
  const ends = endNews.filter(isBad).map((news) => asRead(newsMessage(subject(), [news], now, ENGLISH)));
  const told = LINES.filter(([{ kind }]) => kind === 'refused' || kind === 'expired').map(
    ([, words]) => words,
  );
  for (const words of [...ends, ...told]) expect(words.split('\n').at(-1)).toMatch(/^(Check|Register|Call)/);
});

test('what one look brought is one message with a line each', () => {
  const message = newsMessage(
    subject(),
    [
      { kind: 'started', between, late: false },
      { kind: 'file', files: [{ name: 'a.m3u8' }] },
    ],
    now,
    ENGLISH,
  );
  expect(message.broadcast).toBe(false);
  expect(
    asRead(message),
  ).toBe(`🟢 Recording started between 14:02:10 and 14:02:41; Agora reports the first upload (status 5).
📄 New file announced: \`a.m3u8\`.`);
  expect(message.text).toBe('🟢 Algebra II, room 4 — started');
});

test('the whole channel is told when any of the news is final or bad', () => {
  const quiet = newsMessage(subject(), [{ kind: 'paused', between }], now, ENGLISH);
  const loud = newsMessage(
    subject(),
    [
      { kind: 'file', files: [{ name: 'a.m3u8' }] },
      { kind: 'ended', between, how: 'exited', files: 1 },
    ],
    now,
    ENGLISH,
  );
  expect([quiet.broadcast, loud.broadcast]).toEqual([false, true]);
});

test('of more news than Slack takes at once, what happened is kept and what to check is left out', () => {
  const failures = Array.from(
    { length: 45 },
    () => ({ kind: 'failed', how: 'abnormal', between, files: 1 }) as const,
  );
  const few = newsMessage(subject(), failures.slice(0, 20), now, ENGLISH);
  const many = newsMessage(subject(), failures, now, ENGLISH);
  expect(asRead(few).match(/❌/g)).toHaveLength(20);
  expect(asRead(few)).toContain('Check:');
  expect(asRead(many).match(/❌/g)).toHaveLength(45);
  expect(asRead(many)).not.toContain('Check:');
  expect(JSON.stringify(many.blocks).length).toBeLessThanOrEqual(12_000);
});

test('a moment of another day is told with its day', () => {
  const news: News = { kind: 'sighted', since: at('14:04:11') - 86_400_000 };
  const { blocks } = newsMessage(subject(), [news], now, ENGLISH);
  expect(JSON.stringify(blocks)).toContain('{date_short_pretty} {time_secs}|2026-11-21 14:04:11 UTC>');
});

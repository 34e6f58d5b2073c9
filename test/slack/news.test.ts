import { expect, test } from 'vitest';
import { type News, TOLD } from '../../src/recording/news.ts';
import { ENGLISH } from '../../src/slack/language/english.ts';
import { newsMessage } from '../../src/slack/render/news.ts';
import { asRead } from './said.ts';
import { at, START, subject } from './subjects.ts';

const now = at('14:04:11');
const between = { after: at('14:02:10'), before: at('14:02:41') };
const seen = { after: now, before: now };

/** What a person reads for every kind of news. */
const LINES: readonly (readonly [News, string])[] = [
  [
    { kind: 'started', between, late: false },
    '🔴 Recording started between 14:02:10 and 14:02:41; Agora reports the first upload (status 5).',
  ],
  [
    { kind: 'started', between: seen, late: true },
    `*Algebra II, room 4*
🔴 Recording started after all at 14:04:11; Agora reports the first upload (status 5).`,
  ],
  [
    { kind: 'started', between: { ...between, orEarlier: true }, late: false },
    '🔴 Recording started at 14:02:41 or before; Agora reports the first upload (status 5).',
  ],
  [{ kind: 'phase', from: 'starting', to: 'ready' }, '🟠 Now ready.'],
  [{ kind: 'paused', between }, '⏸️ Paused between 14:02:10 and 14:02:41.'],
  [{ kind: 'resumed', pausedSince: at('14:00:11') }, '🔴 Recording again after a pause of about 4 min.'],
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
    { kind: 'ended', between, how: 'exited', files: 4 },
    `*Algebra II, room 4*
✅ Ended normally between 14:02:10 and 14:02:41. 4 files announced.
Files may take up to 20 minutes to reach your bucket, an MP4 longer; I cannot see the bucket.`,
  ],
  [
    { kind: 'ended', between, how: 'gone', files: 0 },
    `*Algebra II, room 4*
✅ Ended between 14:02:10 and 14:02:41: it had been asked to stop, and Agora no longer finds it. No files were announced.
Files may take up to 20 minutes to reach your bucket, an MP4 longer; I cannot see the bucket.`,
  ],
  [
    { kind: 'failed', between, files: 1 },
    `*Algebra II, room 4*
❌ Ended abnormally between 14:02:10 and 14:02:41 (status 20). 1 file announced. Agora does not say why.
Check: did the announced files reach your bucket? Are the storage keys of \`start\` still right?`,
  ],
  [
    { kind: 'lost', between, missingSince: between.before, lastPhase: 'recording', uploaded: true },
    `*Algebra II, room 4*
❓ Agora has not found this recording since 14:02:41; last seen recording at 14:02:10. It ended between 14:02:10 and 14:02:41, or its server was lost for longer than a move to another takes; Agora cannot say which. I look again at 14:06:11, 14:09:11 and 14:19:11.
Check: did your backend call \`stop\`? Did everybody leave?`,
  ],
  [
    { kind: 'lost', between, missingSince: between.before, lastPhase: 'ready', uploaded: false },
    `*Algebra II, room 4*
❓ Gone before it uploaded anything: not found since 14:02:41, last seen ready at 14:02:10. I look again at 14:06:11, 14:09:11 and 14:19:11.
Check: did anybody publish in the channel? If nobody did, by default the recorder leaves after 30 s without users (\`maxIdleTime\`).`,
  ],
  [
    {
      kind: 'recovered',
      gap: { after: at('14:02:10'), before: at('14:03:25') },
      from: 'recording',
      phase: 'recording',
    },
    `🔴 It is back: recording. It was not found between 14:02:10 and 14:03:25 (75 s), probably while Agora moved it to another server.
A file beginning with \`bak0_\` may follow; players need those files and the earlier ones.`,
  ],
  [
    { kind: 'recovered', gap: { after: START, before: now }, from: 'not_started', phase: 'ready' },
    `*Algebra II, room 4*
🟠 It did start after all, late: ready.`,
  ],
  [
    { kind: 'not_started', between: { after: START, before: at('14:01:30') }, askingUntil: at('17:00:00') },
    `*Algebra II, room 4*
🚫 Did not start: not seen alive within 90 s of its registration. I keep asking until 17:00:00.
Check the answer of \`start\`, the token, the storage keys, and that somebody publishes.`,
  ],
  [
    {
      kind: 'not_started',
      between: { after: START, before: at('14:01:30') },
      status: 1,
      askingUntil: at('17:00:00'),
    },
    `*Algebra II, room 4*
🚫 Did not start: not seen alive within 90 s of its registration, though Agora knows it (status 1). I keep asking until 17:00:00.
Check the answer of \`start\`, the token, the storage keys, and that somebody publishes.`,
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
    { kind: 'failover', sign: 'file' },
    '🔁 Agora moved the recording to another server: files beginning with `bak` have appeared, and players need those files and the earlier ones.',
  ],
  [
    { kind: 'failover', sign: 'restart' },
    '🔁 Agora is starting the recording anew, probably on another server. A part may be missing, and a file beginning with `bak0_` may follow; players need those files and the earlier ones.',
  ],
  [
    { kind: 'expiring', at: at('15:00:00') },
    `⏳ From 15:00:00 on Agora may no longer answer for this recording. It may well go on, but I shall not see it.
For longer recordings, ask for a larger \`resourceExpiredHour\` in \`acquire\`.`,
  ],
  [
    { kind: 'expired', at: at('14:04:00'), lastPhase: 'recording' },
    `*Algebra II, room 4*
⌛ Agora answered for this recording until 14:04:00; last known as recording. Whether it still runs is unknown.
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
    `🌫️ I have not been able to see this recording since 13:54:11: Agora does not answer. Its state is unknown, not bad.
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

test('every kind of news has its words here', () => {
  const told = new Set(LINES.map(([{ kind }]) => kind));
  expect(Object.keys(TOLD).filter((kind) => ![...told].some((one) => one === kind))).toEqual([]);
});

test('the last line of bad news says what to check', () => {
  const bad = LINES.filter(([{ kind }]) =>
    ['failed', 'lost', 'not_started', 'refused', 'expired'].includes(kind),
  );
  for (const [, words] of bad) expect(words.split('\n').at(-1)).toMatch(/^(Check|Register|Call)/);
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
  ).toBe(`🔴 Recording started between 14:02:10 and 14:02:41; Agora reports the first upload (status 5).
📄 New file announced: \`a.m3u8\`.`);
  expect(message.text).toBe(
    'Algebra II, room 4: Recording started between 2026-11-22 14:02:10 UTC and 2026-11-22 14:02:41 UTC; Agora reports the first upload (status 5). New file announced: a.m3u8.',
  );
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
  const failures = Array.from({ length: 45 }, () => ({ kind: 'failed', between, files: 1 }) as const);
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

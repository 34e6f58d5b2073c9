import { expect, test } from 'vitest';
import { exported } from '../../src/flows/asking/export.ts';
import type { Known } from '../../src/recording/known.ts';
import { timelineRecord } from '../../src/recording/summing/timeline-record.ts';
import { every } from '../picture/lives.ts';
import { at, SID } from '../slack/subjects.ts';

const { normal, troubled } = every;
const NOW = at('16:00:00');

const rowsOf = (text: string): string[] => text.slice(1).trimEnd().split('\r\n');

test('JSON holds the timeline that the API answers, and no resource ID', () => {
  const { name, text } = exported(troubled, 'json', NOW);
  expect(name).toBe(`timeline-${SID}.json`);
  expect(JSON.parse(text)).toEqual({
    sid: SID,
    name: 'Algebra II, room 4',
    app: 'prod',
    mode: 'web',
    phase: 'ended',
    how: 'exited',
    since: '2026-11-22T15:31:30.000Z',
    final: true,
    status: 8,
    exportedAt: '2026-11-22T16:00:00.000Z',
    timeline: JSON.parse(JSON.stringify(timelineRecord(troubled))),
    told: [],
  });
  expect(text).not.toContain(troubled.recording.resourceId);
});

const over: Known = {
  ...normal,
  how: 'exited',
  life: normal.life.map((stage) => (stage.phase === 'ended' ? { ...stage, how: 'exited' } : stage)),
};

test('CSV has a line for each thing that happened, in the order of time', () => {
  const { name, text } = exported(over, 'csv', NOW);
  expect(name).toBe(`timeline-${SID}.csv`);
  expect(text).toMatch(/^\uFEFF/);
  const [head, ...rows] = rowsOf(text);
  expect(head).toBe('time,until,kind,what,url,track,uid,started_at,how,channel,attempts');
  expect(rows.slice(0, 5)).toEqual([
    '2026-11-22T14:00:00.000Z,2026-11-22T14:00:02.000Z,phase,registered,,,,,,,',
    '2026-11-22T14:00:02.000Z,2026-11-22T14:00:09.000Z,phase,starting,,,,,,,',
    '2026-11-22T14:00:09.000Z,2026-11-22T14:00:12.000Z,phase,ready,,,,,,,',
    '2026-11-22T14:00:09.000Z,,push,connecting,rtmp://live.example.com/app,,,,,,',
    '2026-11-22T14:00:12.000Z,2026-11-22T14:31:00.000Z,phase,recording,,,,,,,',
  ]);
  expect(rows.at(-1)).toBe('2026-11-22T15:31:30.000Z,,phase,ended,,,,,exited,,');
});

test('CSV names gaps, blind times, moves, the stop asked for and what was said of the end', () => {
  const recording = { ...troubled.recording, stopRequestedAt: at('15:31:20') };
  const said = {
    moves: [{ at: at('15:11:00'), sign: 'file' as const }],
    vouched: { by: 'U1', at: at('15:33:00') },
    words: [{ event: 41, at: at('15:32:00'), code: 4 }],
  };
  const text = exported({ ...troubled, recording, ...said }, 'csv', NOW).text;
  expect(text).toContain('\r\n2026-11-22T14:20:00.000Z,2026-11-22T14:22:00.000Z,gap,,,,,,,,\r\n');
  expect(text).toContain('\r\n2026-11-22T15:15:00.000Z,2026-11-22T15:23:00.000Z,unseen,,,,,,,,\r\n');
  expect(text).toContain('\r\n2026-11-22T15:11:00.000Z,,failover,file,,,,,,,\r\n');
  expect(text).toContain('\r\n2026-11-22T15:31:20.000Z,,stop_asked,,,,,,,,\r\n');
  expect(text).toContain('\r\n2026-11-22T15:32:00.000Z,,agora_event,41,,,,,4,,\r\n');
  expect(text).toContain('\r\n2026-11-22T15:33:00.000Z,,stopped_on_purpose,U1,,,,,,,\r\n');
});

test.each([
  ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\tx', `"'\tx"`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\r\nb', '"a\r\nb"'],
  ['课堂.mp4', '课堂.mp4'],
])('a file called %j is no formula and one cell', (name, cell) => {
  const known = {
    ...normal,
    pushes: [],
    files: [
      { name, uid: '7', track: 'video' as const, startedAt: at('14:00:00'), announcedAt: at('14:00:12') },
    ],
  };
  expect(exported(known, 'csv', NOW).text).toContain(
    `\r\n2026-11-22T14:00:12.000Z,,file,${cell},,video,7,2026-11-22T14:00:00.000Z,,,\r\n`,
  );
});

test('a sid from outside makes a name that any disk takes', () => {
  const recording = { ...normal.recording, sid: '../../etc/passwd\u0000' };
  expect(exported({ ...normal, recording }, 'csv', NOW).name).toBe('timeline-______etc_passwd_.csv');
});

test('both hold what was told where it was asked for', () => {
  const told = { ts: '1.2', kinds: ['ended'], attempts: 1, how: 'found' } as const;
  const entry = { ...told, place: { team: 'T1', channel: 'C1' }, delivery: 'a.1', at: at('15:34:02') };
  expect(JSON.parse(exported(over, 'json', NOW, [entry]).text).told).toEqual([
    { ...told, channel: 'C1', at: '2026-11-22T15:34:02.000Z' },
  ]);
  expect(rowsOf(exported(over, 'csv', NOW, [entry]).text).at(-1)).toBe(
    '2026-11-22T15:34:02.000Z,,told,ended,,,,,found,C1,1',
  );
});

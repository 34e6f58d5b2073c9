import { describe, expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { missedSince } from '../../src/recording/summing/missed.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { digestMessage } from '../../src/slack/render/telling/digest.ts';
import { missedByPlace, missedInThread } from '../../src/slack/render/telling/missed.ts';
import { plainText } from '../../src/slack/text.ts';
import { asRead } from './said.ts';
import { at, inPhase, known, recording, watch } from './subjects.ts';

const EN = languageFor('en');
const ZH = languageFor('zh');
const NOW = at('15:31:42');
const between = { after: at('15:31:30'), before: at('15:31:40') };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 3 };
const LOST: News = {
  kind: 'lost',
  how: 'unasked',
  between,
  missingSince: between.before,
  lastPhase: 'recording',
  uploaded: true,
};
const files = (count: number): News => ({
  kind: 'file',
  files: Array.from({ length: count }, (_, n) => ({ name: `${n}.mp4` })),
});

const called = (alias: string) => known({ recording: recording({ alias }) });

const told = (alias: string, news: readonly News[], time = '15:31:40') => ({
  known: called(alias),
  watch: watch(),
  news,
  at: at(time),
});

const rooms = (count: number) => Array.from({ length: count }, (_, n) => told(`room ${n}`, [ENDED]));

describe('a burst of news', () => {
  const burst = [
    told('room 1', [ENDED]),
    told('room 2', [files(2), files(1)]),
    told('room 3', [ENDED]),
    told('room 4', [LOST], '15:31:41'),
  ];

  test('is a table with the gravest first', () => {
    expect(asRead(digestMessage(burst, NOW, EN)).split('\n')).toEqual([
      '*4 recordings: 1 lost: no longer found, 2 ended and 1 with new files*',
      'Recording | What happened | When',
      '❓ room 4 | lost: no longer found | 15:31:41',
      '✅ room 1 | ended | 15:31:40',
      '✅ room 3 | ended | 15:31:40',
      '📄 room 2 | 3 new files | 15:31:40',
      'Each card says more, and what to check.',
    ]);
  });

  test('reads in Chinese', () => {
    expect(asRead(digestMessage(burst, NOW, ZH)).split('\n')).toEqual([
      '*4 条录制有新情况：1 条失联：声网已查询不到，2 条已结束，1 条有新文件*',
      '录制 | 情况 | 时间',
      '❓ room 4 | 失联：声网已查询不到 | 15:31:41',
      '✅ room 1 | 已结束 | 15:31:40',
      '✅ room 3 | 已结束 | 15:31:40',
      '📄 room 2 | 3 个新文件 | 15:31:40',
      '详情和检查建议见各条录制的卡片。',
    ]);
  });

  test('counts a start that came with its first files as a start', () => {
    const started: News = { kind: 'started', between, late: false };
    const { text } = digestMessage([told('room 1', [started, files(1)])], NOW, EN);
    expect(text).toBe('1 recording: 1 started');
  });

  test('is a list where Slack refuses tables', () => {
    const { instead } = digestMessage(burst, NOW, EN);
    expect(
      asRead({ blocks: instead ?? [] })
        .split('\n')
        .slice(1, 3),
    ).toEqual(['❓ *room 4* — lost: no longer found · 15:31:41', '✅ *room 1* — ended · 15:31:40']);
  });

  test('of a hundred endings names every one, those without a row in a sentence', () => {
    const message = digestMessage(rooms(100), NOW, EN);
    const read = asRead(message);
    expect(read).toContain('And also: room ');
    expect(rooms(100).filter((one) => !read.includes(one.known.recording.alias ?? '?'))).toEqual([]);
    expect(message.text).toBe('100 recordings: 100 ended');
  });

  test('too long even for the names says how many are left', () => {
    expect(asRead(digestMessage(rooms(400), NOW, EN))).toMatch(/and \d+ more\.\n/);
    expect(asRead(digestMessage(rooms(400), NOW, ZH))).toMatch(/此外还有：room .* 和另外 \d+ 个。/);
  });

  test('shows names as they are written, because a cell knows no markup', () => {
    expect(asRead(digestMessage([told('a & <b>', [ENDED])], NOW, EN))).toContain('✅ a & <b> | ended');
  });
});

describe('what a channel missed', () => {
  const missed = (phase: 'ended' | 'lost', alias: string) => {
    const one = { ...inPhase(phase), recording: recording({ alias }) };
    const since = missedSince(one, at('15:00:00'));
    if (!since) throw new Error('nothing was missed');
    return { known: one, watch: watch(), missed: since };
  };
  const both = [missed('ended', 'room 1'), missed('lost', 'room 2')];

  test('while nothing could be posted there is one table', () => {
    expect(asRead(missedByPlace(both, at('15:00:00'), 40, NOW, EN)).split('\n')).toEqual([
      '*I can tell this channel again. Since 15:00:00 I could not; meanwhile something happened to 2 of 40 recordings.*',
      'Recording | What happened | When',
      '❓ room 2 | now lost (was recording) and 1 new file | 15:31:40',
      '✅ room 1 | now ended (was recording) and 1 new file | 15:31:40',
      'Each card says more, and what to check.',
    ]);
    expect(asRead(missedByPlace(both, at('15:00:00'), 40, NOW, ZH)).split('\n')).toEqual([
      '*已恢复向此频道通知（自 15:00:00 起曾无法通知）。其间，此处关注的 40 条录制中有 2 条发生了变化。*',
      '录制 | 情况 | 时间',
      '❓ room 2 | 当前失联（此前录制中），1 个新文件 | 15:31:40',
      '✅ room 1 | 当前已结束（此前录制中），1 个新文件 | 15:31:40',
      '详情和检查建议见各条录制的卡片。',
    ]);
  });

  test('of a muted recording that came to harm is told to the whole channel, by name', () => {
    const message = missedInThread(missed('lost', 'room 2'), NOW, EN);
    expect(message.broadcast).toBe(true);
    expect(asRead(message).split('\n')).toEqual([
      'No longer muted. Not told of *room 2* since 15:00:00:',
      '❓ now lost (was recording) and 1 new file · 15:31:40',
    ]);
    expect(asRead(missedInThread(missed('lost', 'room 2'), NOW, ZH)).split('\n')).toEqual([
      '静音已结束。自 15:00:00 起 *room 2* 有以下情况未通知：',
      '❓ 当前失联（此前录制中），1 个新文件 · 15:31:40',
    ]);
  });

  test('of a muted recording that goes on stays in its thread', () => {
    const paused = known({
      since: at('14:25:00'),
      gaps: [
        { from: at('14:12:00'), to: at('14:13:00') },
        { from: at('14:14:00'), to: at('14:15:00') },
      ],
      files: [],
      life: [
        ...known().life,
        { phase: 'paused', at: at('14:20:00') },
        { phase: 'recording', at: at('14:25:00') },
      ],
    });
    const one = missedSince(paused, at('14:10:00'));
    if (!one) throw new Error('nothing was missed');
    const subject = { known: paused, watch: watch(), missed: one };
    const message = missedInThread(subject, at('14:30:00'), EN);
    expect(message.broadcast).toBe(false);
    expect(plainText(asRead(message))).toBe(
      'No longer muted. Not told since 14:10:00: 🟢 recording again, after 2 changes and not found 2 times · 14:25:00',
    );
    expect(plainText(asRead(missedInThread(subject, at('14:30:00'), ZH)))).toBe(
      '静音已结束。自 14:10:00 起未通知的情况： 🟢 其间状态变化 2 次，现在仍为录制中，曾有 2 段时间查询不到 · 14:25:00',
    );
  });

  test('may be trouble alone', () => {
    const pushes = [
      { url: 'rtmp://x/y', status: 'publishing', at: at('14:00:12') },
      { url: 'rtmp://x/y', status: 'disconnected', at: at('14:12:00') },
    ] as const;
    const down = known({ files: [], pushes });
    const one = missedSince(down, at('14:10:00'));
    if (!one) throw new Error('nothing was missed');
    const subject = { known: down, watch: watch(), missed: one };
    expect(asRead(missedInThread(subject, NOW, EN))).toContain('🟢 recording and with a push disconnected');
    expect(asRead(missedInThread(subject, NOW, ZH))).toContain('🟢 录制中，转推连接已断开');
  });

  test('may be a gap alone', () => {
    const gap = known({ files: [], gaps: [{ from: at('14:12:00'), to: at('14:13:00') }] });
    const one = missedSince(gap, at('14:10:00'));
    if (!one) throw new Error('nothing was missed');
    const subject = { known: gap, watch: watch(), missed: one };
    expect(asRead(missedInThread(subject, NOW, EN))).toContain('🟢 recording and not found for a while');
    expect(asRead(missedInThread(subject, NOW, ZH))).toContain('🟢 录制中，曾有一段时间查询不到');
  });
});

import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import { missedSince } from '../../src/recording/summing/missed.ts';
import type { MissedOf, ToldOf } from '../../src/recording/telling/saying.ts';
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
const DOWN: News = { kind: 'rtmp_down', urls: ['rtmp://x/y'] };

const linkTo = (ts: string) => `https://acme.slack.com/archives/C1/p${ts.replace('.', '')}`;

const NO_LINKS = () => undefined;

const told = (alias: string, one: Known, news: readonly News[], time = '15:31:40'): ToldOf => ({
  known: { ...one, recording: recording({ alias }) },
  watch: watch(),
  news,
  at: at(time),
});

const rooms = (count: number) =>
  Array.from({ length: count }, (_, n) => told(`room ${n}`, inPhase('ended'), [ENDED]));

describe('a burst of news', () => {
  const burst = [
    told('room 1', inPhase('ended'), [ENDED]),
    told('room 2', known(), [DOWN]),
    told('room 3', inPhase('ended'), [ENDED]),
    told('room 4', inPhase('lost'), [LOST], '15:31:41'),
  ];

  test('is a table of where each recording is now, the gravest first', () => {
    expect(asRead(digestMessage(burst, NO_LINKS, EN)).split('\n')).toEqual([
      '*4 recordings of prod within 10 s: 1 lost, 1 push down, 2 ended*',
      'Recording | What happened | When',
      '❓ room 4 | lost: gone, and nobody reported a stop · 3 files announced | 15:31:41',
      '🔌 room 2 | push down, recording | 15:31:40',
      '✅ room 1 | ended · 3 files announced | 15:31:40',
      '✅ room 3 | ended · 3 files announced | 15:31:40',
      'Each card says more, and what to check.',
    ]);
  });

  test('says of many that came to the same end no more than that, and within which time', () => {
    expect(digestMessage(rooms(9), NO_LINKS, EN).text).toBe(
      '✅ 9 recordings of prod ended within 10 s of each other',
    );
    expect(digestMessage(rooms(9), NO_LINKS, ZH).text).toBe('✅ prod 的 9 条录制在 10 秒内均已结束');
  });

  test('counts in words that are right of one and of many', () => {
    const ends = Object.values(EN.over.words).map(({ short }) => short);
    for (const words of [...Object.values(EN.digest.happened), ...ends]) {
      expect(words).not.toMatch(/\b(?:its?|is|has|was|does)\b/);
    }
  });

  test('names no app where there is only one, and none where there are several', () => {
    const of = (app: string): ToldOf => ({
      ...told('room', inPhase('ended'), [ENDED]),
      known: { ...inPhase('ended'), recording: recording({ app }) },
    });
    const heading = (...apps: readonly string[]) => digestMessage(apps.map(of), NO_LINKS, EN).text;
    expect(heading('default', 'default')).toBe('✅ 2 recordings ended within 10 s of each other');
    expect(heading('prod', 'test')).toBe('✅ 2 recordings ended within 10 s of each other');
  });

  test('with one recording so far says how that stands', () => {
    expect(digestMessage([told('room 1', inPhase('lost'), [LOST])], NO_LINKS, EN).text).toBe(
      '❓ room 1 — lost: gone, and nobody reported a stop · 3 files announced',
    );
  });

  test('of which a recording was found again says that it goes on', () => {
    const back: News = { kind: 'recovered', gap: between, from: 'lost', phase: 'recording' };
    expect(asRead(digestMessage([told('room 1', known(), [LOST, back])], NO_LINKS, EN))).toContain(
      '🟢 room 1 | found again, recording',
    );
  });

  test('links each row to its card, in a table and in a list', () => {
    const one = { ...told('room 1', inPhase('ended'), [ENDED]), watch: watch({ card: '17.5' }) };
    const { blocks, instead = [] } = digestMessage([one], linkTo, EN);
    expect(JSON.stringify(blocks)).toContain('"url":"https://acme.slack.com/archives/C1/p175"');
    expect(JSON.stringify(instead)).toContain('<https://acme.slack.com/archives/C1/p175|room 1>');
  });

  test('is a list where Slack refuses tables', () => {
    const { instead } = digestMessage(burst, NO_LINKS, EN);
    expect(
      asRead({ blocks: instead ?? [] })
        .split('\n')
        .slice(1, 3),
    ).toEqual([
      '❓ *room 4* — lost: gone, and nobody reported a stop · 3 files announced · 15:31:41',
      '🔌 *room 2* — push down, recording · 15:31:40',
    ]);
  });

  test('of a hundred endings names every one, those without a row in a sentence that counts them', () => {
    const message = digestMessage(rooms(100), NO_LINKS, EN);
    const read = asRead(message);
    expect(read).toMatch(/\d+ more recordings not in the table: room /);
    expect(rooms(100).filter((one) => !read.includes(one.known.recording.alias ?? '?'))).toEqual([]);
    expect(message.text).toBe('✅ 100 recordings of prod ended within 10 s of each other');
  });

  test('too long even for the names says how many are left', () => {
    expect(asRead(digestMessage(rooms(400), NO_LINKS, EN))).toMatch(/and \d+ more\.\n/);
    expect(asRead(digestMessage(rooms(400), NO_LINKS, ZH))).toMatch(
      /另有 (\d+) 条未列入表格：room .* 等 \1 个。/,
    );
  });

  test('shows names as they are written, because a cell knows no markup', () => {
    const named = told('a & <b>', inPhase('ended'), [ENDED]);
    expect(asRead(digestMessage([named], NO_LINKS, EN))).toContain('✅ a & <b> | ended');
  });
});

describe('what a channel missed', () => {
  const missedOf = (one: Known, since: number): MissedOf => {
    const missed = missedSince(one, since);
    if (!missed) throw new Error('nothing was missed');
    return { known: one, watch: watch(), missed };
  };
  const missed = (phase: 'ended' | 'lost', alias: string) =>
    missedOf({ ...inPhase(phase), recording: recording({ alias }) }, at('15:00:00'));
  const goesOn = (changes: Partial<Known>) => missedOf(known(changes), at('14:10:00'));
  const GAP = { from: at('14:12:00'), to: at('14:13:00') };
  const PUSH_DOWN = [
    { url: 'rtmp://x/y', status: 'publishing', at: at('14:00:12') },
    { url: 'rtmp://x/y', status: 'disconnected', at: at('14:12:00') },
  ] as const;
  const both = [missed('ended', 'room 1'), missed('lost', 'room 2')];

  test('while nothing could be posted there is one table', () => {
    expect(asRead(missedByPlace(both, at('15:00:00'), 40, NOW, EN)).split('\n')).toEqual([
      '*Back in this channel. Missed since 15:00:00: 2 of 40 recordings changed.*',
      'Recording | What happened | When',
      '❓ room 2 | lost: gone, and nobody reported a stop, 1 new file | 15:31:40',
      '✅ room 1 | ended, 1 new file | 15:31:40',
      'Each card says more, and what to check.',
    ]);
  });

  test('of a muted recording that came to harm is told to the whole channel, by name', () => {
    const message = missedInThread(missed('lost', 'room 2'), NOW, EN);
    expect(message.broadcast).toBe(true);
    expect(asRead(message).split('\n')).toEqual([
      'No longer muted. Not told of *room 2* since 15:00:00:',
      '❓ lost: gone, and nobody reported a stop, 1 new file · 15:31:40',
    ]);
  });

  test('of a muted recording that goes on stays in its thread', () => {
    const subject = goesOn({
      since: at('14:25:00'),
      gaps: [GAP, { from: at('14:14:00'), to: at('14:15:00') }],
      files: [],
      life: [
        ...known().life,
        { phase: 'paused', at: at('14:20:00') },
        { phase: 'recording', at: at('14:25:00') },
      ],
    });
    const message = missedInThread(subject, at('14:30:00'), EN);
    expect(message.broadcast).toBe(false);
    expect(plainText(asRead(message))).toBe(
      'No longer muted. Not told since 14:10:00: 🟢 recording again, after 2 changes, not found 2 times · 14:25:00',
    );
    expect(plainText(asRead(missedInThread(subject, at('14:30:00'), ZH)))).toBe(
      '已恢复通知。14:10:00 起未通知的情况：🟢 期间状态变化 2 次，现在仍为录制中，曾有 2 段时间查询不到 · 14:25:00',
    );
  });

  test.each<[what: string, changes: Partial<Known>, english: string, chinese: string]>([
    ['trouble', { pushes: PUSH_DOWN }, '🟢 recording, push down', '🟢 录制中，转推断开'],
    ['a gap', { gaps: [GAP] }, '🟢 recording, not found for a while', '🟢 录制中，曾有一段时间查询不到'],
  ])('may be %s alone', (_, changes, english, chinese) => {
    const one = goesOn({ files: [], ...changes });
    expect(asRead(missedInThread(one, NOW, EN))).toContain(english);
    expect(asRead(missedInThread(one, NOW, ZH))).toContain(chinese);
  });
});

import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { type Expected, expected } from '../../src/recording/pacing/expected.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { nextLine } from '../../src/slack/render/card/expected.ts';
import { asRead } from './said.ts';
import { at, inPhase, known, recording, START } from './subjects.ts';

const suspect = { since: at('14:05:20'), lastAt: at('14:05:50'), looks: 4, restarts: 0, shown: true };
const blind = { since: at('14:05:20'), looks: 9, cause: 'quota' as const, told: true };
const page = known({ recording: recording({ mode: 'web', maxRecordingHour: 2, startedAt: START }) });

const CASES: readonly (readonly [
  what: string,
  known: Known,
  next: Expected,
  english: string,
  chinese: string,
])[] = [
  [
    'registered',
    inPhase('registered'),
    { kind: 'start', by: at('14:01:30') },
    'expected live by 14:01:30',
    '接下来：应在 14:01:30 前进入频道',
  ],
  ['ready', inPhase('ready'), { kind: 'firstFile' }, 'next: its first file', '接下来：首个文件'],
  ['recording', known(), { kind: 'stop' }, 'next: a new file, or a stop', '接下来：新文件或停止'],
  [
    'paused',
    inPhase('paused'),
    { kind: 'resume' },
    'next: recording again, or a stop',
    '接下来：恢复录制或停止',
  ],
  ['stopping', inPhase('stopping'), { kind: 'end' }, 'next: its end', '接下来：录制结束'],
  [
    'a page with a limit',
    page,
    { kind: 'limit', at: at('16:00:00') },
    'next: ends by itself at 16:00:00',
    '接下来：将于 16:00:00 自动结束',
  ],
  [
    'a lesson with a plan',
    { ...known(), recording: recording({ endsAt: at('15:00:00') }) },
    { kind: 'plan', at: at('15:00:00') },
    'planned to end 15:00:00',
    '计划于 15:00:00 结束',
  ],
  [
    'a lesson past its plan',
    { ...known(), recording: recording({ endsAt: at('14:04:00') }) },
    { kind: 'plan', at: at('14:04:00') },
    'was planned to end 14:04:00',
    '原计划于 14:04:00 结束',
  ],
  [
    'one that is about to expire, whatever else is to come',
    { ...page, expiryTold: true, recording: { ...page.recording, expiresAt: at('17:00:00') } },
    { kind: 'expiry', at: at('17:00:00') },
    'next: I can no longer ask from 17:00:00 on',
    '接下来：17:00:00 起无法再查询',
  ],
  [
    'one that is missing',
    known({ suspect }),
    { kind: 'verdict', at: at('14:06:50') },
    'decision at 14:06:50',
    '若 14:06:50 仍查不到，将作出判断',
  ],
  [
    'one that cannot be seen',
    known({ blind, suspect, lookedAt: at('14:12:00') }),
    { kind: 'sight' },
    'next: an answer from Agora',
    '接下来：等待声网的响应',
  ],
  [
    'lost, after the first of three looks',
    { ...inPhase('lost'), afterLooks: 1 },
    { kind: 'look', at: at('15:36:40') },
    'next: another look at 15:36:40',
    '接下来：15:36:40 再次查询',
  ],
  [
    'not started',
    { ...inPhase('not_started'), recording: recording({ expiresAt: at('17:00:00') }) },
    { kind: 'lateStart', until: at('17:00:00') },
    'next: a late start, asked for until 17:00:00',
    '接下来：可能延迟启动，查询至 17:00:00',
  ],
];

describe('what is expected next', () => {
  test.each(CASES)('of %s', (_, one, next, english, chinese) => {
    const read = (code: string) => {
      const text = nextLine(one, { language: languageFor(code), policy: DEFAULT_POLICY }) ?? '';
      return asRead({ blocks: [{ type: 'section', text: { text } }] });
    };
    expect(expected(one, DEFAULT_POLICY)).toEqual(next);
    expect(read('en')).toBe(english);
    expect(read('zh')).toBe(chinese);
  });

  test('is nothing once it is final', () => {
    for (const phase of ['ended', 'failed', 'expired', 'refused'] as const) {
      expect(expected(inPhase(phase), DEFAULT_POLICY)).toBeUndefined();
    }
    expect(expected({ ...inPhase('lost'), afterLooks: 3, final: true }, DEFAULT_POLICY)).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { type Expected, expected } from '../../src/recording/pacing/expected.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { nextLine } from '../../src/slack/render/card/facts.ts';
import { asRead } from './said.ts';
import { at, inPhase, known, recording, START } from './subjects.ts';

const suspect = { since: at('14:05:20'), lastAt: at('14:05:50'), looks: 4, restarts: 0, shown: true };
const blind = { since: at('14:05:20'), looks: 9, cause: 'quota' as const, told: true };
const page = known({ recording: recording({ mode: 'web', maxRecordingHour: 2, startedAt: START }) });

const CASES: readonly (readonly [what: string, known: Known, next: Expected, words: string])[] = [
  ['registered', inPhase('registered'), { kind: 'start', by: at('14:01:30') }, 'expected live by 14:01:30'],
  ['a page with a limit', page, { kind: 'limit', at: at('16:00:00') }, 'ends by itself at 16:00:00'],
  [
    'a lesson with a plan',
    known({ recording: recording({ endsAt: at('15:00:00') }) }),
    { kind: 'plan', at: at('15:00:00') },
    'planned to end 15:00:00',
  ],
  [
    'a lesson past its plan',
    known({ recording: recording({ endsAt: at('14:04:00') }) }),
    { kind: 'plan', at: at('14:04:00') },
    'was planned to end 14:04:00',
  ],
  [
    'one that is about to expire, whatever else is to come',
    { ...page, expiryTold: true, recording: { ...page.recording, expiresAt: at('17:00:00') } },
    { kind: 'expiry', at: at('17:00:00') },
    'query window closes at 17:00:00',
  ],
  [
    'one that is missing',
    known({ suspect }),
    { kind: 'verdict', at: at('14:06:50') },
    'decision at 14:06:50',
  ],
];

describe('what is expected next', () => {
  test.each(CASES)('of %s', (_, one, next, words) => {
    const text = nextLine(one, { language: languageFor('en'), policy: DEFAULT_POLICY }, START) ?? '';
    expect(expected(one, DEFAULT_POLICY)).toEqual(next);
    expect(asRead({ blocks: [{ type: 'section', text: { text } }] })).toBe(words);
  });

  test.each([
    ['has no time', known()],
    ['is nobody’s to say while it cannot be seen', known({ blind, suspect, lookedAt: at('14:12:00') })],
    [
      'was to be before it is moved to another server',
      known({ phase: 'starting', since: at('14:05:10'), status: 2 }),
    ],
    ['stands in the verdict of a lost one', { ...inPhase('lost'), afterLooks: 1 }],
    ['stands in the verdict of one that did not start', inPhase('not_started')],
    ['is not the end of a page on hold', { ...page, phase: 'paused' as const }],
  ])('is not said where it %s', (_, one) => {
    expect(expected(one, DEFAULT_POLICY)).toBeUndefined();
  });

  test('is nothing once it is final', () => {
    for (const phase of ['ended', 'failed', 'expired', 'refused'] as const) {
      expect(expected(inPhase(phase), DEFAULT_POLICY)).toBeUndefined();
    }
    expect(expected({ ...inPhase('lost'), afterLooks: 3, final: true }, DEFAULT_POLICY)).toBeUndefined();
  });
});

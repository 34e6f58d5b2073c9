import { describe, expect, test } from 'vitest';
import type { Stage } from '../../src/recording/known.ts';
import type { Phase } from '../../src/recording/phase.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { lifeLine } from '../../src/slack/render/card/life.ts';
import { at, known } from './subjects.ts';

const line = (...stages: readonly (readonly [Phase, string])[]) => {
  const life: readonly Stage[] = stages.map(([phase, time]) => ({ phase, at: at(time) }));
  return lifeLine(known({ life }), languageFor('en'))?.replace(
    /<!date\^\d+\^\{(time|time_secs)\}\|\S+ (\d+:\d+)(:\d+) UTC>/g,
    (_, how, minutes, seconds) => (how === 'time' ? minutes : minutes + seconds),
  );
};

describe('a life line', () => {
  test('leaves out a start that went well, and is none while nothing else happened', () => {
    expect(
      line(
        ['registered', '14:00:00'],
        ['starting', '14:00:02'],
        ['ready', '14:00:09'],
        ['recording', '14:00:12'],
      ),
    ).toBeUndefined();
  });

  test('shows a start that took long', () => {
    expect(line(['registered', '14:00:00'], ['ready', '14:00:09'], ['recording', '14:03:12'])).toBe(
      '⚪ registered 14:00:00 ─ 🟠 ready 14:00 ─ 🟢 recording 14:03',
    );
  });

  test('shows a start that is under way or went wrong', () => {
    expect(line(['registered', '14:00:00'], ['starting', '14:00:02'])).toBe(
      '⚪ registered 14:00:00 ─ 🟡 starting 14:00',
    );
    expect(line(['registered', '14:00:00'], ['not_started', '14:01:30'])).toBe(
      '⚪ registered 14:00 ─ 🚫 did not start 14:01',
    );
  });

  test('is told to the minute, and to the second where two stages share one', () => {
    expect(
      line(
        ['registered', '14:00:00'],
        ['recording', '14:00:12'],
        ['paused', '14:31:00'],
        ['recording', '14:35:00'],
        ['stopping', '15:31:30'],
        ['ended', '15:31:40'],
      ),
    ).toBe('🟢 recording 14:00 ─ ⏸️ paused 14:31 ─ 🟢 recording 14:35 ─ ⏹️ stopping 15:31:30 ─ ✅ ended 15:31');
  });
});

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/flows/doctor.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { doctorMessage } from '../../src/slack/render/doctor.ts';
import { fits } from '../../src/slack/render/message.ts';
import { asRead } from './said.ts';

const names = (count: number) => Array.from({ length: count }, (_, n) => `school-${n + 1}`);
const dark = (app: string): Finding => ({
  kind: 'agora',
  fine: false,
  app,
  dark: { cause: 'credentials', since: 0 },
});
const answers = (app: string): Finding => ({ kind: 'agora', fine: true, app });
const suffices = (app: string): Finding => ({
  kind: 'budget',
  fine: true,
  apps: [app],
  recordings: 12,
  wanted: 0.4,
  granted: 2,
});
const late: Finding = { kind: 'due', fine: false, ageMs: 75_000, short: false };

describe.each(LANGUAGE_CODES)('the doctor of a hundred apps, in %s', (code) => {
  const language = languageFor(code);
  const report = (findings: readonly Finding[]) => doctorMessage(findings, language);

  test('names the one that is amiss, and sums up those that are well', () => {
    const apps = names(100);
    const message = report([dark('the-one'), ...apps.map(answers), ...apps.map(suffices)]);
    const text = asRead(message);
    expect(fits(message.blocks)).toBe(true);
    expect(text).toContain('the-one');
    expect(text).not.toContain('school-7');
    expect(text.match(/100/g)).toHaveLength(2);
  });

  test('fits into one message when all of them are amiss, and leaves out nothing that concerns everybody', () => {
    const message = report([...names(100).map(dark), late]);
    const text = asRead(message);
    expect(fits(message.blocks)).toBe(true);
    expect(text).toContain('75 ');
    const shown = text.match(/school-\d+/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(text).toContain(`${100 - shown}`);
  });
});

test('a few apps that are well are each named', () => {
  const text = asRead(doctorMessage(names(3).map(answers), languageFor('en')));
  for (const name of names(3)) expect(text).toContain(name);
});

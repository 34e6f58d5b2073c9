import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/flows/asking/doctor.ts';
import type { CallbackSenders } from '../../src/ports/agora.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/slack/language/languages.ts';
import { doctorMessage } from '../../src/slack/render/asking/doctor.ts';
import { fits } from '../../src/slack/render/fitting.ts';
import { asRead } from './said.ts';
import { appFinding, NO_ENDS } from './subjects.ts';

const names = (count: number) => Array.from({ length: count }, (_, n) => `school-${n + 1}`);
const dark = (app: string): Finding =>
  appFinding(app, { fine: false, dark: { cause: 'credentials', since: 0 } });
const answers = (app: string): Finding => appFinding(app);
const suffices = (app: string): Extract<Finding, { kind: 'budget' }> => ({
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

test.each([
  ['en', 'asking for 1 recording takes less than 0.1 requests a second, and I may make 2.'],
  ['zh', '查询 1 条录制需要每秒不到 0.1 次请求，可用额度为每秒 2 次。'],
])('what one recording needs of the budget is little, and not nothing, in %s', (code, words) => {
  const needs: Finding = { ...suffices('prod'), recordings: 1, wanted: 1 / 30 };
  expect(asRead(doctorMessage([needs], languageFor(code)))).toContain(words);
});

test('an app that nobody asked for is not said to answer, also among many', () => {
  const unasked = appFinding('new', { asked: false });
  const few = asRead(doctorMessage([unasked], languageFor('en')));
  expect(few).toContain('✅ Agora, app new: not asked yet, so I don’t know whether it answers.');
  const many = asRead(doctorMessage([unasked, ...names(9).map(answers)], languageFor('en')));
  expect(many).toContain('app new: not asked yet');
  expect(many).toContain('Agora: 9 apps answer.');
});

test('how the ends of an app come to be known is said without calling it amiss', () => {
  const read = (ends: Partial<typeof NO_ENDS>) =>
    asRead(doctorMessage([appFinding('prod', { ends: { ...NO_ENDS, ...ends } })], languageFor('en')));
  expect(read({ of: 41 })).toContain(
    '• Ends of app prod are seen, not explained: 41 of the last 41.\nReport stops',
  );
  expect(read({ of: 50, reported: 48, explained: 2 })).toContain(
    '• Ends of app prod are known: all of the last 50, 48 of them reported by your backend.',
  );
  expect(read({ promised: true })).toContain('none was yet');
  expect(read({ promised: true, kept: true })).not.toContain('none was yet');
  expect(read({ keys: ['school'] })).toContain(
    'Key school promises that every end of app prod is reported (`reportsStop`), and none was yet',
  );
  expect(read({ keys: ['school'], kept: true })).not.toContain('school');
  expect(read({ deaf: [{ from: 0, to: 720_000 }] })).toContain('For 12 min of the last day');
  expect(read({})).not.toContain('•');
});

test('where callbacks come from is said while none has come, and what to do where it is not known', () => {
  const read = (senders: CallbackSenders, lastAt?: number) =>
    asRead(
      doctorMessage(
        [
          appFinding('prod', {
            callbacks: {
              unregistered: 0,
              endsHeard: true,
              senders,
              ...(lastAt === undefined ? {} : { lastAt }),
            },
          }),
        ],
        languageFor('en'),
      ),
    );
  const known: CallbackSenders = { kind: 'known', addresses: ['203.0.113.7', '203.0.113.19'] };
  expect(read(known)).toContain('come from `203.0.113.7` and `203.0.113.19`.\nIf a firewall is in between');
  expect(read(known, 1)).not.toContain('203.0.113.7');
  expect(read({ kind: 'unknown', cause: 'credentials' })).toContain(
    'come: Agora refuses my credentials.\nOnly a firewall needs them. Try again in a minute, or ask',
  );
});

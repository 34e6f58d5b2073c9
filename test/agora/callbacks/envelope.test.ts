import { expect, test } from 'vitest';
import { readEnvelopes } from '../../../src/agora/callbacks/envelope.ts';
import { notice, type Said } from './signed.ts';

const NOW = 1_764_000_000_000;
const SID = '38f8e3cfdc474cd56fc1ceba380d7e1a';
const AT = NOW - 5_000;

const read = (value: unknown) =>
  readEnvelopes(typeof value === 'string' ? value : JSON.stringify(value), NOW);
const wordOf = (event: unknown, details: unknown, more: Said = {}) =>
  read(notice(event, { sid: SID, at: AT, details, ...more }))?.notices[0]?.word;

test('a notice is read with all that tells copies apart', () => {
  const one = notice(41, { sid: SID, id: 'n-1', sequence: 7, at: AT, details: { leaveCode: 18 } });
  expect(read(one)).toEqual({
    notices: [{ sid: SID, id: 'n-1', sequence: 7, word: { event: 41, at: AT, code: 18 } }],
    healthCheck: false,
  });
});

test.each([
  ['an error', 1, { errorCode: 47, errorLevel: 5, module: 1 }, { event: 1, at: AT, code: 47, level: 5 }],
  ['an exit', 11, { exitStatus: 1 }, { event: 11, at: AT, code: 1 }],
  ['a failover', 12, { newUid: 123 }, { event: 12, at: AT }],
  ['an upload', 31, { status: 0 }, { event: 31, at: AT }],
  ['progress', 33, { progress: 7100 }, { event: 33, at: AT, code: 7100 }],
  ['the end of a page', 71, { code: 4 }, { event: 71, at: AT, code: 4 }],
  ['a limit', 72, { limitType: 'WebGL' }, { event: 72, at: AT, detail: 'WebGL' }],
  [
    'a gap, from one slice to the next',
    42,
    { startUtcMs: AT - 1_000, discontinueUtcMs: AT - 91_000 },
    { event: 42, at: AT - 1_000, code: 90_000 },
  ],
  ['a first slice', 42, { startUtcMs: AT, discontinueUtcMs: AT }, { event: 42, at: AT, code: 0 }],
  [
    'a picture that no longer comes',
    44,
    { streamUid: '0', state: 1, UtcMs: AT - 9 },
    { event: 44, at: AT - 9, code: 1, detail: '0' },
  ],
  ['an event that nobody knows', 4711, { x: 1 }, { event: 4711, at: AT }],
])('%s', (_what, event, details, word) => {
  expect(wordOf(event, details)).toEqual(word);
});

test('numbers may be strings, and objects strings of JSON', () => {
  const text = wordOf('1', JSON.stringify({ errorCode: '47', errorLevel: '5' }), { at: String(AT) });
  expect(text).toEqual({ event: 1, at: AT, code: 47, level: 5 });
  const whole = { ...notice(40), payload: JSON.stringify(notice(40, { sid: SID, at: AT }).payload) };
  expect(read(whole)?.notices[0]).toMatchObject({ sid: SID, word: { event: 40, at: AT } });
});

test('what is odd in one field costs no other', () => {
  const odd = { leaveCode: { a: 1 }, streamUid: [], state: null };
  expect(wordOf(41, odd, { sequence: 'seven', id: 'two words' })).toEqual({ event: 41, at: AT });
});

test('a moment in seconds is one, and none lies ahead', () => {
  expect(wordOf(40, {}, { at: AT / 1_000 })).toMatchObject({ at: AT });
  expect(wordOf(40, {}, { at: NOW + 999_999 })).toMatchObject({ at: NOW });
  expect(wordOf(40, {}, { at: undefined })).toMatchObject({ at: NOW });
  expect(wordOf(40, {}, { at: -5 })).toMatchObject({ at: NOW });
});

test('several come in one list', () => {
  const list = [notice(40, { sid: SID, at: AT }), notice(31, { sid: 'b'.repeat(32), at: AT })];
  expect(read(list)?.notices.map(({ sid, word }) => [sid, word.event])).toEqual([
    [SID, 40],
    ['b'.repeat(32), 31],
  ]);
});

test('the console’s health check names no recording', () => {
  expect(read(notice(1, { cname: 'test_webhook', sid: SID }))).toEqual({ notices: [], healthCheck: true });
});

test('what is about another product, or about no recording, is left out', () => {
  expect(read({ ...notice(101, { sid: SID }), productId: 1 })).toEqual({ notices: [], healthCheck: false });
  expect(read(notice(40))).toEqual({ notices: [], healthCheck: false });
  expect(read(notice(40, { sid: 'two words' }))).toEqual({ notices: [], healthCheck: false });
  expect(read(notice(40, { sid: 's'.repeat(129) }))).toEqual({ notices: [], healthCheck: false });
});

test.each([
  '',
  'x',
  '7',
  'null',
  '[]',
  '{}',
  '[7]',
  '{"eventType":"x"}',
  '{"eventType":-1}',
  '{"eventType":1.5}',
])('%s is no notice', (body) => {
  expect(read(body)).toBeUndefined();
});

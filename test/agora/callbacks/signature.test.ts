import { expect, test } from 'vitest';
import { createCallbacks } from '../../../src/agora/callbacks/callbacks.ts';
import { notice, SECRET, v1, v2 } from './signed.ts';

const NOW = 1_764_000_000_000;
const NEXT = 'the-secret-after-the-rotation';
const callbacks = createCallbacks(() => [
  { name: 'prod', callbackSecrets: [SECRET, NEXT] },
  { name: 'stage', callbackSecrets: ['secret-of-another-app'] },
  { name: 'quiet' },
]);
const body = Buffer.from(JSON.stringify(notice(40, { sid: 'a'.repeat(32) })));
const receive = (headers: Record<string, string>, app?: string, raw = body) =>
  callbacks.receive(headers, raw, NOW, app);

test('a vector made by hand verifies: HMAC-SHA256 and HMAC-SHA1 of RFC 4231 and 2202', () => {
  const what = Buffer.from('what do ya want for nothing?');
  const jefe = createCallbacks(() => [{ name: 'x', callbackSecrets: ['Jefe'] }]);
  const sha256 = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  const sha1 = 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79';
  expect(jefe.receive({ 'agora-signature-v2': sha256 }, what, NOW).kind).toBe('nonsense');
  expect(jefe.receive({ 'agora-signature': sha1 }, what, NOW).kind).toBe('nonsense');
  expect(jefe.receive({ 'agora-signature-v2': sha1 }, what, NOW).kind).toBe('forged');
});

test('either version is enough, and upper case too', () => {
  expect(receive(v2(body))).toMatchObject({ kind: 'genuine', apps: ['prod'] });
  expect(receive(v1(body))).toMatchObject({ kind: 'genuine', apps: ['prod'] });
  const upper = { 'agora-signature-v2': v2(body)['agora-signature-v2'].toUpperCase() };
  expect(receive(upper).kind).toBe('genuine');
});

test('where both are there, V2 decides', () => {
  expect(receive({ ...v1(body), ...v2(body, 'wrong-secret') }).kind).toBe('forged');
  expect(receive({ ...v1(body, 'wrong-secret'), ...v2(body) }).kind).toBe('genuine');
});

test('both secrets count while they are rotated', () => {
  expect(receive(v2(body, NEXT))).toMatchObject({ kind: 'genuine', apps: ['prod'] });
});

test('the bytes are signed, not what they mean', () => {
  const spaced = Buffer.from(`${body.toString()} `);
  expect(receive(v2(body), undefined, spaced).kind).toBe('forged');
});

test.each([
  ['nothing', {}],
  ['an empty signature', { 'agora-signature-v2': '' }],
  ['half of one', { 'agora-signature-v2': v2(body)['agora-signature-v2'].slice(0, 32) }],
  ['another secret', v2(body, 'another-secret-altogether')],
])('%s proves nothing', (_what, headers) => {
  expect(receive(headers as Record<string, string>).kind).toBe('forged');
});

test('the address of one app takes only what that app signed', () => {
  expect(receive(v2(body), 'stage').kind).toBe('forged');
  expect(receive(v2(body, 'secret-of-another-app'), 'stage')).toMatchObject({ apps: ['stage'] });
  expect(receive(v2(body, ''), 'quiet').kind).toBe('forged');
  const open = [undefined, 'prod', 'quiet', 'no'].map((name) => callbacks.isOpen(name));
  expect(open).toEqual([true, true, false, false]);
});

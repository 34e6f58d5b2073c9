import { describe, expect, it } from 'vitest';
import { createReader } from '../../src/agora/recalled.ts';

const NOW = Date.UTC(2026, 10, 22, 14, 2, 10);
const HOUR_MS = 3_600_000;
const body = JSON.stringify({ sid: 'our-sid', resourceId: 'our-resource', serverResponse: { status: 5 } });

/** Reads an answer about a recording. */
function readerOf() {
  const reader = createReader();
  return (status: number, text: string, now = NOW, resourceId = 'our-resource', sid = 'our-sid') =>
    reader({ status, body: text }, { asked: { sid, resourceId }, sent: [] }, now);
}

it('the same text again is what was read before', () => {
  const read = readerOf();
  const first = read(200, body);
  expect(first).toMatchObject({ kind: 'snapshot', status: 5 });
  expect(read(200, body)).toBe(first);
});

it('another text, another status and other ids are read anew', () => {
  const read = readerOf();
  read(200, body);
  expect(read(200, body.replace('5', '6'))).toMatchObject({ kind: 'snapshot', status: 6 });
  read(200, body);
  expect(read(503, body)).toMatchObject({ kind: 'unavailable', status: 503 });
  read(200, body);
  expect(read(200, body, NOW, 'another-resource')).toMatchObject({ cause: 'other_recording' });
  read(200, body);
  expect(read(200, body, NOW, 'our-resource', 'another-sid')).toMatchObject({ cause: 'other_recording' });
});

describe('what is recalled', () => {
  /** Reads twice, and answers whether the second text was recalled. */
  const isRecalled = (read: ReturnType<typeof readerOf>, sid: string, now = NOW, length = 0) => {
    const text = JSON.stringify({ serverResponse: { status: 5 }, rest: 'x'.repeat(length) });
    const first = read(200, text, now, 'our-resource', sid);
    return read(200, text, now, 'our-resource', sid) === first;
  };

  it('is two million characters at most, and begins anew after an hour', () => {
    const read = readerOf();
    expect(isRecalled(read, 'long', NOW, 1_900_000)).toBe(true);
    expect(isRecalled(read, 'too long', NOW, 100_000)).toBe(false);
    expect(isRecalled(read, 'short')).toBe(true);
    expect(isRecalled(read, 'too long', NOW + HOUR_MS, 100_000)).toBe(true);
  });

  it('makes room for the next text about the same recording', () => {
    const read = readerOf();
    for (const length of [1_900_000, 1_900_001, 1_900_002])
      expect(isRecalled(read, 'one', NOW, length)).toBe(true);
    read(503, '', NOW, 'our-resource', 'one');
    expect(isRecalled(read, 'another', NOW, 1_900_000)).toBe(true);
  });
});

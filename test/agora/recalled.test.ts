import { expect, it } from 'vitest';
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

it('recordings that nobody asks for any more make room after an hour', () => {
  const read = readerOf();
  const about = (sid: string, now: number) =>
    read(200, JSON.stringify({ serverResponse: { status: 5 } }), now, 'our-resource', sid);
  for (let count = 0; count < 2_000; count += 1) about(`sid-${count}`, NOW);
  expect(about('late', NOW)).not.toBe(about('late', NOW));
  about('late', NOW + HOUR_MS);
  expect(about('late', NOW + HOUR_MS)).toBe(about('late', NOW + HOUR_MS));
});

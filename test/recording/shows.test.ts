import { describe, expect, test } from 'vitest';
import { readsDifferently } from '../../src/recording/shows.ts';
import { look, registered, watched } from './watched.ts';

/** Whether this look alone makes the card read differently. */
function edits(before: readonly string[], at: string, see: string): boolean {
  const known = watched(before);
  return readsDifferently(known, look(known, at, see).next);
}

const RECORDING = ['+0:05 status 5, channel algebra, files a.m3u8'];

describe('a card is edited', () => {
  test.each<[claim: string, before: readonly string[], at: string, see: string]>([
    ['for another phase', RECORDING, '+0:20', 'status 6'],
    ['for another number in the same phase', ['+0:05 status 1'], '+0:10', 'status 3'],
    ['for an undocumented number', RECORDING, '+0:20', 'status 9999'],
    ['for a channel learnt', ['+0:05 status 5'], '+0:20', 'status 5, channel algebra'],
    ['for a new file', RECORDING, '+0:20', 'status 5, files a.m3u8 b.m3u8'],
    ['for a push', RECORDING, '+0:20', 'status 5, push rtmp://live.example.com/app publishing'],
    ['for a doubt of half a minute', [...RECORDING, '+5:00 not found'], '+5:30', 'not found'],
    ['for blindness of two minutes', [...RECORDING, '+5:00 incomplete'], '+7:00', 'incomplete'],
    [
      'when sight is back after that',
      [...RECORDING, '+5:00 incomplete', '+7:00 incomplete'],
      '+7:30',
      'status 5',
    ],
  ])('%s', (_, before, at, see) => {
    expect(edits(before, at, see)).toBe(true);
  });

  test('for another name', () => {
    expect(readsDifferently(registered(), registered({ alias: 'Algebra II' }))).toBe(true);
  });
});

describe('a card is left alone', () => {
  test.each<[claim: string, before: readonly string[], at: string, see: string]>([
    ['by a look that found nothing new', RECORDING, '+0:20', 'status 5, channel algebra, files a.m3u8'],
    ['by a fresh doubt', RECORDING, '+5:00', 'not found'],
    ['by the end of a fresh doubt', [...RECORDING, '+5:00 not found'], '+5:05', 'status 5'],
    ['by a failed look', RECORDING, '+5:00', 'unavailable timeout'],
  ])('%s', (_, before, at, see) => {
    expect(edits(before, at, see)).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { heard } from '../../src/recording/ending/late.ts';
import { abandoned } from '../../src/recording/judging/blindness.ts';
import {
  evidenceAt,
  evidenceReplaced,
  readsDifferently,
  timeIsUp,
} from '../../src/recording/summing/shows.ts';
import { moment } from './clock.ts';
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
    ['for ids that are rejected', [], '+0:05', 'rejected ids 1003 no'],
    ['for ids that are accepted after all', ['+0:05 rejected ids 1003 no'], '+0:20', 'not found'],
    [
      'for ids that are rejected twice after it was seen',
      [...RECORDING, '+5:00 rejected ids 1003 no'],
      '+5:15',
      'rejected ids 1003 no',
    ],
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

describe('a word of Agora', () => {
  const hearing = (event: number, code?: number) => {
    const before = watched(RECORDING);
    const word = { event, at: moment('+4:00'), ...(code === undefined ? {} : { code }) };
    return { before, next: heard(before, [word], moment('+4:01')).next };
  };

  test('edits the card if it tells of trouble, and leaves it alone if it tells nothing to show', () => {
    const [reloaded, began] = [hearing(73), hearing(40)];
    expect(began.next.words).toHaveLength(1);
    expect(readsDifferently(reloaded.before, reloaded.next)).toBe(true);
    expect(readsDifferently(began.before, began.next)).toBe(false);
  });

  test('is on the card of an end only if the recording was not seen long after it', () => {
    const missing = ['+5:00', '+5:40', '+6:20', '+6:45'].map((at) => `${at} not found`);
    const ended = watched(missing, hearing(41, 2).next);
    expect(ended.phase).toBe('ended');
    expect(readsDifferently(ended, { ...ended, seenAt: moment('+4:30') })).toBe(false);
    expect(readsDifferently(ended, { ...ended, seenAt: moment('+6:30') })).toBe(true);
  });
});

describe('a card is left alone', () => {
  test.each<[claim: string, before: readonly string[], at: string, see: string]>([
    ['by a look that found nothing new', RECORDING, '+0:20', 'status 5, channel algebra, files a.m3u8'],
    ['by a fresh doubt', RECORDING, '+5:00', 'not found'],
    ['by the end of a fresh doubt', [...RECORDING, '+5:00 not found'], '+5:05', 'status 5'],
    ['by a failed look', RECORDING, '+5:00', 'unavailable timeout'],
    ['by ids that are rejected once after it was seen', RECORDING, '+5:00', 'rejected ids 1003 no'],
  ])('%s', (_, before, at, see) => {
    expect(edits(before, at, see)).toBe(false);
  });
});

test('a rejected look is no evidence of a recording that was seen before', () => {
  const known = watched([...RECORDING, '+5:00 rejected ids 1003 no']);
  expect(evidenceAt(known)).toBe(known.seenAt);
  expect(evidenceAt(known)).not.toBe(known.lookedAt);
});

describe('the evidence that a look replaces', () => {
  const HOUR = registered({ expiresAt: moment('+1:00:00') });
  const replaced = (before: readonly string[], at: string, see: string, first = registered()) => {
    const known = watched(before, first);
    return evidenceReplaced(known, look(known, at, see).next);
  };

  test.each([
    ['is that of the look before', RECORDING, '+0:35', '+0:05'],
    ['is a disappearance too', [...RECORDING, '+0:35 not found'], '+0:40', '+0:35'],
    ['is none of the looks that showed nothing', [...RECORDING, '+0:35 incomplete'], '+1:05', '+0:05'],
    [
      'is none of the looks that were rejected',
      [...RECORDING, '+0:35 rejected ids 1003 no'],
      '+1:05',
      '+0:05',
    ],
  ])('%s', (_, before, at, then) => {
    expect(replaced(before, at, 'status 5')).toBe(moment(then));
  });

  test.each([
    ['that is the first', [], '+0:05', 'status 5'],
    ['that finds it over already', [...RECORDING, '+5:00 status 8'], '+5:30', 'status 8'],
    ['that shows nothing', RECORDING, '+0:35', 'incomplete'],
    ['that is rejected', RECORDING, '+0:35', 'rejected ids 1003 no'],
    ['after which nothing more can be known', [...RECORDING, '+40:00 incomplete'], '+1:00:05', 'incomplete'],
  ])('is none for a look %s', (_, before, at, see) => {
    expect(replaced(before, at, see, HOUR)).toBeUndefined();
  });

  test('stays where a recording is over because its app was removed', () => {
    const known = watched([...RECORDING, '+30:00 incomplete'], HOUR);
    const { next } = abandoned(known, moment('+3:00:00'));
    expect(next.phase).toBe('expired');
    expect(evidenceReplaced(known, next)).toBeUndefined();
  });
});

describe('a card that has nothing new to say', () => {
  /** Minutes after the first look at which the card is edited for its time alone. */
  function minutes(until: number, see: (minute: number) => string, sid?: string): number[] {
    let known = watched(['+0:05 status 5'], registered(sid === undefined ? {} : { sid }));
    const edited: number[] = [];
    for (let minute = 1; minute <= until; minute += 1) {
      const { next } = look(known, `+${minute}:05`, see(minute));
      if (timeIsUp(known, next)) edited.push(minute);
      known = next;
    }
    return edited;
  }

  test('is edited every ten minutes, so that it does not look as old as that of a dead bot', () => {
    const [first = 0, ...others] = minutes(59, () => 'status 5');
    expect(first).toBeLessThanOrEqual(10);
    expect(others).toEqual([10, 20, 30, 40, 50].map((after) => first + after).slice(0, others.length));
    expect(others.length).toBeGreaterThanOrEqual(4);
  });

  test('is left alone while nothing can be seen, and comes with the first answer', () => {
    const edited = minutes(40, (minute) => (minute > 2 && minute < 35 ? 'unavailable timeout' : 'status 5'));
    expect(edited.filter((minute) => minute > 2 && minute < 35)).toEqual([]);
    expect(edited).toContain(35);
  });

  test('has its turn at another moment than other cards', () => {
    const firsts = new Map<number, number>();
    for (let n = 0; n < 300; n += 1) {
      const [first = 0] = minutes(11, () => 'status 5', `${n}`.padStart(32, '3c9e'));
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    expect(firsts.size).toBe(10);
    for (const count of firsts.values()) expect(count).toBeLessThan(60);
  });

  test.each(['status 8', 'status 20'])('is left alone when the recording is over (%s)', (end) => {
    const edited = minutes(30, (minute) => (minute === 1 ? 'status 6' : end));
    expect(edited.filter((minute) => minute > 2)).toEqual([]);
  });
});

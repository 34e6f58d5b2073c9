import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/recording/known.ts';
import { firstLook, isVolatile } from '../../src/recording/pacing/cadence.ts';
import { DEFAULT_POLICY } from '../../src/recording/policy.ts';
import { moment, since } from './clock.ts';
import { nextLookOf, registered, watched } from './watched.ts';

/** Just under 1: the most that jitter takes off a wait. */
const MOST = 1 - Number.EPSILON;

const lastOf = (looks: readonly string[]): string => looks.at(-1)?.split(' ')[0] ?? '+0:00';

/** When a recording with these looks behind it is looked at next, without jitter. */
function nextAfter(looks: readonly string[], expires = '+72:00:00'): string | undefined {
  const known = watched(looks, registered({ expiresAt: moment(expires) }));
  const next = nextLookOf(known, moment(lastOf(looks)));
  return next === undefined ? undefined : since(next);
}

/** Not found from the beginning, looked at often enough to prove it. */
const NEVER = ['+0:05 not found', '+0:30 not found', '+1:00 not found'];
const MISSING = ['+5:05 not found', '+5:10 not found', '+5:20 not found', '+5:35 not found'];
const SUSPECT = ['+0:05 status 5', '+5:00 status 5', ...MISSING];
const LOST = [...SUSPECT, '+6:05 not found', '+6:35.001 not found'];

describe('each phase has its pace', () => {
  test.each<[claim: string, looks: readonly string[], next: string]>([
    ['a start is asked for after 5 s', ['+0:05 not found'], '+0:10'],
    ['after twenty seconds every 10 s', ['+0:20 not found'], '+0:30'],
    ['after a minute every 15 s', NEVER, '+1:15'],
    ['a start is judged exactly at its deadline', [...NEVER, '+1:20 status 3'], '+1:30'],
    ['a move to another server is followed every 15 s', ['+0:05 status 5', '+9:00 status 2'], '+9:15'],
    [
      'and two minutes later every 30 s',
      ['+0:05 status 5', ...['+9:00', '+9:30', '+10:00', '+10:30', '+11:00'].map((at) => `${at} status 2`)],
      '+11:30',
    ],
    ['a channel without an upload is looked at every 10 s', ['+0:05 status 4'], '+0:15'],
    ['being stuck is told as soon as it is true', ['+0:05 status 4', '+1:59 status 4'], '+2:05.001'],
    ['and then the pace is steady', ['+0:05 status 4', '+2:05.001 status 4'], '+2:35.001'],
    ['a recording that has just begun is looked at every 15 s', ['+0:05 status 5'], '+0:20'],
    ['and two minutes later every 30 s', ['+0:05 status 5', '+2:05 status 5'], '+2:35'],
    ['a pause that has just begun, every 15 s', ['+0:05 status 5, on hold'], '+0:20'],
    ['a pause, every 30 s', ['+0:05 status 5, on hold', '+9:00 status 5, on hold'], '+9:30'],
    ['a stop is followed every 5 s', ['+0:05 status 6'], '+0:10'],
    ['a stop that hangs, every 15 s', ['+0:05 status 6', '+2:05 status 6'], '+2:20'],
    ['what did not start is asked for every minute', [...NEVER, '+1:30 not found'], '+2:30'],
    ['and after ten minutes every five', [...NEVER, '+1:30 not found', '+11:30 not found'], '+16:30'],
  ])('%s', (_, looks, next) => {
    expect(nextAfter(looks)).toBe(next);
  });

  test('what did not start is asked for once more at the very moment its right to be asked for ends', () => {
    expect(nextAfter([...NEVER, '+1:30 not found', '+59:00 not found'], '+1:00:00')).toBe('+1:00:00');
  });

  test.each([
    ['ended', ['+0:05 status 8']],
    ['failed', ['+0:05 status 20']],
    ['refused', ['+0:05', '+0:20', '+5:05'].map((at) => `${at} rejected ids 1003 no`)],
    ['expired', [...NEVER, '+1:30 not found', '+73:00:00 not found']],
    ['lost for good', [...LOST, '+8:35.001 not found', '+11:35.001 not found', '+21:35.001 not found']],
  ])('nothing is asked of what is %s', (_, looks) => {
    expect(nextAfter(looks)).toBeUndefined();
  });
});

describe('a stop that a backend has asked for', () => {
  const STEADY = ['+0:05 status 5', '+5:00 status 5'];
  const asked = (at: string, looks: readonly string[]) =>
    watched(looks, registered({ stopRequestedAt: moment(at) }));
  const nextAt = (known: Known, at: string) => since(nextLookOf(known, moment(at)) ?? 0);

  test.each([
    ['a recording', STEADY],
    ['a recording that has just begun', ['+4:50 status 5', '+5:00 status 5']],
    ['a page on hold', ['+0:05 status 5, on hold', '+5:00 status 5, on hold']],
    ['a channel without an upload', ['+4:50 status 4', '+5:00 status 4']],
    ['a slow start', ['+4:30 status 2', '+5:00 status 2']],
  ])('is followed every 5 s on %s', (_, looks) => {
    const known = asked('+4:55', looks);
    expect(nextAt(known, '+5:00')).toBe('+5:05');
    expect(isVolatile(known, moment('+5:00'))).toBe(true);
  });

  test('does not put off what comes due before that', () => {
    expect(nextAt(asked('+2:00', ['+0:05 status 4', '+2:03 status 4']), '+2:03')).toBe('+2:05.001');
  });

  test('and was not obeyed for two minutes is followed no more', () => {
    const known = asked('+3:00', STEADY);
    expect(nextAt(known, '+5:00')).toBe('+5:30');
    expect(isVolatile(known, moment('+5:00'))).toBe(false);
  });

  test('hurries nothing that is over or did not start', () => {
    const notStarted = asked('+1:41', [...NEVER, '+1:30 not found']);
    expect(nextAt(notStarted, '+1:45')).toBe('+2:45');
    expect(isVolatile(notStarted, moment('+1:45'))).toBe(false);
    expect(isVolatile(asked('+7:00', LOST), moment('+7:01'))).toBe(false);
    expect(nextAt(asked('+7:00', LOST), '+7:01')).toBe('+8:35.001');
  });
});

describe('a doubt outranks the phase', () => {
  /** When it is looked at next after each of these looks, all of which see the same. */
  const waits = (before: readonly string[], at: readonly string[], see: string) =>
    at.map((_, n) => nextAfter([...before, ...at.slice(0, n + 1).map((time) => `${time} ${see}`)]));

  test.each<[claim: string, before: readonly string[], see: string, looks: string[], next: string]>([
    [
      'a suspect is asked for after 5, 10, 15 and 30 s',
      SUSPECT.slice(0, 2),
      'not found',
      ['+5:05', '+5:10', '+5:20', '+5:35'],
      '+6:05',
    ],
    [
      'blindness is tried again after 5, 10, 15, 30 s and 30 s for ever',
      ['+0:05 status 5'],
      'unavailable 503',
      ['+5:00', '+5:05', '+5:15', '+5:30', '+6:00', '+6:30'],
      '+7:00',
    ],
    [
      'a rejection that is not believed yet is put again after 15 s, 2 and 5 minutes',
      [],
      'rejected ids 1003 no',
      ['+0:05', '+0:20', '+2:20'],
      '+7:20',
    ],
  ])('%s', (_, before, see, looks, next) => {
    expect(waits(before, looks, see)).toEqual([...looks.slice(1), next]);
  });

  test('a suspect is asked for exactly when patience has run out, a millisecond later than 90 s', () => {
    expect(nextAfter([...SUSPECT, '+6:05 not found', '+6:20 not found'])).toBe('+6:35.001');
  });
});

describe('after the verdict lost', () => {
  test('it is looked at 2, 5 and 15 minutes later', () => {
    const looks = ['+8:35.001 not found', '+11:35.001 not found'];
    const next = [0, 1, 2].map((taken) => nextAfter([...LOST, ...looks.slice(0, taken)]));
    expect(next).toEqual(['+8:35.001', '+11:35.001', '+21:35.001']);
  });

  test('jitter does not bring an after-look forward: before its time it would not count', () => {
    const known = watched(LOST);
    expect(nextLookOf(known, moment(lastOf(LOST)), MOST)).toBe(moment('+8:35.001'));
  });

  test('a person who looks in between neither uses up an after-look nor puts it off', () => {
    const pressed = [...LOST, '+7:00 not found'];
    expect(watched(pressed).afterLooks).toBe(0);
    expect(nextAfter(pressed)).toBe('+8:35.001');
  });

  test('an after-look that could not see is made up for', () => {
    const blind = [...LOST, '+8:35.001 unavailable 503'];
    expect(watched(blind).afterLooks).toBe(0);
    expect(nextAfter(blind)).toBe('+8:40.001');
    expect(watched([...blind, '+8:40.001 not found']).afterLooks).toBe(1);
  });
});

describe('jitter', () => {
  const steady = watched(['+0:05 status 5', '+5:00 status 5']);
  const now = moment('+5:00');

  test('shortens a wait by up to a tenth and never lengthens it', () => {
    expect(nextLookOf(steady, now)).toBe(now + 30_000);
    expect(nextLookOf(steady, now, 0.5)).toBe(now + 28_500);
    expect(nextLookOf(steady, now, MOST)).toBe(now + 27_000);
  });

  test('rounds down, so that patience and one interval together are a promise', () => {
    expect(nextLookOf(steady, now, 1e-6)).toBe(now + 29_999);
  });

  test('does not move a moment at which a rule comes due', () => {
    const almost = watched([...SUSPECT, '+6:05 not found', '+6:30 not found']);
    expect(nextLookOf(almost, moment('+6:30'), MOST)).toBe(moment('+6:35.001'));
  });
});

describe('a policy', () => {
  test('that polls faster is the upper bound of every wait but those of a doubt', () => {
    const policy = { ...DEFAULT_POLICY, pollMs: 3_000 };
    for (const see of ['not found', 'status 2', 'status 4', 'status 5', 'status 6']) {
      const known = watched([`+0:05 ${see}`]);
      expect(nextLookOf(known, moment('+0:05'), 0, policy), see).toBe(moment('+0:08'));
    }
  });

  test('that polls slower slows what is steady and not what is urgent', () => {
    const policy = { ...DEFAULT_POLICY, pollMs: 120_000 };
    const steady = watched(['+0:05 status 5', '+5:00 status 5']);
    expect(nextLookOf(steady, moment('+5:00'), 0, policy)).toBe(moment('+7:00'));
    expect(nextLookOf(watched(['+0:05 status 6']), moment('+0:05'), 0, policy)).toBe(moment('+0:10'));
  });
});

describe('what goes ahead where a budget is short', () => {
  test.each<[claim: string, looks: readonly string[], expected: boolean]>([
    ['a start does', ['+0:05 status 2'], true],
    [
      'what shows nothing but an unknown number for minutes does not',
      ['+0:05 status 9999', '+3:00 status 9999'],
      false,
    ],
    ['what has just begun does', ['+0:05 status 5', '+1:00 status 5'], true],
    ['what has been steady for two minutes does not', ['+0:05 status 5', '+2:05 status 5'], false],
    ['a doubt does, however long it was steady', SUSPECT, true],
    ['a stop does', ['+0:05 status 5', '+9:00 status 6', '+12:00 status 6'], true],
    ['what did not start does not: it is asked for rarely on purpose', [...NEVER, '+1:30 not found'], false],
    ['what is lost does not', LOST, false],
    ['what is over does not', ['+0:05 status 8'], false],
  ])('%s', (_, looks, expected) => {
    expect(isVolatile(watched(looks), moment(lastOf(looks)))).toBe(expected);
  });
});

test('the first look comes 5 s after the registration, when Agora knows the sid', () => {
  expect(firstLook(registered())).toBe(moment('+0:05'));
});

import { describe, expect, test } from 'vitest';
import { cannotSee } from '../../src/recording/judging/blindness.ts';
import type { Phase } from '../../src/recording/phase.ts';
import { moment } from './clock.ts';
import { judged, look, registered, watched } from './watched.ts';

describe('the number of Agora and the phase', () => {
  test.each<[see: string, phase: Phase]>([
    ['status 0', 'starting'],
    ['status 1', 'starting'],
    ['status 2', 'starting'],
    ['status 3', 'starting'],
    ['status 4', 'ready'],
    ['status 5', 'recording'],
    ['status 6', 'stopping'],
    ['status 7', 'stopping'],
    ['status 8', 'ended'],
    ['status 20', 'failed'],
    ['exiting', 'stopping'],
    ['status 4, on hold', 'paused'],
    ['status 5, on hold', 'paused'],
    ['status 2, on hold', 'starting'],
    ['status 6, on hold', 'stopping'],
    ['status 9999', 'registered'],
  ])('%s is %s', (see, phase) => {
    const { next } = look(registered(), '+0:05', see);
    expect(next.phase).toBe(phase);
    expect(next.final).toBe(phase === 'ended' || phase === 'failed');
  });

  test('an undocumented number is kept for show and leaves the phase as it was', () => {
    const { next, news } = look(watched(['+0:05 status 5, on hold']), '+0:20', 'status 42');
    expect(next).toMatchObject({ phase: 'paused', status: 42 });
    expect(news).toEqual([]);
  });

  test('an undocumented number still proves that one that was called over is there', () => {
    const missing = ['+1:00', '+1:40', '+2:20', '+2:31'].map((at) => `${at} not found`);
    const over = watched(['+0:05 status 5', ...missing]);
    expect(over.phase).toBe('ended');
    const { next, news } = look(over, '+4:31', 'status 42');
    expect(next.phase).toBe('recording');
    expect(news.map(({ kind }) => kind)).toEqual(['recovered']);
  });
});

describe('an answer without evidence', () => {
  const BLIND = [
    'incomplete',
    'throttled',
    'forbidden 401',
    'forbidden 403',
    'unavailable 503',
    'unavailable network',
    'unavailable timeout',
    'unavailable unreadable',
    'unavailable 400',
    'unavailable other recording',
    'rejected app_id appid is invalid',
  ];

  test.each(BLIND)('%s changes neither phase nor number nor suspicion', (see) => {
    const before = watched(['+0:05 status 5', '+5:00 not found', '+5:05 not found']);
    const { next, news } = look(before, '+5:15', see);
    expect(news).toEqual([]);
    const { blind, lookedAt, ...rest } = next;
    const { lookedAt: _, ...known } = before;
    expect(rest).toEqual(known);
    expect(blind).toMatchObject({ since: moment('+5:15'), looks: 1, told: false });
    expect(lookedAt).toBe(moment('+5:15'));
  });

  test('is shown on the card after two minutes', () => {
    const blind = watched(['+0:05 status 5', '+5:00 incomplete', '+6:59 incomplete']);
    expect(cannotSee(blind)).toBe(false);
    expect(cannotSee(look(blind, '+7:00', 'incomplete').next)).toBe(true);
  });

  test.each(['throttled', 'forbidden 401'])('%s for an hour is no news of one recording', (see) => {
    const blind = watched(['+0:05 status 5', `+5:00 ${see}`]);
    expect(look(blind, '+1:05:00', see).news).toEqual([]);
  });
});

describe('patience', () => {
  const suspect = watched(['+0:05 status 5', '+5:00 not found', '+5:30 not found', '+6:00 not found']);

  test.each([
    ['is not over at 90 s', '+6:30', 'recording'],
    ['is over a millisecond later', '+6:30.001', 'ended'],
  ])('%s', (_, at, phase) => {
    expect(look(suspect, at, 'not found').next.phase).toBe(phase);
  });

  test('one sight in between ends the suspicion, and the next begins anew', () => {
    const again = watched(['+6:10 status 5', '+6:30 not found'], suspect);
    expect(again.suspect).toMatchObject({ since: moment('+6:30'), looks: 1, restarts: 0 });
  });

  test('with looks 45 s apart a run holds, with longer gaps it begins again', () => {
    const before = watched(['+0:05 status 5', '+5:00 not found']);
    expect(look(before, '+5:45', 'not found').next.suspect?.since).toBe(moment('+5:00'));
    expect(look(before, '+5:45.001', 'not found').next.suspect?.since).toBe(moment('+5:45.001'));
  });
});

describe('the deadline of a start', () => {
  const waiting = watched(['+0:05 not found', '+0:20 not found', '+0:50 not found', '+1:15 not found']);

  test.each([
    ['is not over before 90 s', '+1:29.999', 'not found', 'registered'],
    ['is over at 90 s', '+1:30', 'not found', 'not_started'],
    ['is met by a status 4 at that moment', '+1:30', 'status 4', 'ready'],
  ])('%s', (_, at, see, phase) => {
    expect(look(waiting, at, see).next.phase).toBe(phase);
  });

  test('looks too far apart move it once, so that an overloaded bot comes to a verdict too', () => {
    const first = watched(['+0:05 not found', '+1:05 not found']);
    expect(first.watchedFrom).toBe(moment('+1:05'));
    const second = watched(['+2:05 not found'], first);
    expect(second.watchedFrom).toBe(moment('+1:05'));
    expect(look(second, '+3:05', 'not found').next.phase).toBe('not_started');
  });

  test('each loss of sight moves it: what nobody could see may have started', () => {
    const outages = ['+0:05 incomplete', '+1:00 not found', '+1:15 incomplete', '+2:00 not found'];
    expect(watched(outages).watchedFrom).toBe(moment('+2:00'));
  });
});

describe('when it started', () => {
  /** The bounds of the start told by a first look that finds it recording with these files. */
  function startOf(...startedAt: readonly number[]): unknown {
    const files = startedAt.map((at, n) => ({ name: `class_${n}.mp4`, startedAt: at }));
    const seen = { kind: 'snapshot', status: 5, onhold: false, files, outputs: [] } as const;
    const { news } = judged(registered(), seen, moment('+0:05'));
    return news.find(({ kind }) => kind === 'started');
  }

  test('is dated by the oldest file of a recording that was registered late', () => {
    const between = { after: moment('-2:00:00'), before: moment('+0:05') };
    expect(startOf(moment('-0:01'), moment('-2:00:00'))).toMatchObject({ between });
    expect(startOf(moment('-2:00:00'))).not.toHaveProperty('between.orEarlier');
  });

  test('is not known better than "by now" where no file bears a date, or one that cannot be', () => {
    const between = { after: moment('+0:00'), before: moment('+0:05'), orEarlier: true };
    expect(startOf()).toMatchObject({ between });
    expect(startOf(0)).toMatchObject({ between });
  });
});

test('a channel learnt from an answer is kept when later answers leave it out', () => {
  expect(watched(['+0:05 status 4, channel algebra', '+0:15 status 5']).cname).toBe('algebra');
});

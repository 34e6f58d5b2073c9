import { describe, expect, test } from 'vitest';
import { NEWS_KINDS, type News, type NewsKind } from '../../src/recording/news.ts';
import { missedSince } from '../../src/recording/summing/missed.ts';
import {
  endsMute,
  isHeard,
  justBefore,
  muteOf,
  standing,
  untold,
} from '../../src/recording/watching/mute.ts';
import { at, inPhase, known } from '../slack/subjects.ts';

const NOW = at('14:10:00');
const between = { after: at('14:09:00'), before: NOW };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };
const FAILED: News = { kind: 'failed', between, how: 'abnormal', files: 1 };
const FOUND: News = {
  kind: 'recovered',
  gap: between,
  from: 'recording',
  phase: 'recording',
  was: { phase: 'lost', how: 'in_move' },
};
const FILE: News = { kind: 'file', files: [{ name: 'a.mp4' }] };
const DOWN: News = { kind: 'rtmp_down', urls: ['rtmp://x/y'] };
const UP: News = { kind: 'rtmp_up', urls: ['rtmp://x/y'] };

describe('a mute of a quarter of an hour', () => {
  const mute = muteOf('15min', 'U1', NOW, undefined);

  test('lets bad news through, and what takes it back, and nothing else for as long', () => {
    expect(mute.until).toBe(at('14:25:00'));
    for (const news of [ENDED, FILE, DOWN]) {
      expect(isHeard(news, NOW, mute)).toBe(false);
      expect(isHeard(news, at('14:25:00') - 1, mute)).toBe(false);
    }
    for (const news of [FAILED, FOUND]) expect(isHeard(news, NOW, mute)).toBe(true);
    expect(endsMute(mute, [FAILED])).toBe(false);
  });

  test('of everything, also failures, lets nothing through', () => {
    const silent = muteOf('silent', 'U1', NOW, undefined);
    expect(silent.until).toBe(at('14:25:00'));
    for (const news of [ENDED, FILE, DOWN, FAILED, FOUND]) expect(isHeard(news, NOW, silent)).toBe(false);
  });

  test('is about what is learnt while it lasts, whenever that is told', () => {
    expect(isHeard(FILE, NOW - 1, mute)).toBe(true);
    expect(isHeard(FILE, at('14:25:00'), mute)).toBe(true);
  });

  test('takes the place of another and goes on from the beginning of that one', () => {
    const longer = muteOf('1h', 'U2', at('14:20:00'), mute);
    expect(longer).toEqual({ by: 'U2', since: NOW, until: at('15:20:00'), lets: 'bad' });
  });
});

test('a mute that is over still silences what was learnt before, and nothing that was learnt since', () => {
  const mute = { ...muteOf('end', 'U1', NOW, undefined), over: at('14:20:00') };
  expect(isHeard(FILE, at('14:19:59'), mute)).toBe(false);
  expect(isHeard(FILE, at('14:20:00'), mute)).toBe(true);
  expect([standing(mute), standing(undefined)]).toEqual([undefined, undefined]);
});

describe('a mute until it ends', () => {
  const mute = muteOf('end', 'U1', NOW, undefined);

  test('lets bad news and the end through, and is over with the end', () => {
    for (const news of [ENDED, FAILED, FOUND]) expect(isHeard(news, NOW, mute)).toBe(true);
    for (const news of [FILE, DOWN, UP]) expect(isHeard(news, NOW, mute)).toBe(false);
    expect(endsMute(mute, [FILE, ENDED])).toBe(true);
    expect(endsMute(mute, [FILE, DOWN])).toBe(false);
  });
});

test('a mute of all but problems lets trouble through, and that it has passed, and the end', () => {
  const mute = muteOf('bad', 'U1', NOW, undefined);
  const how = { failed: 'abnormal', lost: 'in_move', not_started: 'unseen', ended: 'unseen' };
  const word = { event: 72, at: NOW };
  const ofKind = (kind: NewsKind) => ({ ...ENDED, kind, how: how[kind as keyof typeof how], word }) as News;
  const silenced = NEWS_KINDS.filter((kind) => !isHeard(ofKind(kind), NOW, mute));
  expect(silenced).toEqual(['started', 'phase', 'paused', 'resumed', 'file', 'stopping']);
});

describe('the summary after a mute', () => {
  const mute = muteOf('15min', 'U1', NOW, undefined);
  const failed = (files: number) => {
    const [name, announcedAt] = ['a.mp4', NOW + 1];
    return { ...inPhase('failed'), files: Array.from({ length: files }, () => ({ name, announcedAt })) };
  };

  test('has nothing of bad news that was told by itself', () => {
    expect(untold(missedSince(failed(0), NOW), mute)).toBeUndefined();
    expect(untold(missedSince(failed(2), NOW), mute)).toMatchObject({ changes: 0, files: 2, from: 'failed' });
  });

  test('has all of it after a silence', () => {
    const silent = muteOf('silent', 'U1', NOW, undefined);
    expect(untold(missedSince(failed(0), NOW), silent)).toMatchObject({ from: 'recording', to: 'failed' });
  });
});

test('without a mute everything is heard', () => {
  expect(isHeard(FILE, NOW, undefined)).toBe(true);
});

test('just before its end a recording was where it had been', () => {
  const ended = inPhase('ended');
  expect(justBefore(ended, ended.since)).toMatchObject({ phase: 'recording', since: at('14:00:12') });
  expect(justBefore(known(), 0)).toEqual(known());
});

test('just before a moment nothing was known of what that look and later ones brought', () => {
  const url = 'rtmp://x/y';
  const then = justBefore(
    known({
      files: [
        { name: 'a', announcedAt: at('14:09:59') },
        { name: 'b', announcedAt: NOW },
      ],
      gaps: [
        { from: at('14:05:00'), to: at('14:06:00') },
        { from: at('14:08:00'), to: NOW },
      ],
      pushes: [
        { url, status: 'publishing', at: at('14:01:00') },
        { url, status: 'disconnected', at: NOW },
      ],
    }),
    NOW,
  );
  expect(then.files.map(({ name }) => name)).toEqual(['a']);
  expect(then.gaps).toHaveLength(1);
  expect(then.pushes.map(({ status }) => status)).toEqual(['publishing']);
});

import { describe, expect, test } from 'vitest';
import { isBad, rankOf } from '../../src/recording/gravity.ts';
import { missedSince } from '../../src/recording/missed.ts';
import { NEWS_KINDS } from '../../src/recording/news.ts';
import { at, known } from '../slack/subjects.ts';

/** Recording since 14:00:12, paused from 14:20 to 14:25, lost at 14:31:40. */
const eventful = known({
  phase: 'lost',
  since: at('14:31:40'),
  life: [
    ...known().life,
    { phase: 'paused', at: at('14:20:00') },
    { phase: 'recording', at: at('14:25:00') },
    { phase: 'lost', at: at('14:31:40') },
  ],
  files: [
    { name: 'a.mp4', startedAt: at('14:00:12') },
    { name: 'b.mp4', startedAt: at('14:25:00') },
    { name: 'without a time.mp4' },
  ],
  gaps: [{ from: at('14:10:00'), to: at('14:11:00') }],
});

describe('what was missed', () => {
  test('is nothing when nothing happened since', () => {
    expect(missedSince(eventful, at('14:32:00'))).toBeUndefined();
  });

  test('is the way from where it was to where it is now', () => {
    expect(missedSince(eventful, at('14:30:00'))).toEqual({
      since: at('14:30:00'),
      from: 'recording',
      to: 'lost',
      at: at('14:31:40'),
      changes: 1,
      files: 0,
      gaps: 0,
      kinds: ['lost'],
    });
  });

  test('sums up several changes, each kind once, with files that begin and gaps that end in that time', () => {
    expect(missedSince(eventful, at('14:10:30'))).toMatchObject({
      from: 'recording',
      changes: 3,
      files: 1,
      gaps: 1,
      kinds: ['paused', 'resumed', 'lost', 'file', 'recovered'],
    });
  });

  test('counts from its beginning where its beginning is no longer kept', () => {
    const late = { ...eventful, life: eventful.life.slice(-2) };
    expect(missedSince(late, at('14:00:00'))).toMatchObject({ from: 'recording', changes: 2 });
  });

  test('names a return to recording by what it came from', () => {
    const back = (phase: 'lost' | 'paused' | 'ready') =>
      missedSince(
        known({
          since: at('14:25:00'),
          files: [],
          life: [
            { phase, at: at('14:20:00') },
            { phase: 'recording', at: at('14:25:00') },
          ],
        }),
        at('14:21:00'),
      )?.kinds;
    expect([back('lost'), back('paused'), back('ready')]).toEqual([['recovered'], ['resumed'], ['started']]);
  });
});

describe('the gravity of news', () => {
  test('puts what may be a loss before trouble, an end before what is ordinary', () => {
    const sorted = (['file', 'ended', 'rtmp_down', 'failed'] as const).toSorted(
      (a, b) => rankOf([a]) - rankOf([b]),
    );
    expect(sorted).toEqual(['failed', 'rtmp_down', 'ended', 'file']);
  });

  test('of several news is that of the gravest, and of none ordinary', () => {
    expect([rankOf(['file', 'lost']), rankOf([])]).toEqual([0, 3]);
  });

  test('calls four kinds bad', () => {
    expect(NEWS_KINDS.filter((kind) => isBad([kind]))).toEqual(['failed', 'lost', 'not_started', 'refused']);
  });
});

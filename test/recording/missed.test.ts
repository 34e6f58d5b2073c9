import { describe, expect, test } from 'vitest';
import { ENDINGS, endingKey } from '../../src/recording/ending/ending.ts';
import type { Known, PushStage } from '../../src/recording/known.ts';
import { type Missed, missedSince } from '../../src/recording/summing/missed.ts';
import { gravityOfVerdict, rankOf } from '../../src/recording/watching/gravity.ts';
import { at, known, recording } from '../slack/subjects.ts';

/** Recording since 14:00:12, paused from 14:20 to 14:25, lost at 14:31:40. */
const eventful = known({
  phase: 'lost',
  how: 'unasked',
  since: at('14:31:40'),
  life: [
    ...known().life,
    { phase: 'paused', at: at('14:20:00') },
    { phase: 'recording', at: at('14:25:00') },
    { phase: 'lost', how: 'unasked', at: at('14:31:40') },
  ],
  files: [
    { name: 'a.mp4', startedAt: at('14:00:12') },
    { name: 'b.mp4', startedAt: at('14:25:00') },
    { name: 'without a time.mp4' },
  ],
  gaps: [{ from: at('14:10:00'), to: at('14:11:00') }],
});

const kindsOf = (missed: Missed | undefined) => missed?.kinds.map(({ kind }) => kind);

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
      trouble: [],
      kinds: [{ kind: 'lost', gravity: 'bad' }],
      verdict: { phase: 'lost', how: 'unasked' },
    });
  });

  test('sums up several changes, each kind once, with files announced and gaps that end in that time', () => {
    const missed = missedSince(eventful, at('14:10:30'));
    expect(missed).toMatchObject({ from: 'recording', changes: 3, files: 1, gaps: 1 });
    expect(kindsOf(missed)).toEqual(['paused', 'resumed', 'lost', 'file', 'recovered']);
  });

  test('has the worst of each kind: an end without a file is bad, whatever the stage alone says', () => {
    const end = { phase: 'ended', how: 'exited' } as const;
    const life = [...known().life, { ...end, at: at('14:31:40') }];
    const empty = known({ ...end, life, files: [], reached: 'ready', stuckTold: true });
    expect(missedSince(empty, at('14:30:00'))?.kinds).toEqual([{ kind: 'ended', gravity: 'bad' }]);
  });

  test('counts from its beginning where its beginning is no longer kept', () => {
    const late = { ...eventful, life: eventful.life.slice(-2) };
    expect(missedSince(late, at('14:00:00'))).toMatchObject({ from: 'recording', changes: 2 });
  });

  test('counts a file by when it was announced, not by when it begins, which may be long before or unknown', () => {
    const files = [
      { name: 'a.mp4', startedAt: at('14:00:12'), announcedAt: at('14:01:00') },
      { name: 'b.mp4', startedAt: at('14:00:12'), announcedAt: at('14:20:00') },
      { name: 'c.mp4', announcedAt: at('14:20:00') },
    ];
    expect(missedSince(known({ files }), at('14:10:00'))).toMatchObject({
      files: 2,
      kinds: [{ kind: 'file', gravity: 'ordinary' }],
    });
  });

  describe('of trouble without a trace in the life', () => {
    const push = (status: PushStage['status'], time: string): PushStage => ({
      url: 'rtmp://live.example.com/…',
      status,
      at: at(time),
    });
    const missed = (changes: Partial<Known>) =>
      missedSince(known({ files: [], ...changes }), at('14:10:00'))?.trouble ?? [];

    const before = [push('publishing', '14:00:12')];
    const down = [...before, push('disconnected', '14:05:00')];
    const downSince = [...before, push('disconnected', '14:20:00')];
    const ready = (time: string, stuckTold: boolean): Partial<Known> => ({
      phase: 'ready',
      reached: 'ready',
      since: at(time),
      life: known().life.slice(0, 3),
      stuckTold,
    });
    const blind = (time: string, told: boolean): Partial<Known> => ({
      blind: { since: at(time), looks: 9, cause: 'unavailable', told },
    });
    const expires = (time: string): Partial<Known> => ({
      expiryTold: true,
      recording: { ...recording(), expiresAt: at(time) },
    });

    test.each<[what: string, changes: Partial<Known>, trouble: string[]]>([
      ['a push that went down and is down still', { pushes: downSince }, ['rtmp_down']],
      ['no push that is up again', { pushes: [...downSince, push('publishing', '14:21:00')] }, []],
      ['no push of a recording that is over', { pushes: downSince, phase: 'ended' }, []],
      ['no push that went down before', { pushes: down }, []],
      [
        'a push that was down and is up again',
        { pushes: [...down, push('publishing', '14:20:00')] },
        ['rtmp_up'],
      ],
      ['no push that was taken away', { pushes: [...down, push('unknown', '14:20:00')] }, []],
      ['that nothing has been uploaded, if learnt since', ready('14:09:00', true), ['stuck_ready']],
      ['not that nothing has been uploaded yet', ready('14:09:00', false), []],
      ['not that nothing has been uploaded, if learnt before', ready('14:00:09', true), []],
      ['that it cannot be seen', blind('14:05:00', true), ['blind']],
      ['not that it cannot be seen, if nobody was told', blind('14:05:00', false), []],
      ['not that it cannot be seen, if that was so before', blind('13:59:00', true), []],
      ['that soon it can no longer be asked for', expires('15:30:00'), ['expiring']],
      ['not that soon it can no longer be asked for, if that was so before', expires('14:16:00'), []],
    ])('is %s', (_, changes, trouble) => {
      expect(missed(changes)).toEqual(trouble);
    });
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
      );
    expect([back('lost'), back('paused'), back('ready')].map(kindsOf)).toEqual([
      ['recovered'],
      ['resumed'],
      ['started'],
    ]);
  });
});

describe('the gravity of news', () => {
  test('puts what may be a loss before trouble, an end before what is ordinary', () => {
    const sorted = (['ordinary', 'over', 'trouble', 'bad'] as const).toSorted(
      (a, b) => rankOf([a]) - rankOf([b]),
    );
    expect(sorted).toEqual(['bad', 'trouble', 'over', 'ordinary']);
  });

  test('of several news is that of the gravest, and of none ordinary', () => {
    expect([rankOf(['ordinary', 'bad']), rankOf([])]).toEqual([0, 3]);
  });

  test('calls bad only what evidence speaks against', () => {
    const of = (gravity: string) => ENDINGS.filter((one) => gravityOfVerdict(one) === gravity).map(endingKey);
    expect(of('bad')).toEqual([
      'failed.abnormal',
      'failed.reported',
      'lost.in_move',
      'lost.unasked',
      'not_started.watched',
    ]);
    expect(of('trouble')).toEqual(['ended.limit', 'ended.unasked', 'not_started.unseen']);
  });

  test('is raised where nothing was uploaded, whoever stopped it', () => {
    const asked = { phase: 'ended', how: 'asked' } as const;
    expect(gravityOfVerdict({ ...asked, without: 'bad' })).toBe('bad');
    expect(gravityOfVerdict({ ...asked, without: 'trouble' })).toBe('trouble');
  });
});

import { describe, expect, test } from 'vitest';
import { summary } from '../../src/recording/summing/summary.ts';
import { timeline } from '../../src/recording/summing/timeline.ts';
import { answer } from './answer.ts';
import { moment, REGISTERED, since } from './clock.ts';
import { judged, registered, watched } from './watched.ts';

const minute = (n: number): number => REGISTERED + n * 60_000;

describe('a life of very many stages', () => {
  // Paused and resumed every minute for four hours.
  let known = watched(['+0:05 status 4', '+0:10 status 5'], registered({ mode: 'web' }));
  for (let n = 1; n <= 240; n += 1) {
    known = judged(known, answer(n % 2 ? 'status 5, on hold' : 'status 5'), minute(n)).next;
  }

  test('keeps how it began and how it is now, and counts what it left out', () => {
    expect(known.life.length).toBe(200);
    expect(known.life[0]?.phase).toBe('registered');
    expect(known.life.at(-1)).toEqual({ phase: 'recording', at: minute(240) });
    expect(known.stagesLeftOut).toBe(243 - 200);
  });

  test('has a summary that does not claim to be complete', () => {
    expect(summary(known)).toMatchObject({ atLeast: true, span: { from: moment('+0:10'), to: minute(240) } });
  });
});

test('a push is not up while nothing of it could be seen', () => {
  const push = 'status 5, push rtmp://live.example.com/app publishing';
  const known = watched(
    [
      `+0:00 ${push}`,
      `+1:00 ${push}`,
      ...['+1:15', '+1:20', '+1:30', '+1:45'].map((at) => `${at} not found`),
      `+2:00 ${push}`,
    ],
    registered({ mode: 'web' }),
  );
  expect(known.gaps.map(({ from, to }) => [since(from), since(to)])).toEqual([['+1:00', '+2:00']]);
  expect(summary(known).uptimes).toEqual([
    { url: 'rtmp://live.example.com/app', upMs: 60_000, triedMs: 60_000, drops: 0 },
  ]);
});

test('a push is not up in any of several times unseen, whatever kind came first', () => {
  const push = 'status 5, push rtmp://live.example.com/app publishing';
  const known = watched([`+0:00 ${push}`, `+4:00 ${push}`], registered({ mode: 'web' }));
  const blanks = [{ from: moment('+0:30'), to: moment('+1:30') }];
  const gaps = [{ from: moment('+2:00'), to: moment('+3:00') }];
  expect(summary({ ...known, blanks, gaps }).uptimes).toMatchObject([{ upMs: 120_000, triedMs: 120_000 }]);
});

test('a timeline says of one moment first what explains the rest', () => {
  const known = watched([
    '+0:05 status 5, files a.mp4',
    '+5:00 status 2',
    '+5:10 status 5, files a.mp4 bak0_a.mp4',
  ]);
  const read = timeline(known).map((one) => `${since(one.at)} ${one.kind}`);
  expect(read).toEqual([
    '+0:00 stage',
    '+0:05 stage',
    '+0:05 file',
    '+5:00 failover',
    '+5:00 stage',
    '+5:10 stage',
    '+5:10 file',
  ]);
});

test('a file that says nothing of its time stands where it was announced, or else where it was known at last', () => {
  const known = watched(['+0:05 status 5, files a.mp4', '+9:00 status 5, files a.mp4']);
  const old = { ...known, files: [{ name: 'a.mp4' }, { name: 'b.mp4', startedAt: moment('+0:02') }] };
  const at = (one: typeof known) =>
    timeline(one).flatMap((each) => (each.kind === 'file' ? [[each.file.name, since(each.at)]] : []));
  expect(at(known)).toEqual([['a.mp4', '+0:05']]);
  expect(at(old)).toEqual([
    ['b.mp4', '+0:02'],
    ['a.mp4', '+9:00'],
  ]);
});

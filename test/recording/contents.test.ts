import { describe, expect, test } from 'vitest';
import { failoverMarks, newFiles, pushNews, pushStages } from '../../src/recording/judging/contents.ts';
import type { Output, RecordedFile } from '../../src/recording/observation.ts';

const files = (...names: readonly string[]): RecordedFile[] => names.map((name) => ({ name }));

const kindsOf = (known: readonly RecordedFile[], seen: readonly RecordedFile[]): string[] =>
  newFiles(known, seen, 7).fileNews.map(({ kind }) => kind);

describe('files', () => {
  test('a name listed twice in one answer is one file', () => {
    expect(newFiles([], files('a.mp4', 'a.mp4'), 7).files).toEqual([{ name: 'a.mp4', announcedAt: 7 }]);
  });

  test('a file that is no longer listed stays announced', () => {
    expect(newFiles(files('a.mp4', 'b.mp4'), files('b.mp4'), 7)).toEqual({
      files: files('a.mp4', 'b.mp4'),
      fileNews: [],
    });
  });

  test('a file that learns its start time is the same file', () => {
    expect(kindsOf(files('a.mp4'), [{ name: 'a.mp4', startedAt: 1 }])).toEqual([]);
  });

  test.each([
    ['bak0_a.m3u8', 1],
    ['rec/bak0_a.m3u8', 1],
    ['bak12_a.mp4', 1],
    ['bak0_a.m3u8 bak0_a_0.mp4', 1],
    ['bak0_a.m3u8 bak1_a.m3u8 a.m3u8', 2],
    ['bak_a.m3u8 mybak0_a.m3u8 bak0a.m3u8', 0],
  ])('%s: failover servers that have written files: %i', (names, marks) => {
    expect(failoverMarks(files(...names.split(' ')))).toBe(marks);
  });
});

const A = 'rtmp://a.example.com/live';
const B = 'rtmp://b.example.com/live';
const push = (url: string, status: Output['status']): Output => ({ url, status });

describe('pushes', () => {
  const kinds = (known: readonly Output[], seen: readonly Output[]): string[] =>
    pushNews(known, seen).outputNews.map(({ kind }) => kind);

  test.each<[from: Output['status'] | 'absent', to: Output['status'], news: string[]]>([
    ['absent', 'connecting', []],
    ['connecting', 'publishing', []],
    ['publishing', 'onhold', []],
    ['publishing', 'disconnected', ['rtmp_down']],
    ['disconnected', 'publishing', ['rtmp_up']],
  ])('going from %s to %s is news: %j', (from, to, news) => {
    expect(kinds(from === 'absent' ? [] : [push(A, from)], [push(A, to)])).toEqual(news);
  });

  test('several that go down together are one piece of news', () => {
    const { outputNews } = pushNews([], [push(A, 'disconnected'), push(B, 'disconnected')]);
    expect(outputNews).toEqual([{ kind: 'rtmp_down', urls: [A, B] }]);
  });

  test.each(['connecting', 'onhold', 'unknown'] as const)(
    'a push that went down and is %s is down until it publishes',
    (status) => {
      const { outputs, outputNews } = pushNews([push(A, 'disconnected')], [push(A, status)]);
      expect(outputs).toEqual([push(A, 'disconnected')]);
      expect(outputNews).toEqual([]);
    },
  );

  test('an answer that leaves the pushes out says nothing about them', () => {
    const known = [push(A, 'disconnected')];
    expect(pushNews(known, [])).toEqual({ outputs: known, outputNews: [] });
  });

  test('two pushes to one address are down while one of them is, and told once', () => {
    const half = [push(A, 'publishing'), push(A, 'disconnected')];
    expect(kinds([push(A, 'publishing'), push(A, 'publishing')], half)).toEqual(['rtmp_down']);
    expect(kinds(half, half)).toEqual([]);
    expect(kinds(half, [...half].reverse())).toEqual([]);
  });
});

describe('the stages of pushes', () => {
  test('a push that goes on as it was has no new stage', () => {
    const held = pushStages([], [push(A, 'publishing')], 1);
    expect(held).toEqual([{ url: A, status: 'publishing', at: 1 }]);
    expect(pushStages(held, [push(A, 'publishing')], 2)).toBe(held);
  });

  test('two pushes to one address are down while one of them is', () => {
    const held = pushStages([], [push(A, 'publishing'), push(A, 'disconnected')], 1);
    expect(held).toEqual([{ url: A, status: 'disconnected', at: 1 }]);
  });

  test('of one that is no longer listed nothing is known, and that is said once', () => {
    const held = pushStages([], [push(A, 'publishing')], 1);
    const gone = pushStages(held, [push(B, 'publishing')], 2);
    expect(gone.slice(1)).toEqual([
      { url: B, status: 'publishing', at: 2 },
      { url: A, status: 'unknown', at: 2 },
    ]);
    expect(pushStages(gone, [push(B, 'publishing')], 3)).toBe(gone);
  });

  test('of very many the newest hundred are kept', () => {
    let held: ReturnType<typeof pushStages> = [];
    for (let n = 0; n < 150; n += 1)
      held = pushStages(held, [push(A, n % 2 ? 'publishing' : 'disconnected')], n);
    expect(held.length).toBe(100);
    expect(held.at(-1)).toEqual({ url: A, status: 'publishing', at: 149 });
  });
});

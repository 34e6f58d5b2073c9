import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { News } from '../../src/recording/news.ts';
import { inOneMessage, type Piece, split, told } from '../../src/recording/telling/piece.ts';
import { type Noise, sorted, type Waiting } from '../../src/recording/telling/sorting.ts';
import type { Broadcast } from '../../src/recording/watching/broadcast.ts';

const between = { after: 1_000, before: 2_000 };
const ENDED: News = { kind: 'ended', between, how: 'exited', files: 1 };
const FAILED: News = { kind: 'failed', between, how: 'abnormal', files: 1 };
const STOPPING: News = { kind: 'stopping', between };
const LEFT_RUNNING: News = { kind: 'left_running', past: 'plan', since: 1_000 };
const file = (...names: readonly string[]): News => ({
  kind: 'file',
  files: names.map((name) => ({ name })),
});

const QUIET: Noise = { lately: [], table: false };
const NOW = 10_000;

const waiting = (sid: string, news: readonly News[], broadcast?: Broadcast): Waiting => ({
  sid,
  watch: broadcast === undefined ? {} : { broadcast },
  pieces: [{ id: `${sid}.1`, at: NOW, news }],
});

const placesOf = (waiting: readonly Waiting[], noise: Noise = QUIET) =>
  sorted(waiting, noise, NOW).threads.map(({ sid, pieces, due }) => `${sid} ${pieces[0]?.told} ${due}`);

describe('of what the channel is to hear', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((sid) => waiting(sid, [ENDED]));

  test('the first two are told by themselves, and the others in one table', () => {
    expect(placesOf(six).slice(0, 4)).toEqual([
      'a channel loud',
      'b channel loud',
      'c table now',
      'd table now',
    ]);
    expect(sorted(six, QUIET, NOW).rows.map(({ sid }) => sid)).toEqual(['c', 'd', 'e', 'f']);
  });

  test('the gravest are the ones told by themselves', () => {
    const last = waiting('z', [FAILED]);
    expect(placesOf([...six, last]).filter((place) => place.includes('channel'))).toEqual([
      'a channel loud',
      'z channel loud',
    ]);
  });

  test('the third within ten seconds goes into a table, also when it comes alone', () => {
    expect(placesOf([waiting('c', [ENDED])], { lately: ['a', 'b'], table: false })).toEqual(['c table now']);
  });

  test('everything goes into a table that is open', () => {
    expect(placesOf([waiting('a', [FAILED])], { lately: [], table: true })).toEqual(['a table now']);
  });

  test('more of a recording that was told by itself makes no table', () => {
    expect(placesOf([waiting('a', [ENDED])], { lately: ['a', 'b'], table: false })).toEqual([
      'a channel loud',
    ]);
  });

  test('a row has only what is for the channel, and the thread has all', () => {
    const { rows, threads } = sorted([waiting('c', [file('x'), FAILED])], { lately: [], table: true }, NOW);
    expect(rows).toEqual([{ sid: 'c', at: NOW, news: [FAILED], of: ['c.1'] }]);
    expect(threads[0]?.pieces[0]?.news).toEqual([file('x'), FAILED]);
  });
});

describe('what is only for the thread', () => {
  test('never reaches the channel, however much of it there is', () => {
    const all = Array.from({ length: 50 }, (_, n) => waiting(`s${n}`, [file(`${n}.mp4`)]));
    const { threads, rows } = sorted(all, QUIET, NOW);
    expect(rows).toEqual([]);
    expect(new Set(threads.map(({ pieces, due }) => `${pieces[0]?.told} ${due}`))).toEqual(
      new Set(['thread quiet']),
    );
  });

  test('is everything where the channel is to hear nothing', () => {
    expect(placesOf([waiting('a', [FAILED], 'none')])).toEqual(['a thread now']);
  });
});

describe('that a recording is stopping', () => {
  const stopping: Piece = { id: 's.1', at: NOW, news: [STOPPING], told: 'thread' };
  const later = (ms: number, news: News): Piece => ({
    id: 's.2',
    at: NOW + ms,
    news: [news],
    told: 'thread',
  });

  test('waits a minute for its end', () => {
    expect(placesOf([waiting('s', [STOPPING])])).toEqual([`s thread ${NOW + 60_000}`]);
    expect(placesOf([waiting('s', [STOPPING], 'all')])).toEqual([`s channel ${NOW + 60_000}`]);
    expect(placesOf([waiting('s', [STOPPING])], QUIET)).not.toEqual(placesOf([waiting('s', [ENDED])]));
  });

  test('holds up nothing else that the channel is to hear', () => {
    expect(placesOf([waiting('s', [STOPPING, file('x')])])).toEqual([`s thread ${NOW + 60_000}`]);
    expect(placesOf([waiting('s', [STOPPING, file('x')], 'all')])).toEqual(['s channel loud']);
    expect(placesOf([waiting('s', [STOPPING, LEFT_RUNNING])])).toEqual(['s channel loud']);
  });

  test('is left out where the end follows within that minute', () => {
    expect(told([stopping, later(60_000, ENDED)]).map(({ id }) => id)).toEqual(['s.2']);
    expect(told([stopping, later(60_001, ENDED)]).map(({ id }) => id)).toEqual(['s.1', 's.2']);
    expect(told([stopping, later(5_000, file('x'))])).toHaveLength(2);
  });

  test('is left out in whatever order the lines were put there', () => {
    const lines = [later(1_000, ENDED), stopping, later(-1_000, file('x'))];
    expect(told(lines).map(({ news }) => news)).toEqual([[file('x')], [ENDED]]);
  });

  test('leaves what came with it', () => {
    const both = { ...stopping, news: [file('x'), STOPPING] };
    expect(told([both, later(1_000, ENDED)])[0]?.news).toEqual([file('x')]);
  });
});

describe('file names', () => {
  const piece = (names: readonly string[]): Piece => ({
    id: 's.1',
    at: NOW,
    news: [ENDED, file(...names)],
    told: 'thread',
  });
  const namesIn = (pieces: readonly Piece[]) =>
    pieces.flatMap(({ news }) =>
      news.flatMap((one) => (one.kind === 'file' ? one.files.map(({ name }) => name) : [])),
    );

  test('are spread over messages that take them, each in one of them, under ids of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 200 }), (names) => {
        const parts = split(piece(names));
        expect(namesIn(parts)).toEqual(names);
        expect(parts.flatMap(({ news }) => news.filter(({ kind }) => kind === 'ended'))).toHaveLength(1);
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
        for (const part of parts) expect(inOneMessage([part])).toEqual([part]);
      }),
    );
  });

  test('of several pieces go into as few messages as take them', () => {
    const pieces = Array.from({ length: 40 }, (_, n) => piece([`${n}`.padStart(100, '0')]));
    const first = inOneMessage(pieces);
    expect(first.length).toBeGreaterThan(1);
    expect(first.length).toBeLessThan(40);
  });
});

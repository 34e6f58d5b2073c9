import { expect, test } from 'vitest';
import { nameOf } from '../../src/recording/known.ts';
import { isNewsKind, NEWS_KINDS, TOLD } from '../../src/recording/news.ts';
import { isFinished, isLive, PHASES, type Phase } from '../../src/recording/phase.ts';
import { registered, watched } from './watched.ts';

const ALGEBRA = ['+0:05 status 5, channel algebra'];

test.each([
  [
    'its alias before all else',
    watched(ALGEBRA, registered({ alias: 'Algebra II', cname: 'class-4' })),
    'Algebra II',
  ],
  [
    'the channel that Agora names, whatever was pasted',
    watched(ALGEBRA, registered({ cname: 'class-4' })),
    'algebra',
  ],
  ['that channel, also where none was pasted', watched(ALGEBRA), 'algebra'],
  ['the channel that was pasted', registered({ cname: 'class-4' }), 'class-4'],
  ['else the beginning of its sid', registered(), '38f8e3cf…'],
])('a recording is called by %s', (_, known, name) => {
  expect(nameOf(known)).toBe(name);
});

test('a kind of news is known by its name alone', () => {
  expect(NEWS_KINDS.every(isNewsKind)).toBe(true);
  expect(isNewsKind('toString')).toBe(false);
  expect(isNewsKind('Started')).toBe(false);
});

test('the whole channel hears what is final or bad', () => {
  const channel = NEWS_KINDS.filter((kind) => TOLD[kind] === 'channel');
  expect(channel).toEqual(['ended', 'failed', 'lost', 'not_started', 'expired', 'refused', 'left_running']);
});

test('no phase is both live and finished, and what is neither is waiting for its start', () => {
  const neither = PHASES.filter((phase: Phase) => !isLive(phase) && !isFinished(phase));
  expect(neither).toEqual(['registered', 'starting', 'not_started']);
  expect(PHASES.filter((phase) => isLive(phase) && isFinished(phase))).toEqual([]);
});

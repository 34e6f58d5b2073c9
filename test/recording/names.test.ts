import { expect, test } from 'vitest';
import { nameOf } from '../../src/recording/known.ts';
import { isNewsKind, NEWS_KINDS, TOLD } from '../../src/recording/news.ts';
import { isFinished, isLive, PHASES, type Phase } from '../../src/recording/phase.ts';
import { registered, watched } from './watched.ts';

test('a recording is called by its alias before all else', () => {
  expect(nameOf(registered({ alias: 'Algebra II', cname: 'class-4' }))).toBe('Algebra II');
});

test('else by the channel that Agora names, whatever was pasted', () => {
  const known = registered({ cname: 'class-4' });
  expect(nameOf(known)).toBe('class-4');
  expect(nameOf(watched(['+0:05 status 5, channel other'], known))).toBe('other');
});

test('which need not have been pasted', () => {
  expect(nameOf(watched(['+0:05 status 5, channel algebra']))).toBe('algebra');
});

test('else by the beginning of its sid', () => {
  expect(nameOf(registered())).toBe('38f8e3cf…');
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

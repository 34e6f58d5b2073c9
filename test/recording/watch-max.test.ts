import { expect, test } from 'vitest';
import { reconsidered } from '../../src/recording/ending/late.ts';
import type { Known } from '../../src/recording/known.ts';
import { moment } from './clock.ts';
import { registered, watched } from './watched.ts';

const GONE = [
  '+0:05 status 5',
  ...['+0:30', '+0:45', '+1:00', '+1:30', '+2:00', '+2:01'].map((at) => `${at} not found`),
];

const withMax = (known: Known, watchMax: readonly (number | 'none')[]): Known => ({
  ...known,
  recording: { ...known.recording, watchMax },
});

test('a watch that ends after the verdict takes nothing back', () => {
  const lost = watched(GONE, registered({ watchMax: ['none'] }));
  expect(lost).toMatchObject({ phase: 'lost', how: 'unasked' });
  const unwatched = withMax(lost, []);
  expect(reconsidered(lost, unwatched, moment('+5:00'))).toEqual({ next: unwatched, news: [] });
});

test('a watch that begins after the verdict makes nothing worse', () => {
  const over = watched(GONE);
  expect(over).toMatchObject({ phase: 'ended', how: 'unseen' });
  const watchedNow = withMax(over, ['none']);
  expect(reconsidered(over, watchedNow, moment('+5:00'))).toEqual({ next: watchedNow, news: [] });
});

import { expect, test } from 'vitest';
import { heard } from '../../src/recording/ending/late.ts';
import { abandoned } from '../../src/recording/judging/blindness.ts';
import { moment } from './clock.ts';
import { registered, watched } from './watched.ts';

const HOUR = registered({ expiresAt: moment('+1:00:00') });
const recording = watched(['+0:05 status 5', '+30:00 status 5'], HOUR);

const NOT_FOUND = ['+0:30', '+0:45', '+1:00', '+1:30', '+2:00', '+2:01'].map((at) => `${at} not found`);

test('what nobody can ask for stays as it is until an hour after its expiry', () => {
  expect(abandoned(recording, moment('+1:59:59'))).toEqual({ next: recording, news: [] });
  const { next, news } = abandoned(recording, moment('+2:00:00'));
  expect(next).toMatchObject({ phase: 'expired', final: true });
  expect(news).toEqual([{ kind: 'expired', at: moment('+1:00:00'), lastPhase: 'recording' }]);
});

test('what was asked for lately is not abandoned', () => {
  const longer = watched(['+0:05 status 5', '+1:30:00 status 5'], HOUR);
  expect(abandoned(longer, moment('+2:00:00')).news).toEqual([]);
  expect(abandoned(longer, moment('+2:30:00')).next.phase).toBe('expired');
});

test('its end leaves no doubt and no blindness behind', () => {
  const doubtful = watched(['+0:05 status 5', '+30:00 not found', '+30:05 unavailable 503'], HOUR);
  const { next } = abandoned(doubtful, moment('+3:00:00'));
  expect(next).not.toHaveProperty('blind');
  expect(next).not.toHaveProperty('suspect');
});

test('what is over is over', () => {
  const ended = watched(['+0:05 status 5', '+5:00 status 8'], HOUR);
  expect(abandoned(ended, moment('+9:00:00'))).toEqual({ next: ended, news: [] });
});

test('a late word that explains an end leaves no blindness behind', () => {
  const gone = watched(['+0:05 status 5', ...NOT_FOUND, '+4:02 unavailable 404'], HOUR);
  expect(gone).toMatchObject({ phase: 'ended', final: false, blind: { looks: 1 } });
  const { next } = heard(gone, [{ event: 41, at: moment('+0:20'), code: 16 }], moment('+5:00'));
  expect(next).toMatchObject({ how: 'asked', final: true });
  expect(next).not.toHaveProperty('blind');
});

test('an end that nobody explained keeps its verdict', () => {
  const gone = watched(['+0:05 status 5', ...NOT_FOUND], HOUR);
  expect(gone).toMatchObject({ phase: 'ended', how: 'unseen', final: false });
  expect(abandoned(gone, moment('+9:00:00'))).toEqual({ next: { ...gone, final: true }, news: [] });
});

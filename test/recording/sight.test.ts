import { describe, expect, test } from 'vitest';
import {
  CLEAR,
  isDark,
  observeRate,
  observeSight,
  type Sight,
  type SightNews,
} from '../../src/recording/judging/sight.ts';
import { answer } from './answer.ts';
import { moment, since } from './clock.ts';

/** Shows these answers, from whatever recording of the app, and collects what is told. */
function sighted(...looks: readonly string[]): { sight: Sight; told: string[] } {
  const told: string[] = [];
  const sight = looks.reduce((before, text) => {
    const [at = '', ...see] = text.split(' ');
    const { next, news } = observeSight(before, answer(see.join(' ')), moment(at));
    if (news) told.push(`${at} ${inWords(news)}`);
    return next;
  }, CLEAR);
  return { sight, told };
}

const inWords = (news: SightNews): string => {
  const status = 'status' in news ? ` ${news.status}` : '';
  return `${news.kind} since ${since(news.since)} (${news.cause}${status})`;
};

describe('what is told of an app', () => {
  test.each([
    ['unavailable 503', 'unavailable 503'],
    ['unavailable timeout', 'unavailable'],
    ['unavailable 405', 'unavailable 405'],
    ['throttled', 'quota'],
  ])('%s is told when no look has succeeded for two minutes', (see, cause) => {
    const { told } = sighted(`+1:00 ${see}`, `+2:59 ${see}`, `+3:00 ${see}`, `+3:30 ${see}`);
    expect(told).toEqual([`+3:00 blind since +1:00 (${cause})`]);
  });

  const OUTAGE = ['+1:00 unavailable 503', '+3:00 unavailable 503'];
  const OUTAGE_TOLD = '+3:00 blind since +1:00 (unavailable 503)';
  const REFUSED_TOLD = '+1:00 blind since +1:00 (credentials 401)';

  test.each<[claim: string, looks: readonly string[], told: readonly string[]]>([
    [
      'refused credentials are told at once, and only once',
      ['+1:00 forbidden 401', '+1:05 forbidden 401', '+9:00 forbidden 401'],
      [REFUSED_TOLD],
    ],
    [
      'an App ID that is not enabled is told at once',
      ['+1:00 rejected app_id appid is invalid'],
      ['+1:00 blind since +1:00 (app_id)'],
    ],
    [
      'an outage that turns out to be refused credentials is told once more, with the cause that stays',
      [...OUTAGE, '+4:00 forbidden 401', '+4:30 unavailable 503', '+5:00 forbidden 401', '+6:00 throttled'],
      [OUTAGE_TOLD, '+4:00 blind since +1:00 (credentials 401)'],
    ],
    [
      'refused credentials that turn into an outage are not told again',
      ['+1:00 forbidden 401', '+2:00 unavailable 503', '+9:00 unavailable 503'],
      [REFUSED_TOLD],
    ],
    [
      'one look that succeeds in between is enough to say nothing',
      ['+1:00 unavailable 503', '+2:30 status 5', '+2:45 unavailable 503', '+4:00 unavailable 503'],
      [],
    ],
    [
      'credentials refused in a squeeze that was not told are told at once',
      ['+1:00 throttled', '+1:05 forbidden 403'],
      ['+1:05 blind since +1:00 (credentials 403)'],
    ],
    [
      'the end of what was told is told, with its cause',
      ['+1:00 forbidden 401', '+5:00 not found', '+5:30 status 5'],
      [REFUSED_TOLD, '+5:00 sighted since +1:00 (credentials)'],
    ],
    ['the end of what nobody was told is not', ['+1:00 unavailable 503', '+1:05 status 5'], []],
  ])('%s', (_, looks, told) => {
    expect(sighted(...looks).told).toEqual(told);
  });
});

/** Shows these shares of the rate and collects what is told. */
function squeezed(...shares: readonly string[]): readonly string[] {
  const told: string[] = [];
  shares.reduce((before, text) => {
    const [at = '', share] = text.split(' ');
    const { next, news } = observeRate(before, Number(share), moment(at));
    if (news) told.push(`${at} ${news.partly ? 'partly ' : ''}${inWords(news)}`);
    return next;
  }, CLEAR);
  return told;
}

describe('an app that is seen less often than planned', () => {
  test('is told when it has lasted for two minutes, once, and so is its end', () => {
    const told = squeezed('+1:00 0.4', '+2:59 0.2', '+3:00 0.4', '+9:00 0.3', '+9:30 0.5', '+9:40 0.9');
    expect(told).toEqual([
      '+3:00 partly blind since +1:00 (quota)',
      '+9:30 partly sighted since +1:00 (quota)',
    ]);
  });

  test('is not told while at least half is left, or when it passes', () => {
    expect(squeezed('+1:00 0.5', '+9:00 0.6')).toEqual([]);
    expect(squeezed('+1:00 0.4', '+2:30 0.5', '+2:40 0.4', '+4:30 0.5')).toEqual([]);
  });

  test('is not told twice when it cannot be seen at all', () => {
    const { sight } = sighted('+1:00 throttled', '+3:00 throttled');
    const squeeze = observeRate(sight, 0.1, moment('+1:00')).next;
    expect(observeRate(squeeze, 0.1, moment('+4:00')).news).toBeUndefined();
  });
});

describe('what ends the darkness', () => {
  const dark = '+1:00 forbidden 401';

  test.each(['status 5', 'not found', 'exiting', 'rejected ids 1003 no'])('%s: Agora looked', (see) => {
    expect(isDark(sighted(dark, `+2:00 ${see}`).sight)).toBe(false);
  });

  const NEUTRAL = [
    'incomplete',
    'no route',
    'unavailable 400',
    'unavailable 404',
    'unavailable other recording',
  ];

  test.each(NEUTRAL)('not %s: nobody looked for the recording', (see) => {
    const { sight, told } = sighted(dark, `+2:00 ${see}`);
    expect(isDark(sight)).toBe(true);
    expect(told).toHaveLength(1);
  });

  test.each(NEUTRAL)('and %s alone is no darkness', (see) => {
    expect(sighted(`+1:00 ${see}`, `+9:00 ${see}`).sight).toEqual(CLEAR);
  });
});

test('the version grows with every change and only then, so that two processes cannot tell the same', () => {
  expect(sighted('+1:00 status 5', '+1:30 status 5').sight.version).toBe(0);
  expect(sighted('+1:00 throttled', '+1:05 throttled', '+1:15 status 5').sight.version).toBe(3);
});

test('an outage that was not told yet does not slow the other looks of the app', () => {
  expect(isDark(sighted('+1:00 unavailable 503').sight)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { formatSlackDate } from '../../sandbox/page/client/mrkdwn/slack-date.ts';

const NOW = Date.UTC(2026, 10, 22, 14, 0, 12);
const seconds = NOW / 1000;

const shown = (format: string, { at = seconds, tz = 'Etc/UTC' } = {}) => formatSlackDate(at, format, tz, NOW);

describe('a Slack date', () => {
  it.each([
    ['{date_num}', '2026-11-22'],
    ['{date_slash}', '22/11/2026'],
    ['{date}', '22 November'],
    ['{date_short}', '22 Nov 2026'],
    ['{date_long_full}', '22 November 2026'],
    ['{time}', '14:00'],
    ['{time_secs}', '14:00:12'],
  ])('shows %s as %s', (format, words) => {
    expect(shown(format)).toBe(words);
  });

  it('names the day of the week in a long date', () => {
    // Whether a comma follows is a matter of the Unicode data that Node was built with.
    expect(shown('{date_long}').replace(',', '')).toBe('Sunday 22 November 2026');
  });

  it('is in the zone of the reader', () => {
    expect(shown('{date_num} {time}', { tz: 'Asia/Shanghai' })).toBe('2026-11-22 22:00');
    expect(shown('{date_num} {time}', { tz: 'Pacific/Auckland' })).toBe('2026-11-23 03:00');
  });

  it('says today, yesterday and tomorrow as the reader would', () => {
    expect(shown('{date_short_pretty} at {time}')).toBe('Today at 14:00');
    expect(shown('since {date_short_pretty}')).toBe('since today');
    expect(shown('{date_pretty}', { at: seconds - 86_400 })).toBe('Yesterday');
    expect(shown('{date_long_pretty}', { at: seconds + 86_400 })).toBe('Tomorrow');
    expect(shown('{date_short_pretty}', { at: seconds - 3 * 86_400 })).toBe('19 Nov 2026');
  });

  it('lets midnight fall where the reader lives', () => {
    const lateYesterday = { at: Date.UTC(2026, 10, 21, 23, 30) / 1000 };
    expect(shown('{date_short_pretty}', lateYesterday)).toBe('Yesterday');
    expect(shown('{date_short_pretty}', { ...lateYesterday, tz: 'Europe/Berlin' })).toBe('Today');
  });

  it.each([
    [40, '40 seconds ago'],
    [180, '3 minutes ago'],
    [2 * 3600, '2 hours ago'],
    [3 * 86_400, '3 days ago'],
  ])('counts %i s back as %s', (before, words) => {
    expect(shown('{ago}', { at: seconds - before })).toBe(words);
  });

  it('leaves tokens alone that it does not know', () => {
    expect(shown('{moon_phase} {time}')).toBe('{moon_phase} 14:00');
  });
});

it('speaks the language of the reader', () => {
  const at = Date.UTC(2026, 10, 22, 14);
  const read = (format: string, now = at) =>
    formatSlackDate(at / 1000, format, 'Asia/Shanghai', now, 'zh-CN');
  expect(read('{date_short_pretty} {time_secs}')).toBe('今天 22:00:00');
  expect(read('{date_short_pretty}', at + 86_400_000)).toBe('昨天');
  expect(read('{date_short_pretty}', at + 30 * 86_400_000)).toBe('2026年11月22日');
  expect(read('{ago}', at + 180_000)).toBe('3分钟前');
});

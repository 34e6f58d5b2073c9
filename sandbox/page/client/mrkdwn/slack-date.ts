const DAY_MS = 86_400_000;

type Style = Intl.DateTimeFormatOptions;

const DATES: Readonly<Record<string, Style>> = {
  date: { month: 'long', day: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  date_long_full: { month: 'long', day: 'numeric', year: 'numeric' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  day_divider: { weekday: 'long', month: 'long', day: 'numeric' },
};

const TIMES: Readonly<Record<string, Style>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/**
 * Replaces the tokens of a Slack date, in the reader's time zone and on a 24-hour clock. Unknown tokens stay.
 * @param timestamp seconds since 1970
 * @param now milliseconds since 1970; “today” and “3 minutes ago” follow it
 * @param locale of the reader; every kind of English gets British dates
 */
export function formatSlackDate(
  timestamp: number,
  format: string,
  tz: string,
  now: number,
  locale = 'en-GB',
): string {
  const language = locale.startsWith('en') ? 'en-GB' : locale;
  const at = timestamp * 1000;
  return format.replace(/\{(\w+)\}/g, (token, name: string, index: number) => {
    if (name === 'ago') return ago(at, now, language);
    if (name === 'date_num') return isoDay(at, tz);
    const time = TIMES[name];
    if (time) return shown(at, tz, time, language);
    const date = DATES[name.replace(/_pretty$/, '')];
    if (!date) return token;
    const relative = name.endsWith('_pretty') ? nearbyDay(at, now, tz, language) : undefined;
    if (relative === undefined) return shown(at, tz, date, language);
    return index === 0 ? relative.charAt(0).toUpperCase() + relative.slice(1) : relative;
  });
}

const shown = (at: number, tz: string, style: Style, language: string): string =>
  new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...style, timeZone: tz }).format(at);

const isoDay = (at: number, tz: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: tz,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

function nearbyDay(at: number, now: number, tz: string, language: string): string | undefined {
  const day = isoDay(at, tz);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const away = [0, -1, 1].find((days) => day === isoDay(now + days * DAY_MS, tz));
  return away === undefined ? undefined : words.format(away, 'day');
}

function ago(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const words = new Intl.RelativeTimeFormat(language);
  if (Math.abs(seconds) < 60) return words.format(seconds, 'second');
  if (Math.abs(seconds) < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / 86_400), 'day');
}

/** `14:02` in a zone. @param at milliseconds since 1970 */
export const clockTime = (at: number, tz: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: tz, hour: '2-digit', minute: '2-digit' }).format(at);

/** `Sunday, 22 November 2026 at 14:02:10`, for tooltips. @param locale every kind of English gets British dates */
export const fullTime = (at: number, tz: string, locale: string): string =>
  new Intl.DateTimeFormat(locale.startsWith('en') ? 'en-GB' : locale, {
    timeZone: tz,
    dateStyle: 'full',
    timeStyle: 'medium',
  }).format(at);

/** Converts a Slack `ts` to milliseconds since 1970. */
export const momentOf = (ts: string): number => Math.floor(Number(ts) * 1000);

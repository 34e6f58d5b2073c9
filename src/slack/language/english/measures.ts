import type { Shown } from '../../text.ts';
import { durationIn } from '../duration.ts';

export const duration = durationIn({ second: 's', minute: 'min', minuteOfHour: 'min', hour: 'h', day: 'd' });

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const number = (value: number): string => numbers.format(value);

/** "1 file", "1,000 files". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** Requests a second, of which few are not none: a recording that is well needs two a minute. */
export const rate = (value: number): string => (value > 0 && value < 0.1 ? 'less than 0.1' : number(value));

/** "2 requests a second". */
export const perSecond = (value: number): string =>
  `${rate(value)} ${value === 1 ? 'request' : 'requests'} a second`;

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const allOf = (items: readonly string[]): string => and.format(items);
export const oneOf = (items: readonly string[]): string => or.format(items);

/** "`a`, `b` and 58 more". */
export const withMore = (names: readonly Shown[], more: number): string =>
  allOf(more > 0 ? [...names, `${number(more)} more`] : names);

/** Below a tenth of a second nobody can tell the difference. */
export const seconds = (ms: number): string => `${number(Math.max(0.1, Math.round(ms / 100) / 10))} s`;

import type { Shown } from '../../text.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds in the one or two units that matter: "40 s", "4 min", "1 h 12 min", "3 d 4 h". */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  // Up to two minutes, so that a wait of 92 s can be compared with a patience of 90 s.
  if (length < 2 * MINUTE - SECOND / 2) return `${Math.round(length / SECOND)} s`;
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return units(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(length / HOUR);
  return units(Math.floor(hours / (DAY / HOUR)), 'd', hours % (DAY / HOUR), 'h');
}

const units = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const number = (value: number): string => numbers.format(value);

/** "1 file", "1,000 files". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const allOf = (items: readonly string[]): string => and.format(items);
export const oneOf = (items: readonly string[]): string => or.format(items);

/** "`a`, `b` and 58 more". */
export const withMore = (names: readonly Shown[], more: number): string =>
  allOf(more > 0 ? [...names, `${number(more)} more`] : names);

/** Below a tenth of a second nobody can tell the difference. */
export const seconds = (ms: number): string => `${number(Math.max(0.1, Math.round(ms / 100) / 10))} s`;

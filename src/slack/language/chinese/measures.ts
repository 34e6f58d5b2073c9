import type { Shown } from '../../text.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds in the one or two units that matter: 「40 秒」「4 分钟」「1 小时 12 分」「3 天 4 小时」. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  // Up to two minutes, so that a wait of 92 s can be compared with a patience of 90 s.
  if (length < 2 * MINUTE - SECOND / 2) return `${Math.round(length / SECOND)} 秒`;
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 48 * 60) return units(Math.floor(minutes / 60), '小时', minutes % 60, '分');
  const hours = Math.round(length / HOUR);
  return units(Math.floor(hours / 24), '天', hours % 24, '小时');
}

const units = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 });

export const number = (value: number): string => numbers.format(value);

/** Below a tenth of a second nobody can tell the difference. */
export const seconds = (ms: number): string => `${number(Math.max(0.1, Math.round(ms / 100) / 10))} 秒`;

const and = new Intl.ListFormat('zh-CN', { type: 'conjunction' });
const or = new Intl.ListFormat('zh-CN', { type: 'disjunction' });

/** 「a、b 和 c」: `Intl` puts no space beside 和 and 或, where Chinese meets Latin letters and digits. */
const joined = (format: Intl.ListFormat, items: readonly string[]): string =>
  format
    .formatToParts(items)
    .map(({ type, value }) => (type === 'literal' && value !== '、' ? ` ${value} ` : value))
    .join('')
    .replace(/(?<=[\p{Script=Han}）”]) (?=[和或] )|(?<= ?[和或]) (?=[\p{Script=Han}“])/gu, '');

export const allOf = (items: readonly string[]): string => joined(and, items);
export const oneOf = (items: readonly string[]): string => joined(or, items);

/** 「`a`、`b` 等 60 个」. */
export const withMore = (names: readonly Shown[], more: number): string =>
  more > 0 ? `${names.join('、')} 等 ${number(names.length + more)} 个` : allOf(names);

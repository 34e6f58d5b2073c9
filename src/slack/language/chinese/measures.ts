import type { Shown } from '../../text.ts';
import { durationIn } from '../duration.ts';

export const duration = durationIn({
  second: '秒',
  minute: '分钟',
  minuteOfHour: '分',
  hour: '小时',
  day: '天',
});

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 });

export const number = (value: number): string => numbers.format(value);

/** Requests a second, of which few are not none: a recording that is well needs two a minute. */
export const perSecond = (value: number): string =>
  value > 0 && value < 0.1 ? '每秒不到 0.1 次' : `每秒 ${number(value)} 次`;

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

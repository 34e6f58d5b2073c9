/**
 * Readers of JSON from outside, which differs between modes, versions and senders: each takes a value if it is right and
 * leaves it out if not, so that the rest can be read. By hand, because a schema takes several times as long.
 */

/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsIn = (value: unknown): Fields => (isObject(value) ? value : NO_FIELDS);

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text, or a number. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? `${value}` : undefined;
}

/** A number, or one written as a string. */
export function amountIn(value: unknown): number | undefined {
  if (typeof value === 'string') return /^\s*-?\d{1,20}\s*$/.test(value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

const YES = ['true', '1', 'yes', 'on', 'y', 'enabled'];
const NO = ['false', '0', 'no', 'off', 'n', 'disabled'];

/** A boolean, or one written as a string or a number. */
export function flagIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const written = (textIn(value) ?? '').toLowerCase();
  if (YES.includes(written)) return true;
  return NO.includes(written) ? false : undefined;
}

/** One of these words. */
export const oneIn = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

/** Reads a time. One page of the documentation says seconds, but real values are milliseconds: 1e11 ms is March 1973. */
export const milliseconds = (value: number): number => (value < 1e11 ? value * 1_000 : value);

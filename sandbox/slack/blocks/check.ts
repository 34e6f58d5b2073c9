/** A complaint in Slack's words. `at`: JSON pointer to the value. */
export interface Complaint {
  readonly at: string;
  readonly message: string;
}

/** Checks a value; an empty list means that it is valid. */
export type Check = (value: unknown, at: string) => readonly Complaint[];

type Fields = Readonly<Record<string, Check>>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const complain = (at: string, message: string): readonly Complaint[] => [{ at, message }];

/** Formats a complaint as in `response_metadata.messages`. */
export const spellOut = ({ at, message }: Complaint): string => `[ERROR] ${message} [json-pointer:${at}]`;

export const string =
  (max = Number.POSITIVE_INFINITY, min = 1): Check =>
  (value, at) => {
    if (typeof value !== 'string') return complain(at, 'must be a string');
    if (value.length < min) return complain(at, `must be more than ${min - 1} characters`);
    if (value.length > max) return complain(at, `must be less than ${max + 1} characters`);
    return [];
  };

export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : complain(at, 'must be a boolean');

export const integer =
  (min: number, max: number): Check =>
  (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? []
      : complain(at, `must be an integer between ${min} and ${max}`);

export const number: Check = (value, at) =>
  typeof value === 'number' ? [] : complain(at, 'must be a number');

export const anything: Check = () => [];

export const among =
  (...words: readonly string[]): Check =>
  (value, at) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : complain(at, `must be one of the following: ${words.join(', ')}`);

export const listOf =
  (item: Check, { min = 1, max = Number.POSITIVE_INFINITY } = {}): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return complain(at, 'must be an array');
    if (value.length < min) return complain(at, `no less than ${min} items required`);
    if (value.length > max) return complain(at, `no more than ${max} items allowed`);
    return value.flatMap((each, index) => item(each, `${at}/${index}`));
  };

/** Checks an object that has these fields and no others. */
export const object =
  (required: Fields, optional: Fields = {}): Check =>
  (value, at) => {
    if (!isRecord(value)) return complain(at, 'must be an object');
    const known: Fields = { ...required, ...optional };
    return [
      ...Object.keys(required)
        .filter((field) => value[field] === undefined)
        .flatMap((field) => complain(at, `missing required field: ${field}`)),
      ...Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .flatMap(
          ([field, each]) =>
            known[field]?.(each, `${at}/${field}`) ?? complain(at, `invalid additional property: ${field}`),
        ),
    ];
  };

/** Checks an object by its `type`. */
export const byType =
  (types: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isRecord(value)) return complain(at, 'must be an object');
    if (typeof value.type !== 'string') return complain(at, 'missing required field: type');
    const check = Object.hasOwn(types, value.type) ? types[value.type] : undefined;
    return check === undefined ? complain(`${at}/type`, `unsupported type: ${value.type}`) : check(value, at);
  };

/** Adds a rule that is checked once the shape is valid. @param holds answers the complaint */
export const also =
  (shape: Check, holds: (value: Record<string, unknown>) => string | undefined): Check =>
  (value, at) => {
    const complaints = shape(value, at);
    if (complaints.length > 0 || !isRecord(value)) return complaints;
    const message = holds(value);
    return message === undefined ? [] : complain(at, message);
  };

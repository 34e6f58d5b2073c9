type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that have a value: with exact optional properties, absent and `undefined` are not the same. */
export function filled<T extends object>(entries: T): Filled<T>;
export function filled(entries: object): object {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) kept[name] = value;
  return kept;
}

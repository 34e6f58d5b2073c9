type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out entries that are `undefined`: with `exactOptionalPropertyTypes`, absent and `undefined` differ. */
export function filled<T extends object>(entries: T): Filled<T>;
export function filled(entries: object): object {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) kept[name] = value;
  return kept;
}

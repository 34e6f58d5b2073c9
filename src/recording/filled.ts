type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out entries that are `undefined`: with `exactOptionalPropertyTypes`, absent and `undefined` differ. */
export function filled<T extends object>(entries: T): Filled<T>;
export function filled(entries: Readonly<Record<string, unknown>>): object {
  const kept: Record<string, unknown> = {};
  // Without a list of pairs, because every look does this several times.
  for (const name in entries) if (entries[name] !== undefined) kept[name] = entries[name];
  return kept;
}

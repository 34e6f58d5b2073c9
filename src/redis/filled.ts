type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that have a value: with exact optional properties, absent and `undefined` are not the same. */
export function filled<T extends object>(entries: T): Filled<T>;
export function filled(entries: object): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

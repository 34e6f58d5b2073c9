/**
 * The value that a share of all values does not exceed, by the nearest rank: no value is made up between two.
 * @param share from 0 to 1
 * @throws when there are no values, which means that nothing was measured
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

/** @throws when there are no values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Counts requests in a sliding second on the wall's clock; `true` while there is room for one more. */
export function createQuota(perSecond: number): () => boolean {
  let granted: number[] = [];
  return () => {
    const now = performance.now();
    granted = granted.filter((at) => now - at < 1_000);
    if (granted.length >= perSecond) return false;
    granted.push(now);
    return true;
  };
}

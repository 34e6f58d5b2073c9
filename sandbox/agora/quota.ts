/** Counts requests within a sliding second of real time; answers `true` while one more is allowed. */
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

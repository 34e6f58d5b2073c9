import { vi } from 'vitest';

/** Waits until what is claimed holds; on a busy machine that may take its time. @returns what the claim returns */
export const eventually = <T>(claim: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(claim, { timeout: 10_000, interval: 10 });

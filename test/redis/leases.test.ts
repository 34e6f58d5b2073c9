import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Claim } from '../../src/ports/polling.ts';
import { createLeases } from '../../src/redis/polling/leases.ts';

const claimOf = (token: string): Claim => ({ sid: `of ${token}`, app: 'only', token, slot: 0 });

/** Milliseconds; a heartbeat is a quarter of it. */
const LEASE_MS = 80;

/** More than lie between the answer to a commit and the end of its look. */
const PROMISES = 20;

/** A heartbeat at which Redis has just ended the lease of `committed`, and somebody else has `taken`. */
async function afterHeartbeat() {
  const lines: unknown[] = [];
  const log = { info: () => {}, error: () => {}, warn: (facts: object) => void lines.push(facts) };
  const [committed, taken] = [claimOf('committed'), claimOf('taken')];
  async function endOfLook(): Promise<void> {
    for (let at = 0; at < PROMISES; at += 1) await undefined;
    leases.drop(committed);
  }
  const run = async (): Promise<unknown> => {
    void endOfLook();
    return [committed.token, taken.token];
  };
  const leases = createLeases({ run }, log, { leaseMs: LEASE_MS });
  const [ended, lost] = [leases.keep(committed), leases.keep(taken)];
  await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve()));
  return { lines, ended, inHand: leases.inHand() };
}

describe('leases', () => {
  it('are not lost by a commit that is answered along with their renewal', async () => {
    const { lines, ended, inHand } = await afterHeartbeat();
    expect(ended.aborted).toBe(false);
    expect(lines).toEqual([{ sid: 'of taken', app: 'only' }]);
    expect(inHand).toBe(0);
  });

  it('that Redis does not prolong are given up by the time they run out', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const log = { info: () => {}, error: () => {}, warn: () => {} };
    const leases = createLeases({ run: () => new Promise(() => {}) }, log, { leaseMs: LEASE_MS });
    const signal = leases.keep(claimOf('cut off'));
    vi.advanceTimersByTime(LEASE_MS / 2);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(LEASE_MS / 2);
    expect(signal.aborted).toBe(true);
  });
});

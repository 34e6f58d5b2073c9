import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../src/redis/connection/server-clock.ts';
import { LightSignal } from '../../src/redis/polling/leases.ts';
import { createAlarm, createGate } from '../../src/redis/polling/punctual.ts';

function clockAt(at: number) {
  const clock = createServerClock();
  clock.told(at, performance.now());
  return clock;
}

describe('an alarm', () => {
  it('rings for all that wait for the same moment by one timer, and not before that moment', async () => {
    const clock = clockAt(1_000);
    const alarm = createAlarm(clock, new LightSignal());
    const rings = alarm(1_030);
    expect(alarm(1_030)).toBe(rings);
    expect(alarm(1_040)).not.toBe(rings);
    await rings;
    // Timers of Node fire up to a millisecond early.
    expect(clock.now()).toBeGreaterThanOrEqual(1_029);
  });

  it('rings anew for a moment for which it has rung, and at once for one that has passed', async () => {
    const clock = clockAt(1_000);
    const alarm = createAlarm(clock, new LightSignal());
    const rings = alarm(900);
    await rings;
    const again = alarm(900);
    expect(again).not.toBe(rings);
    await again;
    expect(clock.now()).toBeLessThan(2_000);
  });

  it('lets everybody go when the process ends, and keeps nobody afterwards', async () => {
    const ending = new LightSignal();
    const alarm = createAlarm(clockAt(1_000), ending);
    const rings = alarm(3_600_000);
    ending.abort();
    await Promise.all([rings, alarm(7_200_000)]);
  });
});

describe('a gate', () => {
  /** A gate with a step that the test ends, and the names of those that have passed. */
  function gate(most: number) {
    const passed: string[] = [];
    let steps = 0;
    let end = (): void => {};
    const pass = createGate(() => {
      steps += 1;
      return new Promise((resolve) => {
        end = resolve;
      });
    }, most);
    return {
      passed,
      steps: () => steps,
      end: () => end(),
      come: (name: string) => pass().then(() => void passed.push(name)),
    };
  }

  it('lets those that came in one step pass when it ends', async () => {
    const { passed, steps, end, come } = gate(3);
    const both = [come('one'), come('other')];
    await Promise.resolve();
    expect(passed).toEqual([]);
    end();
    await Promise.all(both);
    expect([passed, steps()]).toEqual([['one', 'other'], 1]);
  });

  it('lets as many pass as are enough, before the step ends', async () => {
    const { passed, end, come } = gate(2);
    await Promise.all([come('one'), come('two')]);
    const late = come('three');
    expect(passed).toEqual(['one', 'two']);
    end();
    await late;
  });
});

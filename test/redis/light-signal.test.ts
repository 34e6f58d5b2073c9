import { expect, test } from 'vitest';
import type { Signal } from '../../src/ports/process.ts';
import { LightSignal } from '../../src/redis/polling/leases.ts';
import { pause } from '../../src/redis/polling/punctual.ts';

const light = () => {
  const signal = new LightSignal();
  return { signal, abort: () => signal.abort() };
};
const ofNode = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

/** Events that work noticed after it was told to end. */
function noticed({ signal, abort }: { readonly signal: Signal; abort(): void }): readonly string[] {
  const seen: string[] = [];
  const left = () => void seen.push('left');
  const once = () => {
    seen.push('once');
    signal.removeEventListener('abort', once);
  };
  const throws = () => {
    try {
      signal.throwIfAborted();
    } catch (error) {
      seen.push(error instanceof Error ? error.name : 'odd');
    }
  };
  for (const listener of [once, left, () => void seen.push('last')])
    signal.addEventListener('abort', listener);
  signal.removeEventListener('abort', left);
  throws();
  seen.push(`${signal.aborted}`);
  abort();
  abort();
  throws();
  seen.push(`${signal.aborted}`);
  return seen;
}

test('work is told to end as by a signal of Node', () => {
  expect(noticed(light())).toEqual(['false', 'once', 'last', 'AbortError', 'true']);
  expect(noticed(ofNode())).toEqual(noticed(light()));
});

test.each([
  ['light', light],
  ['of Node', ofNode],
])('a signal that is %s ends a pause of an hour', async (_, make) => {
  const { signal, abort } = make();
  const paused = pause(3_600_000, signal);
  abort();
  await expect(paused).resolves.toBeUndefined();
});

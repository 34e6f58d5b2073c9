import { expect, it } from 'vitest';
import { createBounded } from '../src/bounded.ts';

/** The keys that are kept after entries with bodies of so many characters. */
function kept(most: number, ...entries: readonly (readonly [key: string, length: number])[]): string {
  const cache = createBounded<{ readonly body: string }>(most);
  for (const [key, length] of entries) cache.set(key, { body: 'x'.repeat(length) });
  return ['a', 'b', 'c'].filter((key) => cache.get(key)).join('');
}

it('keeps what has room, and nothing is removed for what has none', () => {
  expect(kept(10, ['a', 4], ['b', 7], ['c', 6])).toBe('ac');
});

it('gives back the room of an entry that is replaced, also by one that has none', () => {
  expect(kept(10, ['a', 9], ['a', 2], ['b', 8])).toBe('ab');
  expect(kept(10, ['a', 9], ['a', 11], ['b', 10])).toBe('b');
});

it('has all its room again when it is cleared, and that of an entry when it is deleted', () => {
  const cache = createBounded<{ readonly body: string }>(3);
  cache.set('a', { body: 'xxx' });
  cache.delete('a');
  cache.delete('a');
  cache.set('b', { body: 'xxx' });
  expect(cache.get('b')).toBeDefined();
  cache.clear();
  cache.set('c', { body: 'xxx' });
  expect([cache.get('b'), cache.get('c')]).toEqual([undefined, { body: 'xxx' }]);
});

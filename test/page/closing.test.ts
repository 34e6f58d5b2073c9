import { expect, it } from 'vitest';
import { createClosing } from '../../sandbox/demo/closing.ts';

it('ends things in reverse, one after the other, once', async () => {
  const ended: string[] = [];
  const closing = createClosing(() => undefined);
  closing.add('first', () => void ended.push('first'));
  closing.add('second', async () => {
    await Promise.resolve();
    ended.push('second');
  });
  await Promise.all([closing.close(), closing.close()]);
  expect(ended).toEqual(['second', 'first']);
});

it('tells what could not be ended and ends the rest', async () => {
  const ended: string[] = [];
  const told: string[] = [];
  const closing = createClosing((words) => told.push(words));
  closing.add('first', () => void ended.push('first'));
  closing.add('second', () => Promise.reject(new Error('it hangs')));
  await closing.close();
  expect(ended).toEqual(['first']);
  expect(told).toEqual(['Could not end second: it hangs']);
});

it('ends what was begun too late', async () => {
  const ended: string[] = [];
  const closing = createClosing(() => undefined);
  closing.add('first', () => void ended.push('first'));
  await closing.close();
  closing.add('late', () => void ended.push('late'));
  await closing.close();
  expect(ended).toEqual(['first', 'late']);
});

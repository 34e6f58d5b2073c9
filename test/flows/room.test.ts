import { beforeEach, expect, test } from 'vitest';
import { take } from '../../src/flows/watching/intake.ts';
import { readPastes } from '../../src/recording/paste/paste.ts';
import { createWorld, HERE, type World } from './world.ts';

const sidOf = (n: number): string => n.toString(16).padStart(32, '0');

let world: World;

beforeEach(() => {
  world = createWorld();
});

const idsOf = (n: number): string => `${sidOf(n)} ${'R'.repeat(200)} mix`;
const takeOne = (n: number) => take(HERE, 'U1', readPastes(idsOf(n)), world);

/** A bulk of ids that nobody ever saw; answers how many of them are watched then. */
async function ask(user: string, channel: string, from: number): Promise<number> {
  const lines = Array.from({ length: 50 }, (_, n) => idsOf(from + n));
  const answer = await take({ ...HERE, channel }, user, readPastes(lines.join('\n')), world);
  if (answer.kind !== 'several') throw new Error(answer.kind);
  return answer.outcomes.filter(({ answer: one }) => one.kind === 'watching').length;
}

test('one person may have a hundred ids watched that were never seen, and others go on', async () => {
  const watched = [await ask('U1', 'C1', 0), await ask('U1', 'C2', 100), await ask('U1', 'C3', 200)];
  expect(watched).toEqual([50, 50, 0]);
  expect(await takeOne(999)).toEqual({ kind: 'too_many_unseen', most: 100, where: 'person' });
  expect(await ask('U2', 'C1', 300)).toBe(50);
});

test('a channel has room for 150 of them, a workspace for 300', async () => {
  const inOne = [await ask('U1', 'C1', 0), await ask('U2', 'C1', 100), await ask('U3', 'C1', 200)];
  expect([...inOne, await ask('U4', 'C1', 300)]).toEqual([50, 50, 50, 0]);
  const elsewhere = [await ask('U5', 'C2', 400), await ask('U6', 'C3', 500), await ask('U7', 'C4', 600)];
  expect([...elsewhere, await ask('U8', 'C5', 700)]).toEqual([50, 50, 50, 0]);
});

test('twenty texts of one person at the same time have the room of one', async () => {
  const watched = await Promise.all(Array.from({ length: 20 }, (_, n) => ask('U1', 'C1', n * 100)));
  expect(watched.reduce((sum, one) => sum + one, 0)).toBe(100);
  expect(world.watching).toHaveLength(100);
  expect(await ask('U2', 'C2', 3_000)).toBe(50);
});

test('one that is seen makes room, and one that is known needs none', async () => {
  await ask('U1', 'C1', 0);
  await ask('U1', 'C1', 100);
  world.know({ ...world.lives(sidOf(0)), phase: 'recording', reached: 'recording' });
  expect(await takeOne(1)).toMatchObject({ kind: 'watching' });
  expect(await takeOne(999)).toMatchObject({ kind: 'watching' });
});

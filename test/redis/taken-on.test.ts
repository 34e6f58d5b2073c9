import { beforeEach, expect, test } from 'vitest';
import { createTakenOn } from '../../src/redis/telling/expiring.ts';
import { HERE, openWorld, type World } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const press = (by: string, at = 7) => ({ sid: 's', by, at });
const told = async () => (await world.outbox.take(HERE))?.deliveries ?? [];

test('of people who press at once one is first, and one line says so', async () => {
  const people = ['U1', 'U2', 'U3', 'U4'];
  const takenOn = createTakenOn(world.keyspace);
  const before = await Promise.all(people.map((by) => takenOn.first(HERE, '1.5', press(by))));
  expect(before.filter((one) => one === undefined)).toHaveLength(1);
  const first = people[before.indexOf(undefined)];
  expect(before.filter((one) => one !== undefined)).toEqual(Array(3).fill({ by: first, at: 7 }));
  expect(await told()).toEqual([{ id: 's.on_it.1.5', kind: 'on_it', sid: 's', at: 7, by: first }]);
});

test('a press is remembered by another process, message by message', async () => {
  await createTakenOn(world.keyspace).first(HERE, '1.5', press('U1'));
  const restarted = createTakenOn(world.keyspace);
  expect(await restarted.first(HERE, '1.5', press('U2', 9))).toEqual({ by: 'U1', at: 7 });
  expect(await restarted.first(HERE, '2.5', press('U2', 9))).toBeUndefined();
  expect(await restarted.first({ ...HERE, team: 'T2' }, '1.5', press('U2', 9))).toBeUndefined();
});

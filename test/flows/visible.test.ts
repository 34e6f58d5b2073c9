import { describe, expect, test } from 'vitest';
import { list } from '../../src/flows/asking/list.ts';
import { resolve } from '../../src/flows/asking/resolve.ts';
import { status } from '../../src/flows/asking/status.ts';
import { actsIn } from '../../src/flows/asking/visible.ts';
import { rulesOf } from '../../src/flows/rules/change-rule.ts';
import { matching } from '../../src/flows/rules/matching.ts';
import { watch } from '../../src/flows/watching/intake.ts';
import { workflowOwner } from '../../src/recording/watching/watch.ts';
import { createWorld, HERE, NOON, recordingOf } from './world.ts';

/** `secret` is watched in the private channel G1 alone, `open` in the public C1, `nowhere` by nobody. */

const SECRET = '5ec2e7'.padEnd(32, '0');
const THERE = { ...HERE, channel: 'G1' };

async function workspace() {
  const world = createWorld(
    recordingOf(SECRET, { alias: 'board meeting' }),
    recordingOf('0'.repeat(32), { alias: 'open' }),
    recordingOf('1'.repeat(32), { alias: 'nowhere' }),
  );
  const members: string[] = ['UMEMBER'];
  await world.watch({ ...THERE, sid: SECRET, owner: 'UOWNER' });
  await world.watch({ sid: '0'.repeat(32), owner: 'UOWNER' });
  return {
    ...world,
    openTo: async (user: string | undefined, channels: readonly string[]) =>
      new Set(channels.filter((one) => one !== 'G1' || (user !== undefined && members.includes(user)))),
  };
}

describe.each([
  ['a stranger elsewhere', HERE, 'USTRANGER', false],
  ['a stranger in direct messages', { ...HERE, channel: 'D1' }, 'USTRANGER', false],
  ['a workflow elsewhere, also one that a member began', HERE, workflowOwner('UMEMBER'), false],
  ['a member elsewhere', HERE, 'UMEMBER', true],
  ['whoever asked for its watch', HERE, 'UOWNER', true],
  ['somebody in the private channel', THERE, 'USTRANGER', true],
])('to %s', (_who, place, user, seen) => {
  test(`a recording of a private channel is ${seen ? 'shown' : 'not shown'} in lists`, async () => {
    const { rows, total } = await list(place, user, 'all', 0, await workspace());
    const names = rows.map(({ recording }) => recording.alias);
    expect(names.includes('board meeting')).toBe(seen);
    expect(names).toEqual(expect.arrayContaining(['open', 'nowhere']));
    expect(total).toBe(seen ? 3 : 2);
  });

  test.each(['board meeting', 'BOARD meet', 'bord meeting', SECRET.slice(0, 8)])(
    `“%s” ${seen ? 'names' : 'does not name'} it`,
    async (text) => {
      const world = await workspace();
      const answers = [
        await resolve(place, user, text, world),
        await status(place, user, text, world),
        await watch(place, user, text, world),
      ];
      for (const answer of answers) expect(JSON.stringify(answer).includes(SECRET)).toBe(seen);
    },
  );
});

test.each([
  ['USTRANGER', false],
  ['UMEMBER', true],
])('a rule of %s offers to watch one of a private channel: %s', async (user, offered) => {
  const rule = { ...HERE, channel: 'C9', id: 'rule-1', pattern: '*', owner: user, since: NOON };
  const found = await matching(rule, user, await workspace());
  expect(found.some(({ recording }) => recording.sid === SECRET)).toBe(offered);
});

test('who has the whole sid was told it, and gets an answer', async () => {
  expect(await resolve(HERE, 'USTRANGER', SECRET, await workspace())).toMatchObject({ kind: 'one' });
});

test('one that a public channel watches as well is shown to everybody', async () => {
  const world = await workspace();
  await world.watch({ sid: SECRET, owner: 'UOWNER' });
  expect((await list(HERE, 'USTRANGER', 'all', 0, world)).total).toBe(3);
});

test('one that is watched in a private channel of another workspace alone hides nothing here', async () => {
  const world = await workspace();
  await world.watches.remove(THERE, SECRET, 'U1');
  await world.watches.put({ team: 'T2', channel: 'G2', sid: SECRET, owner: 'UTHEIRS', since: NOON });
  const openTo = async () => new Set<string>();
  expect((await list(HERE, 'USTRANGER', 'all', 0, { ...world, openTo })).total).toBe(3);
});

test('one that is watched in the direct messages of somebody else is not shown', async () => {
  const world = await workspace();
  await world.watches.remove(THERE, SECRET, 'U1');
  await world.watch({ channel: 'UOWNER', sid: SECRET, owner: 'UOWNER' });
  expect((await list(HERE, 'UMEMBER', 'all', 0, world)).total).toBe(2);
  expect((await list(HERE, 'UOWNER', 'all', 0, world)).total).toBe(3);
});

test('rules of private channels are listed for those who are in them', async () => {
  const world = await workspace();
  await world.rules.add({ ...THERE, pattern: 'board*', owner: 'UOWNER', since: NOON });
  expect((await rulesOf(HERE, 'USTRANGER', world)).elsewhere).toEqual([]);
  expect((await rulesOf(HERE, 'UMEMBER', world)).elsewhere).toHaveLength(1);
});

test.each([
  ['somebody who is not in the private channel', 'USTRANGER', 'G1', false],
  ['a member', 'UMEMBER', 'G1', true],
  ['whoever watches something there', 'UOWNER', 'G1', true],
  ['whoever has set a rule there', 'URULER', 'G1', true],
  ['anybody, in a public channel', 'USTRANGER', 'C1', true],
  ['somebody else, in the direct messages of another person', 'UMEMBER', 'UOWNER', false],
])('%s may act there from elsewhere: %s in %s, %s', async (_who, user, channel, may) => {
  const world = await workspace();
  await world.rules.add({ ...THERE, pattern: 'board*', owner: 'URULER', since: NOON });
  const there = { ...HERE, channel };
  const pressed = { ...HERE, channel: user };
  expect(await actsIn(pressed, user, channel, world)).toEqual(may ? there : undefined);
});

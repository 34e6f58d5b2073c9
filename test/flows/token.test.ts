import { beforeEach, expect, test } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import { admitted, revoked } from '../../src/flows/telling/token.ts';
import { createSlackInMemory, createWorld, HERE, NOON, recordingOf, SID, type World } from './world.ts';

const THERE = { team: 'T1', channel: 'C2' };
const MEI = { team: 'T1', channel: 'U1' };

let world: World;
let slack: ReturnType<typeof createSlackInMemory>;
const step = (place = MEI) => deliver(place, { ...world, messenger: slack.messenger });
const states = async () =>
  Promise.all([HERE, THERE].map(async (place) => (await world.pauses.of(place))?.state));

beforeEach(async () => {
  world = createWorld(recordingOf());
  slack = createSlackInMemory();
  for (const place of [HERE, THERE])
    await world.watches.put({ ...place, sid: SID, owner: 'U1', since: NOON });
});

test('a revoked token pauses every place at once, and nothing is posted', async () => {
  await revoked('T1', world);
  expect(await states()).toEqual(['paused', 'paused']);
  expect((await world.pauses.of(HERE))?.reason).toBe('token_revoked');
  expect(slack.posts).toEqual([]);
});

test('a token that is accepted again resumes every place, but none that is shut for another reason', async () => {
  await world.pauses.pause(HERE, 'is_archived');
  await world.pauses.pause(THERE, 'account_inactive');
  await admitted('T1', world);
  expect(await states()).toEqual(['paused', 'trying']);
  expect(world.queued(THERE).filter(({ kind }) => kind === 'missed')).toHaveLength(1);
});

test('an owner’s message waits while the token is dead; once it is posted, the places go on', async () => {
  await revoked('T1', world);
  slack.failures.push({ kind: 'gone', reason: 'token_revoked' });
  await step();
  expect(await states()).toEqual(['paused', 'paused']);
  await step();
  expect(slack.posts.map(({ what }) => what)).toEqual(['paused']);
  expect(await states()).toEqual(['trying', 'trying']);
});

test('an owner’s message that Slack refuses is a matter for people, not news that a worker is late with', async () => {
  await world.pauses.pause(HERE, 'is_archived');
  slack.failures.push({ kind: 'gone', reason: 'missing_scope' }, { kind: 'later' });
  await step();
  await step();
  expect(world.outcomes).toEqual(['refused', 'away']);
});

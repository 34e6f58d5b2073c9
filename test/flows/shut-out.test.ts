import { beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import { admitted, leave, revoked } from '../../src/flows/telling/shut-out.ts';
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

describe('somebody who leaves', () => {
  test('is noted where a crash does not forget it, and told nothing', async () => {
    await leave('T1', 'U1', world);
    await leave('T1', 'U1', world);
    expect(world.queued(MEI)).toHaveLength(1);
    await step();
    expect(world.leavers).toEqual(['U1']);
    expect(slack.posts).toEqual([]);
    expect(world.queued(MEI)).toEqual([]);
  });

  test('leaves a word to the channel, which is posted there', async () => {
    await world.outbox.put(HERE, {
      id: 'passed_on.U1.1',
      kind: 'passed_on',
      at: NOON,
      person: 'U1',
      watches: 1,
      rules: 0,
      sids: [SID],
    });
    await step(HERE);
    expect(slack.posts.map(({ what }) => what)).toEqual(['passed_on']);
  });
});

describe('a direct message to an owner that Slack refuses', () => {
  const notice = {
    kind: 'paused',
    at: NOON,
    channel: 'C1',
    reason: 'is_archived',
    total: 1,
    rules: 0,
    sids: [SID],
  } as const;

  test.each(['user_disabled', 'cannot_dm_bot', 'user_not_found', 'users_not_found'])(
    'passes on what the person had, for %s',
    async (reason) => {
      await world.outbox.put(MEI, { ...notice, id: 'p' });
      slack.failures.push({ kind: 'gone', reason });
      await step();
      expect(world.leavers).toEqual(['U1']);
      expect(world.queued(MEI)).toEqual([]);
    },
  );

  test.each(['account_inactive', 'token_revoked', 'invalid_auth', 'missing_scope', 'messages_tab_disabled'])(
    'waits until it can be sent, for %s',
    async (reason) => {
      await world.outbox.put(MEI, { ...notice, id: 'p' });
      slack.failures.push({ kind: 'gone', reason });
      await step();
      expect(world.leavers).toEqual([]);
      expect(slack.posts).toEqual([]);
      await step();
      expect(slack.posts.map(({ what }) => what)).toEqual(['paused']);
      expect(world.queued(MEI)).toEqual([]);
    },
  );
});

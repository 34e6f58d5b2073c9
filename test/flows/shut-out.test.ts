import { beforeEach, describe, expect, test } from 'vitest';
import { admitted, leave, revoked } from '../../src/flows/telling/shut-out.ts';
import { createTelling, type Telling } from './telling.ts';
import { HERE, NOON, recordingOf, SID } from './world.ts';

const THERE = { team: 'T1', channel: 'C2' };
const MEI = { team: 'T1', channel: 'U1' };

let { world, slack, step }: Telling = createTelling();
const told = () => slack.posts.map(({ what }) => what);
const states = async () =>
  Promise.all([HERE, THERE].map(async (place) => (await world.pauses.of(place))?.state));

beforeEach(async () => {
  ({ world, slack, step } = createTelling(recordingOf()));
  for (const place of [HERE, THERE]) await world.watch(place);
});

test('a revoked token pauses every place at once, and nothing is posted', async () => {
  await revoked('T1', world);
  expect(await states()).toEqual(['paused', 'paused']);
  expect((await world.pauses.of(HERE))?.reason).toBe('token_revoked');
  expect(slack.posts).toEqual([]);
});

test('each place that a revoked token pauses, and that is tried again later, is logged', async () => {
  await revoked('T1', world);
  await admitted('T1', world);
  expect(world.lines).toEqual([
    ...[HERE, THERE].map((place) => ({ outcome: 'placeGone', facts: { ...place, reason: 'token_revoked' } })),
    ...[HERE, THERE].map((place) => ({ outcome: 'placeTried', facts: { ...place, why: 'token_accepted' } })),
  ]);
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
  await step(MEI);
  expect(await states()).toEqual(['paused', 'paused']);
  await step(MEI);
  expect(told()).toEqual(['paused']);
  expect(await states()).toEqual(['trying', 'trying']);
});

test('an owner’s message that Slack refuses is a matter for people, not news that a worker is late with', async () => {
  await world.pauses.pause(HERE, 'is_archived');
  slack.failures.push({ kind: 'gone', reason: 'missing_scope' }, { kind: 'later' });
  await step(MEI);
  await step(MEI);
  expect(world.outcomes).toEqual(['refused', 'away']);
});

describe('somebody who leaves', () => {
  test('is noted where a crash does not forget it, and told nothing', async () => {
    await leave('T1', 'U1', world);
    await leave('T1', 'U1', world);
    expect(world.queued(MEI)).toHaveLength(1);
    expect(world.lines.at(-1)).toEqual({ outcome: 'personLeft', facts: { team: 'T1', person: 'U1' } });
    await step(MEI);
    expect(world.leavers).toEqual(['U1']);
    expect(slack.posts).toEqual([]);
    expect(world.queued(MEI)).toEqual([]);
  });

  test('leaves a word to the channel, which is posted there', async () => {
    const left = { person: 'U1', watches: 1, rules: 0, sids: [SID] };
    await world.outbox.put(HERE, { id: 'passed_on.U1.1', kind: 'passed_on', at: NOON, ...left });
    await step(HERE);
    expect(told()).toEqual(['passed_on']);
  });
});

describe('a direct message to an owner that Slack refuses', () => {
  const refused = async (reason: string) => {
    const about = { channel: 'C1', reason: 'is_archived', total: 1, rules: 0, sids: [SID] };
    await world.outbox.put(MEI, { id: 'p', kind: 'paused', at: NOON, ...about });
    slack.failures.push({ kind: 'gone', reason });
    await step(MEI);
  };

  test.each(['user_disabled', 'cannot_dm_bot', 'user_not_found', 'users_not_found'])(
    'passes on what the person had, for %s',
    async (reason) => {
      await refused(reason);
      expect(world.leavers).toEqual(['U1']);
      expect(world.queued(MEI)).toEqual([]);
    },
  );

  test.each(['account_inactive', 'token_revoked', 'invalid_auth', 'missing_scope', 'messages_tab_disabled'])(
    'waits until it can be sent, for %s',
    async (reason) => {
      await refused(reason);
      expect([world.leavers, told()]).toEqual([[], []]);
      expect(world.lines.map(({ outcome }) => outcome)).toEqual(['ownerNotTold']);
      await step(MEI);
      expect(told()).toEqual(['paused']);
      expect(world.queued(MEI)).toEqual([]);
    },
  );
});

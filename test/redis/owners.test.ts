import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/recording/watching/place.ts';
import { HERE, openWorld, register, THERE, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = openWorld();
});

async function watch(place: Place, owner: string, ...sids: readonly string[]): Promise<void> {
  for (const sid of sids) {
    await register(world, sid);
    await world.watches.put({ ...place, sid, owner, since: 1_763_842_201_000 });
  }
  await world.tellAll(place);
}

const rule = (place: Place, owner: string, pattern: string) =>
  world.rules.add({ ...place, owner, pattern, since: 2 });

const waiting = async (place: Place) =>
  (await world.redis.lrange(world.keyspace.key('lane', `T1:${place.channel}`), 0, -1)).map((text) =>
    JSON.parse(text),
  );

describe('what somebody had watched who has left', () => {
  it('belongs to each channel, which is told once of all of it', async () => {
    await watch(HERE, 'U1', 's', 't');
    await watch(HERE, 'U2', 'u');
    await watch(THERE, 'U1', 's');
    await rule(HERE, 'U1', 'algebra*');
    await rule(HERE, 'U2', 'biology*');
    await world.owners.passOn('T1', 'U1');
    const owners = await Promise.all(['s', 't', 'u'].map((sid) => world.watches.find(HERE, sid)));
    expect(owners.map((one) => one?.owner)).toEqual(['C1', 'C1', 'U2']);
    expect(await world.watches.find(THERE, 's')).toMatchObject({ owner: 'C2', since: 1_763_842_201_000 });
    expect((await world.rules.ofTeam('T1')).map(({ owner }) => owner)).toEqual(['C1', 'U2']);
    expect(await waiting(HERE)).toMatchObject([
      { kind: 'passed_on', person: 'U1', watches: 2, rules: 1, sids: ['s', 't'] },
    ]);
    expect(await waiting(THERE)).toMatchObject([{ watches: 1, rules: 0, sids: ['s'] }]);
    // Every card says who watches, also the one of somebody else.
    expect(await world.redis.zrange(world.keyspace.key('cards', 'T1:C1'), '0', '-1')).toEqual(['s', 't']);
  });

  it('is told once however often and at once it is said', async () => {
    await watch(HERE, 'U1', 's', 't');
    await Promise.all([1, 2, 3].map(() => world.owners.passOn('T1', 'U1')));
    await world.owners.passOn('T1', 'U1');
    expect(await waiting(HERE)).toHaveLength(1);
  });

  it('is gone through to the end, where the workspace knows many', async () => {
    const sids = Array.from({ length: 1_200 }, (_, n) => `r${n}`);
    await watch(HERE, 'U1', ...sids);
    await world.owners.passOn('T1', 'U1');
    const [told] = await waiting(HERE);
    expect(told).toMatchObject({ watches: 1_200 });
    expect(told.sids).toHaveLength(20);
  });

  it('is not looked for in other workspaces, and stays as it is in direct messages', async () => {
    await watch({ team: 'T2', channel: 'C9' }, 'U1', 's');
    await watch({ team: 'T1', channel: 'D1' }, 'U1', 's');
    await world.owners.passOn('T1', 'U1');
    expect((await world.watches.of('s')).map(({ owner }) => owner)).toEqual(['U1', 'U1']);
    expect(await waiting({ team: 'T1', channel: 'D1' })).toEqual([]);
  });

  it('changes no rule that somebody else has changed meanwhile', async () => {
    await rule(HERE, 'U1', 'algebra*');
    await Promise.all([
      world.owners.passOn('T1', 'U1'),
      world.rules.pause(HERE, 'rule-1', 'U2'),
      rule(HERE, 'U2', 'biology*'),
    ]);
    expect(await world.rules.ofTeam('T1')).toMatchObject([
      { owner: 'C1', paused: { kind: 'person', by: 'U2' } },
      { owner: 'U2' },
    ]);
    expect(await waiting(HERE)).toHaveLength(1);
  });
});

describe('in a place that cannot be told', () => {
  it('it is said after the pause, behind what was missed', async () => {
    await watch(HERE, 'U1', 's');
    await world.pauses.pause(HERE, 'is_archived');
    await world.owners.passOn('T1', 'U1');
    expect(await waiting(HERE)).toEqual([]);
    await world.pauses.resume(HERE);
    const passedOn = { kind: 'passed_on', again: true };
    expect(await waiting(HERE)).toMatchObject([{ kind: 'missed' }, { kind: 'story' }, passedOn]);
  });

  it('it outlives a pause that begins before it was told, and one resumed in vain', async () => {
    await watch(HERE, 'U1', 's');
    await world.owners.passOn('T1', 'U1');
    for (let times = 0; times < 2; times += 1) {
      await world.pauses.pause(HERE, 'is_archived');
      expect(await waiting(HERE)).toEqual([]);
      await world.pauses.resume(HERE);
    }
    expect((await waiting(HERE)).map(({ kind }) => kind)).toEqual(['missed', 'story', 'passed_on']);
    await world.pauses.reached(HERE);
    expect((await waiting(HERE)).filter(({ kind }) => kind === 'passed_on')).toHaveLength(1);
  });

  it('it is kept once, also where the pause is repeated because whoever had it in hand died', async () => {
    await watch(HERE, 'U1', 's');
    await world.owners.passOn('T1', 'U1');
    const batch = await world.outbox.take(HERE);
    for (let times = 0; times < 2; times += 1) await world.pauses.pause(HERE, 'is_archived');
    if (batch) await world.outbox.settle(batch, 0);
    await world.pauses.resume(HERE);
    expect((await waiting(HERE)).map(({ kind }) => kind)).toEqual(['missed', 'story', 'passed_on']);
  });

  it('nobody is sent a direct message for what the channel owns', async () => {
    await watch(HERE, 'U1', 's');
    await world.owners.passOn('T1', 'U1');
    await world.pauses.pause(HERE, 'is_archived');
    expect(await waiting({ team: 'T1', channel: 'U1' })).toEqual([]);
    expect(await waiting({ team: 'T1', channel: 'C1' })).toEqual([]);
  });
});

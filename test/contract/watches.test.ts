import { beforeEach, describe, expect, it } from 'vitest';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { HERE, register, SID, STORES, type Stores, THERE, tellAll, watched } from './worlds.ts';

describe.each(STORES)('watches %s', (_, open) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = open();
    await register(stores);
  });
  const byPerson = { ...HERE, sid: SID, owner: 'U1', since: 5 };
  const byProgram = { ...byPerson, owner: API_OWNER };
  const card = [`card of ${SID}`];

  it('are remembered with their options, and queue the card', async () => {
    const options = { only: ['ended', 'lost'], lang: 'zh', broadcast: 'none', notify: 'S0TEACH' } as const;
    const wanted = { ...byPerson, ...options };
    expect(await stores.watches.put(wanted)).toBe('new');
    expect(await stores.watches.find(HERE, SID)).toEqual(wanted);
    expect(await stores.watches.of(SID)).toEqual([wanted]);
    expect(await stores.watches.at(HERE)).toEqual([SID]);
    expect(await tellAll(stores)).toEqual(card);
  });

  it('are named for each place, those that are over for good left out', async () => {
    await stores.watches.put(byPerson);
    await stores.watches.put({ ...byPerson, ...THERE });
    await register(stores, 'other');
    await stores.watches.put({ ...byPerson, sid: 'other' });
    const everywhere = async () =>
      (await stores.watches.everywhere(1))
        .map(({ place, sids, total }) => ({ channel: place.channel, named: sids.length, total }))
        .toSorted((one, two) => (one.channel < two.channel ? -1 : 1));
    expect(await everywhere()).toEqual([
      { channel: 'C1', named: 1, total: 2 },
      { channel: 'C2', named: 1, total: 1 },
    ]);
    await stores.watches.remove(THERE, SID, 'U1');
    const known = await stores.recordings.find(SID);
    if (known) await stores.recordings.amend(known, { ...known, phase: 'ended', final: true }, [], 1);
    expect(await everywhere()).toEqual([{ channel: 'C1', named: 1, total: 1 }]);
  });

  it('put again keep owner, beginning, card and what nothing is said of', async () => {
    await stores.watches.put({ ...byPerson, only: ['ended'] });
    const batch = await stores.outbox.take(HERE);
    if (batch) await stores.outbox.setCard(batch, SID, '17.1');
    expect(await stores.watches.put({ ...byPerson, owner: 'U2', since: 9, lang: 'zh' })).toBe('known');
    expect(await stores.watches.find(HERE, SID)).toEqual({
      ...byPerson,
      only: ['ended'],
      lang: 'zh',
      card: '17.1',
    });
  });

  it('that are to tell everything tell everything again, whatever they were put to tell before', async () => {
    await stores.watches.put({ ...byPerson, only: ['ended'] });
    await stores.watches.put({ ...byPerson, only: [] });
    expect(await stores.watches.find(HERE, SID)).toEqual(byPerson);
  });

  it('that were asked for among many are so until somebody asks for one alone', async () => {
    const isBulk = async () => (await stores.watches.find(HERE, SID))?.bulk === true;
    await stores.watches.put({ ...byPerson, bulk: true });
    expect(await isBulk()).toBe(true);
    await stores.watches.put(byProgram);
    expect(await isBulk()).toBe(true);
    await stores.watches.put({ ...byPerson, owner: 'U2', bulk: false });
    expect(await isBulk()).toBe(false);
  });

  it('that somebody has ended are begun again by a person, and by no program', async () => {
    await watched(stores);
    await stores.watches.remove(HERE, SID, 'U1');
    await tellAll(stores);
    expect(await stores.watches.put(byProgram)).toBe('left');
    expect(await stores.watches.of(SID)).toEqual([]);
    expect(await tellAll(stores)).toEqual([]);
    expect(await stores.watches.put(byPerson)).toBe('new');
    expect(await stores.watches.put(byProgram)).toBe('known');
  });

  it('that are paused stay so, as people chose them, for a program that repeats itself, and go on for a person', async () => {
    await stores.watches.put(byProgram);
    await stores.watches.put({ ...byPerson, only: ['lost'], broadcast: 'none' });
    await tellAll(stores);
    await stores.pauses.pause(HERE, 'is_archived');
    const chosen = await stores.watches.find(HERE, SID);
    expect(await stores.watches.put({ ...byProgram, since: 9 })).toBe('known');
    expect(await stores.watches.find(HERE, SID)).toEqual(chosen);
    expect(chosen).toMatchObject({ only: ['lost'], broadcast: 'none', paused: { reason: 'is_archived' } });
    expect(await tellAll(stores)).toEqual([]);
    expect(await stores.watches.put(byPerson)).toBe('known');
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('paused');
    expect(await tellAll(stores)).toEqual(card);
  });

  it('end in one place and go on in another', async () => {
    await watched(stores);
    await watched(stores, SID, THERE);
    expect(await stores.watches.remove(HERE, SID, 'U1')).toMatchObject({ ...HERE, owner: 'U1' });
    expect(await stores.watches.remove(HERE, SID, 'U1')).toBeUndefined();
    expect(await stores.watches.find(HERE, SID)).toBeUndefined();
    expect(await stores.watches.at(HERE)).toEqual([]);
    expect(await stores.watches.of(SID)).toMatchObject([THERE]);
  });

  it('queue the last edit of their card when they end', async () => {
    await stores.watches.put(byPerson);
    const batch = await stores.outbox.take(HERE);
    if (batch) await stores.outbox.setCard(batch, SID, '17.1');
    if (batch) await stores.outbox.settle(batch, 0);
    await stores.watches.remove(HERE, SID, 'U2');
    const last = await stores.outbox.take(HERE);
    expect(last?.deliveries).toMatchObject([{ kind: 'unwatched', sid: SID, by: 'U2', card: '17.1' }]);
  });

  it('make the recording known to the workspace that watches', async () => {
    await watched(stores, SID, { team: 'T2', channel: 'C9' });
    expect(await stores.recordings.resolve('T2', SID)).toEqual([SID]);
  });

  it('of a recording that nobody knows are an error', async () => {
    await expect(stores.watches.put({ ...byPerson, sid: 'nobody' })).rejects.toThrow('nobody');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { first, HERE, look, register, SID, STORES, type Stores, THERE, watched } from './worlds.ts';

describe.each(STORES)('recordings %s', (_, open) => {
  let stores: Stores;
  beforeEach(() => {
    stores = open();
  });
  const resolve = (text: string, team = HERE.team) => stores.recordings.resolve(team, text);

  it('are new once, and stay as they are when they are registered again', async () => {
    expect(await register(stores, SID, { cname: 'class-7' })).toBe('new');
    expect(await register(stores, SID, { cname: 'class-8' })).toBe('known');
    expect(await stores.recordings.find(SID)).toMatchObject({ version: 0, recording: { cname: 'class-7' } });
  });

  it('that have shown nothing are replaced by other ids, as another version', async () => {
    await register(stores);
    expect(await register(stores, SID, { mode: 'web' })).toBe('replaced');
    expect(await stores.recordings.find(SID)).toMatchObject({ version: 1, recording: { mode: 'web' } });
  });

  it('that have been seen are not replaced', async () => {
    await register(stores);
    await look(stores);
    expect(await register(stores, SID, { mode: 'web' })).toBe('known');
    expect(await stores.recordings.find(SID)).toMatchObject({
      phase: 'recording',
      recording: { mode: 'mix' },
    });
  });

  it('are found in the order asked for, as far as they are known', async () => {
    await register(stores, 'bbbbbb');
    await register(stores, 'aaaaaa');
    const found = await stores.recordings.findAll(['aaaaaa', 'nobody', 'bbbbbb']);
    expect(found.map(({ recording }) => recording.sid)).toEqual(['aaaaaa', 'bbbbbb']);
    expect(await stores.recordings.find('nobody')).toBeUndefined();
  });

  it('are meant by six characters or more, and by the whole sid even if another begins with it', async () => {
    await register(stores, 'abcdef');
    await register(stores, 'abcdef01');
    expect(await resolve('abcde')).toEqual([]);
    expect(await resolve('abcdef')).toEqual(['abcdef']);
    expect(await resolve('abcdef0')).toEqual(['abcdef01']);
    expect(await resolve('abcdef012')).toEqual([]);
  });

  it('are at most ten candidates, in alphabetical order', async () => {
    for (let n = 21; n >= 10; n -= 1) await register(stores, `abcdef${n}`);
    expect(await resolve('abcdef')).toEqual(Array.from({ length: 10 }, (_, n) => `abcdef${n + 10}`));
  });

  it('have the alias of their registration, in any case, until another is given it', async () => {
    await register(stores, SID, { alias: 'Algebra II' });
    expect(await resolve('ALGEBRA ii')).toEqual([SID]);
    await register(stores, 'second');
    await stores.recordings.name(HERE.team, 'second', 'algebra II');
    expect(await resolve('Algebra II')).toEqual(['second']);
    expect(await stores.recordings.find('second')).toMatchObject({ recording: { alias: 'algebra II' } });
  });

  it('are nothing to a workspace that was not told of them', async () => {
    await register(stores, SID, { alias: 'algebra' });
    expect(await resolve(SID, 'T2')).toEqual([]);
    expect(await resolve('algebra', 'T2')).toEqual([]);
    expect(await stores.recordings.ofTeam('T2', 10)).toEqual([]);
    expect(await stores.recordings.page('T2', 10)).toEqual([]);
  });

  it('that nobody knows cannot be named', async () => {
    await expect(stores.recordings.name(HERE.team, SID, 'ghost')).rejects.toThrow(SID);
  });

  it('are listed newest first, by pages that begin after one', async () => {
    for (const sid of ['first1', 'second', 'third3']) {
      await register(stores, sid);
      await stores.tick();
    }
    expect(await stores.recordings.ofTeam(HERE.team, 2)).toEqual(['third3', 'second']);
    const [third, second] = await stores.recordings.page(HERE.team, 2);
    expect([third?.sid, second?.sid]).toEqual(['third3', 'second']);
    const rest = await stores.recordings.page(HERE.team, 2, second);
    expect(rest.map(({ sid }) => sid)).toEqual(['first1']);
  });

  it('carry when their stop was last asked for, without another version', async () => {
    await register(stores);
    expect(await stores.recordings.said(SID, { stopRequestedAt: 1_234 })).toBe(true);
    expect(await stores.recordings.said(SID, { stopRequestedAt: 5_678 })).toBe(true);
    expect(await stores.recordings.find(SID)).toMatchObject({
      version: 0,
      recording: { stopRequestedAt: 5_678 },
    });
    expect(await stores.recordings.said('nobody', { stopRequestedAt: 1_234 })).toBe(false);
  });

  it('are amended in what was registered, and keep what was said of them meanwhile', async () => {
    await register(stores, SID, { alias: 'algebra', endsAt: 1_000 });
    const [known] = await stores.recordings.findAll([SID]);
    if (!known) throw new Error('It was just registered.');
    const facts = {
      startedAt: known.recording.registeredAt,
      origin: 'backend',
      registeredBy: 'school',
    } as const;
    await stores.recordings.said(SID, { endsAt: 'never', reportsStop: true });
    const next = { ...known, recording: { ...known.recording, ...facts } };
    expect(await stores.recordings.amend(known, next, [], stores.now())).toBe('amended');
    const [amended] = await stores.recordings.findAll([SID]);
    expect(amended).toEqual({
      ...next,
      version: 1,
      recording: { ...next.recording, endsAt: 'never', reportsStop: true },
    });
  });

  it('are amended with news of the moment at which they were judged', async () => {
    await watched(stores);
    const [known] = await stores.recordings.findAll([SID]);
    if (!known) throw new Error('It was just registered.');
    const news = [{ kind: 'stuck_ready', since: 1 }] as const;
    await stores.recordings.amend(known, { ...known, lookedAt: 1_000 }, news, 1_234);
    const told = (await stores.outbox.take(HERE))?.deliveries;
    expect(told).toMatchObject([{ id: `${SID}.1`, at: 1_234, news }]);
  });

  it.for(['U2', undefined])('that are forgotten queue the last edit of each card: by %s', async (by) => {
    for (const [index, place] of [HERE, THERE].entries()) {
      await watched(stores, SID, place);
      await stores.outbox.put(place, { id: 'a', kind: 'share', sid: SID, at: 1, by: 'U1' });
      const batch = await stores.outbox.take(place);
      if (batch) await stores.outbox.setCard(batch, SID, `17.${index}`);
      if (batch) await stores.outbox.settle(batch, 0);
    }
    await stores.recordings.forget(SID, 'Algebra', by);
    for (const [index, place] of [HERE, THERE].entries()) {
      const last = await stores.outbox.take(place);
      const [id, at] = [`${SID}.forgotten.17.${index}`, expect.any(Number)];
      const facts = { sid: SID, card: `17.${index}`, name: 'Algebra', ...(by ? { by } : {}) };
      expect(last?.deliveries).toEqual([{ id, kind: 'forgotten', at, ...facts }]);
    }
  });

  it('that are forgotten leave no watch, no name and no place in the list', async () => {
    await watched(stores);
    await stores.recordings.name(HERE.team, SID, 'algebra');
    expect(await stores.recordings.forget(SID, 'Algebra')).toBe(true);
    expect(await stores.recordings.forget(SID, 'Algebra')).toBe(false);
    expect(await stores.recordings.find(SID)).toBeUndefined();
    expect([await resolve('algebra'), await resolve(SID)]).toEqual([[], []]);
    expect(await stores.recordings.ofTeam(HERE.team, 10)).toEqual([]);
    expect(await stores.watches.at(HERE)).toEqual([]);
    expect(await stores.recordings.register(first(stores, SID), stores.now(), HERE.team)).toBe('new');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { HERE, STORES, type Stores, THERE } from './worlds.ts';

describe.each(STORES)('rules %s', (_, open) => {
  let stores: Stores;
  beforeEach(() => {
    stores = open();
  });
  const wanted = (pattern: string, more: object = {}) => ({
    ...HERE,
    pattern,
    owner: 'U1',
    since: 5,
    ...more,
  });

  it('are kept with their options, oldest first, under an id that no other of the workspace has had', async () => {
    const options = { app: 'prod', only: ['ended'], lang: 'zh' } as const;
    const first = { ...wanted('class-*', options), id: 'rule-1' };
    expect(await stores.rules.add(wanted('class-*', options))).toEqual({ kind: 'new', rule: first });
    await stores.rules.add({ ...wanted('show-*'), ...THERE });
    expect(await stores.rules.remove(THERE, 'rule-2')).toMatchObject({ id: 'rule-2', pattern: 'show-*' });
    await stores.rules.add(wanted('*'));
    const second = { ...wanted('*'), id: 'rule-3' };
    expect(await stores.rules.ofTeam(HERE.team)).toEqual([first, second]);
    expect(await stores.rules.ofTeam('T2')).toEqual([]);
  });

  it('about the same recordings are one: it keeps its owner, takes the new options and goes on', async () => {
    await stores.rules.add(wanted('class-*', { only: ['ended'] }));
    await stores.rules.pause(HERE, 'rule-1', 'U1');
    const again = { ...wanted('class-*'), owner: 'U2', since: 9, lang: 'zh' };
    const rule = { ...wanted('class-*'), id: 'rule-1', lang: 'zh' };
    expect(await stores.rules.add(again)).toEqual({ kind: 'known', rule });
    expect(await stores.rules.at(HERE)).toEqual([rule]);
    expect(await stores.rules.add({ ...again, app: 'other' })).toMatchObject({ kind: 'new' });
  });

  it('that differ in nothing but capitals are one, which keeps the first', async () => {
    await stores.rules.add(wanted('class-*'));
    const rule = { ...wanted('class-*'), id: 'rule-1' };
    expect(await stores.rules.add(wanted('Class-*'))).toEqual({ kind: 'known', rule });
  });

  it('are ten in a place at most', async () => {
    for (let n = 0; n < 10; n += 1) await stores.rules.add(wanted(`room-${n}`));
    expect(await stores.rules.add(wanted('room-11'))).toEqual({
      kind: 'too_many',
      most: 10,
      where: 'place',
    });
    expect(await stores.rules.add({ ...wanted('room-11'), ...THERE })).toMatchObject({ kind: 'new' });
  });

  it('are paused by the first who says so, and go on', async () => {
    await stores.rules.add(wanted('*'));
    const paused = { id: 'rule-1', paused: { kind: 'person', by: 'U1', at: expect.any(Number) } };
    expect(await stores.rules.pause(HERE, 'rule-1', 'U1')).toMatchObject(paused);
    expect(await stores.rules.pause(HERE, 'rule-1', 'U2')).toMatchObject(paused);
    expect(await stores.rules.resume(HERE, 'rule-1')).toEqual({ ...wanted('*'), id: 'rule-1' });
    expect(await stores.rules.resume(HERE, 'rule-1')).toEqual({ ...wanted('*'), id: 'rule-1' });
  });

  it('are changed where they are and nowhere else, and removed once', async () => {
    await stores.rules.add(wanted('*'));
    for (const place of [THERE, { ...HERE, team: 'T2' }]) {
      expect(await stores.rules.remove(place, 'rule-1')).toBeUndefined();
      expect(await stores.rules.pause(place, 'rule-1', 'U1')).toBeUndefined();
      expect(await stores.rules.at(place)).toEqual([]);
    }
    expect(await stores.rules.at(HERE)).toMatchObject([{ id: 'rule-1' }]);
    expect(await stores.rules.remove(HERE, 'rule-1')).toMatchObject({ id: 'rule-1' });
    expect(await stores.rules.remove(HERE, 'rule-1')).toBeUndefined();
  });
});

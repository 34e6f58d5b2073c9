import { beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/ports/polling.ts';
import { CLEAR, type Sight } from '../../src/recording/judging/sight.ts';
import type { Pasted } from '../../src/recording/paste/paste.ts';
import { HERE, live, look, register, SID, STORES, type Stores, tellAll, watched } from './worlds.ts';

/** Everything that can be understood of what is pasted. */
const FULL: Required<Pasted> = {
  sid: '9f3c51d07ab84e6fb2a1c0d94e7785aa',
  resourceId: 'R'.repeat(240),
  mode: 'mix',
  modeWritten: 'composite',
  appId: '4b825dc642cb6eb9a060e54bf8d69288',
  cname: 'maths',
  uid: '527',
  endsAt: 'never',
  maxRecordingHour: 2.5,
  words: ['a'],
  line: 'a',
  options: { app: 'prod', alias: 'Algebra II', only: ['ended'], lang: 'zh', broadcast: 'none', max: 1.5 },
};

const BARE: Pasted = { words: [], options: {} };

const NEVER = new AbortController().signal;

describe.each(STORES)('the schedule %s', (_, open) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = open();
    await register(stores);
  });
  const claimed = async (): Promise<Claim> => {
    const claim = await stores.schedule.claimOne(SID, stores.app);
    if (claim === 'busy') throw new Error('busy');
    return claim;
  };
  const known = async () => {
    const one = await stores.recordings.find(SID);
    if (!one) throw new Error('unknown');
    return one;
  };

  it('lets one look at a time, and the next one after it has been given back', async () => {
    const claim = await claimed();
    expect(await stores.schedule.claimOne(SID, stores.app)).toBe('busy');
    await stores.schedule.release(claim);
    expect(await stores.schedule.begin(claim, NEVER)).toBeUndefined();
    expect(await stores.schedule.begin(await claimed(), NEVER)).toMatchObject({ known: await known() });
  });

  it('has no claim on what nobody knows', async () => {
    await expect(stores.schedule.claimOne('nobody', stores.app)).rejects.toThrow('nobody');
  });

  it('writes the state as another version, and has watching places show it', async () => {
    await watched(stores);
    expect(await look(stores)).toBe('committed');
    expect(await known()).toMatchObject({ version: 1, phase: 'recording' });
    expect(await tellAll(stores)).toEqual([`card of ${SID}`]);
  });

  it('queues news under the version that it came with, but not what only the card shows', async () => {
    await watched(stores);
    const before = await known();
    const told = { kind: 'stuck_ready', since: 1 } as const;
    const shown = { kind: 'phase', from: 'registered', to: 'starting', status: 1 } as const;
    await stores.schedule.commit(await claimed(), before, live(stores, before), [told, shown], false, 1);
    const batch = await stores.outbox.take(HERE);
    expect(batch?.deliveries).toMatchObject([{ id: `${SID}.1`, sid: SID, news: [told] }]);
  });

  it('dates news by the look that brought it, and what no look brought by the moment when it was written', async () => {
    await watched(stores);
    const told = [{ kind: 'stuck_ready', since: 1 }] as const;
    const seenAt = stores.now();
    await look(stores);
    await tellAll(stores);
    await stores.tick();
    const dated = async (lookedAt: number) => {
      const before = await known();
      const next = { ...before, lookedAt };
      await stores.schedule.commit(await claimed(), before, next, told, false, stores.now());
      const batch = await stores.outbox.take(HERE);
      if (batch) await stores.outbox.settle(batch, 0);
      return batch?.deliveries[0].at;
    };
    const earlierAt = seenAt - 60_000;
    expect(await dated(earlierAt)).toBe(earlierAt);
    await stores.tick();
    const wroteAt = stores.now();
    expect(await dated(earlierAt)).toBeGreaterThanOrEqual(wroteAt);
  });

  it('refuses a worker whose claim is gone, or whose state was overtaken', async () => {
    const before = await known();
    const after = live(stores, before);
    const late = await claimed();
    await stores.schedule.release(late);
    expect(await stores.schedule.commit(late, before, after, [], true, undefined)).toBe('fenced');
    await look(stores);
    expect(await stores.schedule.commit(await claimed(), before, after, [], true, undefined)).toBe('fenced');
    expect(await known()).toMatchObject({ version: 1 });
  });

  it('refuses whoever looks with ids that were replaced, or at what was forgotten', async () => {
    const before = await known();
    const claim = await claimed();
    await register(stores, SID, { mode: 'web' });
    expect(await stores.schedule.commit(claim, before, live(stores, before), [], true, 1)).toBe('fenced');
    const [again, next] = [await known(), await claimed()];
    await stores.recordings.forget(SID, 'Algebra');
    expect(await stores.schedule.begin(next, NEVER)).toBeUndefined();
    expect(await stores.schedule.commit(next, again, live(stores, again), [], true, 1)).toBe('fenced');
  });

  it('keeps a name and a stop that came while a look was under way', async () => {
    const before = await known();
    const claim = await claimed();
    await stores.recordings.name(HERE.team, SID, 'algebra');
    await stores.recordings.said(SID, { stopRequestedAt: 1_234 });
    expect(await stores.schedule.commit(claim, before, live(stores, before), [], true, 1)).toBe('committed');
    expect(await known()).toMatchObject({
      phase: 'recording',
      recording: { alias: 'algebra', stopRequestedAt: 1_234 },
    });
  });
});

describe.each(STORES)('the sight of an app %s', (_, open) => {
  const dark: Sight = {
    version: 1,
    dark: { since: 7, cause: 'credentials', looks: 1, told: true, status: 401 },
  };

  it('is clear until something else is known, and written by one of those who judged the same', async () => {
    const { sights, app } = open();
    expect(await sights.get(app)).toEqual(CLEAR);
    expect(await sights.put(app, CLEAR, dark, undefined)).toBe('committed');
    expect(await sights.put(app, CLEAR, { version: 1 }, undefined)).toBe('fenced');
    expect(await sights.get(app)).toEqual(dark);
  });
});

describe.each(STORES)('what is remembered for an hour %s', (_, open) => {
  it('is new once, unless it came to nothing', async () => {
    const { once } = open();
    expect([await once.seen('Ev1'), await once.first('Ev1'), await once.first('Ev1')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await once.seen('Ev1')).toBe(true);
    await once.forget('Ev1');
    expect(await once.first('Ev1')).toBe(true);
  });

  it('is a draft of one workspace, as it was', async () => {
    const { drafts } = open();
    const id = await drafts.keep('T1', [FULL, BARE]);
    expect(await drafts.find('T1', id)).toEqual([FULL, BARE]);
    expect(await drafts.find('T2', id)).toBeUndefined();
    expect(await drafts.keep('T1', [FULL])).not.toBe(id);
  });
});

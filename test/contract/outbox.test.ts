import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../src/ports/telling.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import { HERE, SID, STORES, type Stores, THERE, tellAll, watched } from './worlds.ts';

const share = (id: string): Delivery => ({ id, kind: 'share', sid: SID, at: 1, by: 'U1' });
const cardEdit = (sid: string, id: string): Delivery => ({ id, kind: 'recording', sid, at: 1, news: [] });
const news = (id: string): Delivery => ({
  id,
  kind: 'recording',
  sid: SID,
  at: 1,
  news: [{ kind: 'stuck_ready', since: 1 }],
});

describe.each(STORES)('the outbox of a place %s', (_, open) => {
  let stores: Stores;
  beforeEach(() => {
    stores = open();
  });
  const put = async (...deliveries: readonly Delivery[]): Promise<void> => {
    for (const each of deliveries) await stores.outbox.put(HERE, each);
  };
  const take = async (): Promise<Batch> => {
    const batch = await stores.outbox.take(HERE);
    if (!batch) throw new Error('nothing to take');
    return batch;
  };

  it('gives what was put into it in that order, until it is empty', async () => {
    await put(share('a'), share('b'));
    const batch = await take();
    expect(batch).toMatchObject({ place: HERE, deliveries: [{ id: 'a' }, { id: 'b' }] });
    expect(batch).toMatchObject({ doubtful: false, attempts: 0, lately: 0, gatheredMs: 0, paused: false });
    await stores.outbox.settle(batch, 0);
    expect(await tellAll(stores)).toEqual(['b']);
    expect(await stores.outbox.take(HERE)).toBeUndefined();
  });

  it('is held by one worker at a time, and holds no other place up', async () => {
    await put(share('a'));
    await stores.outbox.put(THERE, share('b'));
    const batch = await take();
    expect(await stores.outbox.take(HERE)).toBeUndefined();
    expect(await tellAll(stores, THERE)).toEqual(['b']);
    await stores.outbox.postpone(batch, 0, 'not_sent');
    expect(await tellAll(stores)).toEqual(['a']);
  });

  it('refuses a worker that no longer has it', async () => {
    await put(share('a'), share('b'));
    const batch = await take();
    await stores.outbox.settle(batch, 0);
    await expect(stores.outbox.sending(batch)).rejects.toThrow();
    await expect(stores.outbox.settle(batch, 0)).rejects.toThrow();
    await expect(stores.outbox.postpone(batch, 0, 'unknown')).rejects.toThrow();
    await expect(stores.outbox.setCard(batch, SID, '17.1')).rejects.toThrow();
    expect(await tellAll(stores)).toEqual(['b']);
  });

  it('keeps an id once while it is queued, and takes it again when it has been told', async () => {
    await put(share('a'), share('a'));
    expect(await tellAll(stores)).toEqual(['a']);
    await put(share('a'));
    expect(await tellAll(stores)).toEqual(['a']);
  });

  it('gives cards when nothing else is left, each once', async () => {
    await put(cardEdit('s', 's.1'), cardEdit('t', 't.1'), cardEdit('s', 's.2'), share('a'));
    expect(await tellAll(stores)).toEqual(['a', 'card of s', 'card of t']);
  });

  it('counts an attempt, and doubts one whose outcome is unknown', async () => {
    await put(share('a'), share('b'));
    await stores.outbox.postpone(await take(), 0, 'unknown');
    const doubtful = await take();
    expect(doubtful).toMatchObject({ doubtful: true, attempts: 1 });
    await stores.outbox.sending(doubtful);
    await stores.outbox.postpone(doubtful, 0, 'not_sent');
    const sure = await take();
    expect(sure).toMatchObject({ doubtful: false, attempts: 2 });
    await stores.outbox.settle(sure, 0);
    expect(await take()).toMatchObject({ deliveries: [{ id: 'b' }], doubtful: false, attempts: 0 });
  });

  it('knows how many news were told lately, and for how long news is gathered after a digest', async () => {
    await put(share('a'), share('b'), share('c'));
    await stores.outbox.settle(await take(), 0, 'news');
    const batch = await take();
    expect(batch).toMatchObject({ lately: 1, gatheredMs: 0 });
    // No more than the pace that the place has to keep after a digest.
    await stores.outbox.settle(batch, 1, 'digest');
    await stores.tick();
    await expect.poll(async () => (await stores.outbox.take(HERE))?.gatheredMs).toBe(1);
  });

  it('puts a digest in the place of the news that it tells, before what is left, and the cards after it', async () => {
    await put(news('a'), share('b'), news('c'));
    const told = (['a', 'c'] as const).map((delivery) => ({ delivery, sid: SID, at: 1, news: [] }));
    const digest: Extract<Delivery, { readonly kind: 'digest' }> = { id: 'all', kind: 'digest', at: 1, told };
    const folded = await stores.outbox.fold(await take(), digest);
    expect(folded.deliveries.map(({ id }) => id)).toEqual(['all', 'b']);
    await stores.outbox.settle(folded, 0);
    expect(await tellAll(stores)).toEqual(['b', `card of ${SID}`]);
  });

  it('records where a card was posted, and that it is gone', async () => {
    await watched(stores);
    await put(share('a'));
    const batch = await take();
    await stores.outbox.setCard(batch, SID, '17.1');
    expect(await stores.watches.find(HERE, SID)).toMatchObject({ card: '17.1' });
    await stores.outbox.setCard(batch, SID, undefined);
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('card');
  });

  it('has the card of a watch that ended while it was posted edited for the last time', async () => {
    await watched(stores);
    await put(share('a'));
    const batch = await take();
    await stores.watches.remove(HERE, SID);
    await stores.outbox.setCard(batch, SID, '17.1');
    expect(await stores.watches.of(SID)).toEqual([]);
    await stores.outbox.settle(batch, 0);
    expect(await tellAll(stores)).toEqual([`${SID}.unwatched.17.1`]);
  });
});

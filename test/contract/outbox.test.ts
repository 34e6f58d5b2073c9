import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch, SortedLane } from '../../src/ports/telling.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Piece } from '../../src/recording/telling/piece.ts';
import type { Threaded } from '../../src/recording/telling/sorting.ts';
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
    expect(batch).toMatchObject({ from: 'lane', doubtful: false, attempts: 0, paused: false });
    expect(batch.noise).toEqual({ lately: [], table: false });
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

  it('takes an id that is put once no second time, also when it has been told', async () => {
    await stores.outbox.putOnce(HERE, share('a'));
    await stores.outbox.putOnce(HERE, share('a'));
    expect(await tellAll(stores)).toEqual(['a']);
    await stores.outbox.putOnce(HERE, share('a'));
    expect(await tellAll(stores)).toEqual([]);
    expect(await stores.once.seen('a')).toBe(true);
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

  it('counts no attempt while a card is posted before its news', async () => {
    await put(share('a'));
    await stores.outbox.postpone(await take(), 0, 'card');
    expect(await take()).toMatchObject({ deliveries: [{ id: 'a' }], doubtful: false, attempts: 0 });
  });

  describe('sorted', () => {
    const piece = (id: string, told: Piece['told'] = 'thread'): Piece => ({
      id,
      at: 1,
      news: [{ kind: 'stuck_ready', since: 1 }],
      told,
    });
    const row = (sid: string) => ({ sid, at: 1, news: piece(sid).news });
    const threaded = (sid: string, due: Threaded['due'], ...pieces: readonly Piece[]): Threaded => ({
      sid,
      due,
      pieces,
      before: [],
    });
    const sort = (changes: Partial<SortedLane>) =>
      put(news('a')).then(async () =>
        stores.outbox.sort(await take(), { taken: ['a'], threads: [], rows: [], cards: [], ...changes }),
      );
    const table = async (...sids: readonly string[]): Promise<Batch> => {
      const batch = await sort({ rows: sids.map(row) });
      if (!batch) throw new Error('no table');
      return batch;
    };
    const settle = async (batch: Batch | undefined, ts = ''): Promise<void> => {
      if (batch) await stores.outbox.settle(batch, 0, 'told', ts === '' ? {} : { ts });
    };

    it('is told loud threads first, then what was put there, then quiet threads, then cards', async () => {
      const sorted = await sort({
        threads: [threaded('q', 'quiet', piece('q.1')), threaded('l', 'loud', piece('l.1', 'channel'))],
        cards: ['c'],
      });
      expect(sorted).toMatchObject({ from: 'thread', deliveries: [{ id: 'l.1', sid: 'l' }] });
      await settle(sorted);
      await put(share('b'));
      expect(await tellAll(stores)).toEqual(['b', 'q.1', 'card of c']);
    });

    it('adds to the lines that wait, and tells those that came meanwhile by themselves', async () => {
      await settle(await sort({ threads: [threaded('s', 'quiet', piece('s.1'))] }).then(back));
      const both = await sort({ threads: [threaded('s', 'loud', piece('s.2', 'channel'))] });
      expect(both).toMatchObject({ deliveries: [{ id: 's.1', pieces: [{ id: 's.1' }, { id: 's.2' }] }] });
      await settle(both);
      expect(await stores.outbox.take(HERE)).toBeUndefined();
    });

    it('begins a thread with what comes before only while nothing stands there', async () => {
      const thread = { ...threaded('s', 'quiet', piece('s.1')), before: [piece('s.life')] };
      const first = await sort({ threads: [thread] });
      expect(first).toMatchObject({ deliveries: [{ id: 's.life' }] });
      await back(first);
      const again = await sort({ threads: [{ ...thread, pieces: [piece('s.2')] }] });
      expect(again?.deliveries[0]).toMatchObject({
        pieces: [{ id: 's.life' }, { id: 's.1' }, { id: 's.2' }],
      });
    });

    it('tells nothing before its moment, and then does', async () => {
      const later = stores.now() + 1_500;
      expect(await sort({ threads: [threaded('s', later, piece('s.1'))] })).toBeUndefined();
      expect(await stores.outbox.take(HERE)).toBeUndefined();
      await stores.outbox.put(HERE, share('b'));
      const loud = await take();
      expect(loud).toMatchObject({ from: 'lane', deliveries: [{ id: 'b' }] });
      await stores.outbox.settle(loud, 0);
      await expect
        .poll(
          async () => {
            for (let ticks = 0; ticks < 50; ticks += 1) await stores.tick();
            return tellAll(stores);
          },
          { timeout: 10_000 },
        )
        .toEqual(['s.1']);
    });

    it('knows of whom the channel heard, and that a table is open', async () => {
      const threads = [threaded('s', 'loud', piece('s.1', 'channel'))];
      const batch = await sort({ threads, rows: [row('t')] });
      expect(batch?.noise).toEqual({ lately: ['s'], table: true });
    });

    it('has a table posted once, and edited with the rows that it got since', async () => {
      const first = await table('t', 'u');
      expect(first).toMatchObject({ from: 'table', deliveries: [{ id: 'digest.t.1', kind: 'digest' }] });
      expect(first.deliveries[0]).not.toHaveProperty('ts');
      await settle(first, '17.5');
      await put(news('b'));
      const order = { taken: ['b'], threads: [], rows: [row('v')], cards: [] };
      expect(await stores.outbox.sort(await take(), order)).toBeUndefined();
    });

    it('knows a table again after a doubt, with the rows that it had', async () => {
      const first = await table('t');
      await stores.outbox.sending(first);
      await stores.outbox.postpone(first, 0, 'unknown');
      expect(await take()).toMatchObject({
        from: 'table',
        doubtful: true,
        deliveries: [{ told: [{ sid: 't' }] }],
      });
    });

    it('has rows that a message cannot take begin another table', async () => {
      const first = await table('t');
      await stores.outbox.closeTable(first, 0);
      const next = await take();
      expect(next).toMatchObject({ from: 'table', deliveries: [{ told: [{ sid: 't' }] }] });
      expect(next.deliveries[0].id).not.toBe(first.deliveries[0].id);
    });

    it('gives that table the time of the first row that no message shows', async () => {
      await settle(await table('t'), '17.5');
      await put(news('b'));
      const rows = [
        { ...row('u'), at: 7 },
        { ...row('v'), at: 9 },
      ];
      await stores.outbox.sort(await take(), { taken: ['b'], threads: [], rows, cards: [] });
      let edit: Batch | undefined;
      await expect
        .poll(
          async () => {
            for (let ticks = 0; ticks < 500; ticks += 1) await stores.tick();
            edit = await stores.outbox.take(HERE);
            return edit?.from;
          },
          { timeout: 10_000 },
        )
        .toBe('table');
      if (edit) await stores.outbox.closeTable(edit, 0);
      expect((await take()).deliveries).toMatchObject([{ kind: 'digest', at: 7, told: rows }]);
    });

    it('is refused to a worker that no longer has it', async () => {
      await put(share('a'), share('b'));
      const late = await take();
      await stores.outbox.settle(late, 0);
      const nothing = { taken: [], threads: [], rows: [], cards: [] };
      await expect(stores.outbox.sort(late, nothing)).rejects.toThrow();
      await expect(stores.outbox.closeTable(late, 0)).rejects.toThrow();
    });

    async function back(batch: Batch | undefined): Promise<undefined> {
      if (batch) await stores.outbox.postpone(batch, 0, 'not_sent');
      return undefined;
    }
  });

  it('records where a card was posted, and that it is gone, which is counted apart from refusals', async () => {
    await watched(stores);
    await put(share('a'));
    const batch = await take();
    await stores.outbox.setCard(batch, SID, '17.1');
    expect(await stores.watches.find(HERE, SID)).toMatchObject({ card: '17.1' });
    await stores.outbox.setCard(batch, SID, undefined);
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('card');
    await stores.outbox.postpone(batch, 0, 'card');
    await stores.outbox.postpone(await take(), 0, 'unclear');
    expect(await take()).toMatchObject({ attempts: 1, refusals: 1, cardsLost: 1 });
  });

  it('records when a card was perhaps posted before, until it is posted anew or no longer watched', async () => {
    await watched(stores);
    await put(share('a'));
    const batch = await take();
    const noted = { delivery: 'a', kinds: [], how: 'repeated', sids: [SID] } as const;
    const twice = () => stores.outbox.setCard(batch, SID, '17.2', { ...noted, ts: '17.2', repeats: 17_000 });
    await twice();
    const doubted = { card: '17.2', copySince: 17_000 };
    expect(await stores.watches.find(HERE, SID)).toMatchObject(doubted);
    expect(await stores.watches.of(SID)).toMatchObject([doubted]);
    await stores.outbox.setCard(batch, SID, '17.3');
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('copySince');
    await twice();
    await stores.outbox.setCard(batch, SID, undefined);
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('copySince');
    await twice();
    await stores.watches.remove(HERE, SID, 'U1');
    await watched(stores);
    expect(await stores.watches.find(HERE, SID)).not.toHaveProperty('copySince');
  });

  it('has the card of a watch that ended while it was posted edited for the last time', async () => {
    await watched(stores);
    await put(share('a'));
    const batch = await take();
    await stores.watches.remove(HERE, SID, 'U1');
    await stores.outbox.setCard(batch, SID, '17.1');
    expect(await stores.watches.of(SID)).toEqual([]);
    await stores.outbox.settle(batch, 0);
    expect(await tellAll(stores)).toEqual([`${SID}.unwatched.17.1`]);
  });
});

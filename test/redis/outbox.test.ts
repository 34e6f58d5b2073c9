import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Batch, SortedLane } from '../../src/ports/telling.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Piece } from '../../src/recording/telling/piece.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { createOutbox, StaleBatch } from '../../src/redis/telling/outbox.ts';
import { eventually } from '../eventually.ts';
import { HERE, newsOf, openWorld, register, STUCK, share, type World, watch, watchOf } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

async function put(...ids: readonly string[]): Promise<void> {
  for (const id of ids) await world.outbox.put(HERE, share(id));
}

const idsOf = (batch: Batch | undefined) => batch?.deliveries.map(({ id }) => id);

/** An outbox whose holders are taken for dead soon after they stopped to give signs of life. */
const impatient = () => createOutbox(world.keyspace, 300);

async function takeFrom(outbox: ReturnType<typeof impatient>): Promise<Batch> {
  const batch = await outbox.take(HERE);
  if (!batch) throw new Error('nothing to take');
  return batch;
}

/** Takes the outbox as a worker that dies. */
async function takeAndDie(outbox = impatient()): Promise<Batch> {
  const batch = await takeFrom(outbox);
  outbox.drop(batch);
  return batch;
}

const taken = () => eventually(() => world.take());

const lanesDue = async () => (await world.planner.round()).lanes.map(({ place }) => place);

const cardOf = (sid: string): Delivery => newsOf(sid, [], `${sid}.touch`);
const sorted = (...sids: readonly string[]): SortedLane => ({
  taken: sids.map((sid) => `${sid}.1`),
  threads: sids.map((sid) => ({
    sid,
    due: 'quiet',
    before: [],
    pieces: [{ id: `${sid}.1`, at: 1, news: [], told: 'table' }],
  })),
  rows: sids.map((sid) => ({ sid, at: 1, news: [] })),
  cards: [],
});

/** Sorts news of these recordings into a table, which is taken. */
async function table(...sids: readonly string[]): Promise<Batch> {
  for (const sid of sids) await world.outbox.put(HERE, newsOf(sid));
  const batch = await world.outbox.sort(await world.take(), sorted(...sids));
  if (!batch) throw new Error('no table');
  return batch;
}

describe('the outbox of a place', () => {
  it('is held by one worker at a time', async () => {
    await put('a');
    const batches = await Promise.all(Array.from({ length: 8 }, () => world.outbox.take(HERE)));
    expect(batches.filter(Boolean)).toHaveLength(1);
  });

  it('tells news before the first cards of a thousand recordings that came earlier', async () => {
    const sids = Array.from({ length: 1_000 }, (_, n) => `burst-${n}`);
    await world.rules.add({ ...HERE, pattern: '*', owner: 'U1', since: 1 });
    await Promise.all(sids.map((sid) => register(world, sid)));
    await world.outbox.settle(await world.take(), 0);
    await world.outbox.put(HERE, newsOf('other', [STUCK], 'bad'));
    const batch = await world.take();
    expect(idsOf(batch)).toEqual(['bad']);
    await world.outbox.settle(batch, 0);
    expect(await world.redis.zcard(world.keyspace.key('cards', 'T1:C1'))).toBe(999);
  });

  it('shows at most two hundred of a long queue and loses none', async () => {
    const ids = Array.from({ length: 210 }, (_, n) => `d${n}`);
    await put(...ids);
    expect(idsOf(await world.take())).toEqual(ids.slice(0, 200));
    expect(await world.redis.llen(world.keyspace.key('lane', 'T1:C1'))).toBe(210);
  });

  it('keeps the pace between two messages', async () => {
    await put('a', 'b');
    await world.outbox.settle(await world.take(), 60_000);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await lanesDue()).toEqual([]);
  });

  it('keeps the pace for what is put in after it was empty', async () => {
    await put('a');
    await world.outbox.settle(await world.take(), 60);
    await put('b');
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(idsOf(await taken())).toEqual(['b']);
  });

  it('does not shorten a wait when something more is put in', async () => {
    await put('a');
    await world.outbox.postpone(await world.take(), 60_000, 'not_sent');
    await put('b');
    expect(await world.outbox.take(HERE)).toBeUndefined();
  });

  it('is on the list of what is due only while it can be told', async () => {
    expect(await lanesDue()).toEqual([]);
    await put('a');
    expect(await lanesDue()).toEqual([HERE]);
    await world.take();
    expect(await lanesDue()).toEqual([]);
  });
});

describe('places that wait because Slack was not reached', () => {
  const at = (channel: string): Place => ({ ...HERE, channel });
  const waits = async (channel: string, outcome: 'away' | 'unknown' | 'not_sent'): Promise<void> => {
    await world.outbox.put(at(channel), share(channel));
    await world.outbox.postpone(await world.take(at(channel)), 60_000, outcome);
  };

  it('are tried again soon once Slack has taken a message of another, and those that it told to wait are not', async () => {
    await waits('C2', 'away');
    await waits('C3', 'unknown');
    await waits('C4', 'not_sent');
    await put('a');
    await world.outbox.settle(await world.take(), 0, 'told', { ts: '1.2' });
    const due = new Set<string>();
    await eventually(async () => {
      for (const { channel } of await lanesDue()) due.add(channel);
      expect([...due].toSorted()).toEqual(['C2', 'C3']);
    });
  });

  it('go on waiting while nothing is taken, and where nothing was posted', async () => {
    await waits('C2', 'away');
    await put('a');
    await world.outbox.settle(await world.take(), 0);
    expect(await lanesDue()).toEqual([]);
  });
});

describe('an attempt', () => {
  it('that was refused for a reason on no list is counted apart from the others', async () => {
    await put('a');
    for (const outcome of ['not_sent', 'unclear', 'unknown', 'unclear'] as const) {
      await world.outbox.postpone(await world.take(), 0, outcome);
    }
    expect(await world.take()).toMatchObject({ doubtful: false, attempts: 4, refusals: 2 });
  });

  it('in which the worker died before sending is counted without a doubt', async () => {
    await put('a');
    await takeAndDie();
    expect(await taken()).toMatchObject({ deliveries: [{ id: 'a' }], doubtful: false, attempts: 1 });
  });

  it('in which the worker died while sending is looked for first', async () => {
    await put('a');
    const outbox = impatient();
    await outbox.sending(await takeAndDie(outbox));
    expect(await taken()).toMatchObject({ deliveries: [{ id: 'a' }], doubtful: true });
  });

  it('has a whole lease left when its post is sent', async () => {
    await put('a');
    const [slow, quick] = [impatient(), createOutbox(world.keyspace, 60_000)];
    const batch = await takeAndDie(slow);
    await quick.sending(batch);
    const [, lease = '0'] = await world.redis.zrange(world.keyspace.key('lanes'), '0', '0', 'WITHSCORES');
    const [seconds] = await world.redis.time();
    expect(Number(lease) - Number(seconds) * 1_000).toBeGreaterThan(50_000);
  });

  it('is given up before a post where Redis took longer than a lease to answer', async () => {
    await put('a');
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const leaseMs = 60_000;
    const run: typeof world.keyspace.run = async (...asked) => {
      const answer = await world.keyspace.run(...asked);
      if (asked[0] === 'telling/sending') vi.advanceTimersByTime(leaseMs + 1);
      return answer;
    };
    const outbox = createOutbox({ ...world.keyspace, run }, leaseMs);
    await expect(outbox.sending(await takeFrom(outbox))).rejects.toThrow(StaleBatch);
  });

  it('is held for as long as its worker gives signs of life', async () => {
    await put('a');
    const outbox = impatient();
    const batch = await takeFrom(outbox);
    const leaseEnd = async () => Number(await world.redis.zscore(world.keyspace.key('lanes'), 'T1:C1'));
    const first = await leaseEnd();
    await eventually(async () => expect(await leaseEnd()).toBeGreaterThan(first + 300));
    expect(await world.outbox.take(HERE)).toBeUndefined();
    await outbox.settle(batch, 0);
    expect(await world.redis.exists(world.keyspace.key('lanes'))).toBe(0);
  });

  it('is refused to a worker that was taken for dead, before it posts and after', async () => {
    await put('a', 'b');
    const dead = await takeAndDie();
    const alive = await taken();
    await expect(world.outbox.sending(dead)).rejects.toBeInstanceOf(StaleBatch);
    await expect(world.outbox.settle(dead, 0)).rejects.toBeInstanceOf(StaleBatch);
    await expect(world.outbox.postpone(dead, 0, 'unknown')).rejects.toBeInstanceOf(StaleBatch);
    await expect(world.outbox.setCard(dead, 's', '1.2')).rejects.toBeInstanceOf(StaleBatch);
    await world.outbox.settle(alive, 0);
    expect(idsOf(await world.take())).toEqual(['b']);
  });
});

it('a watch that is asked for twice in a moment queues one card', async () => {
  await register(world, 's');
  await Promise.all([1, 2].map(() => world.watches.put(watchOf('s'))));
  expect(await world.tellAll()).toEqual([expect.stringContaining('s.card.')]);
});

describe('the card of a watch', () => {
  beforeEach(async () => {
    await register(world, 's');
    await watch(world, 's');
    await put('a');
  });

  it('is recorded while the delivery stays, and is no longer in doubt', async () => {
    const outbox = impatient();
    const batch = await takeAndDie(outbox);
    await outbox.sending(batch);
    await world.outbox.setCard(batch, 's', '17.1');
    expect(await world.watches.find(HERE, 's')).toMatchObject({ card: '17.1' });
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await taken()).toMatchObject({ deliveries: [{ id: 'a' }], doubtful: false });
  });

  it('brings no watch back that ended while it was posted', async () => {
    const batch = await world.take();
    await world.watches.remove(HERE, 's', 'U1');
    await world.outbox.setCard(batch, 's', '17.1');
    expect(await world.watches.of('s')).toEqual([]);
    expect(await world.redis.hexists(world.keyspace.key('watch', 's'), 'card:T1:C1')).toBe(0);
  });
});

describe('cards that Slack lets nobody edit for a while', () => {
  it('wait in every channel of the workspace, and news is told meanwhile', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    await world.holds.hold('T1', 'chat.update', 60_000);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await lanesDue()).toEqual([]);
    await put('a');
    expect(await lanesDue()).toEqual([HERE]);
    const news = await world.take();
    expect(idsOf(news)).toEqual(['a']);
    await world.outbox.settle(news, 0);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    expect(await world.redis.zcard(world.keyspace.key('cards', 'T1:C1'))).toBe(1);
    const other = { team: 'T2', channel: 'C1' };
    await world.outbox.put(other, cardOf('s'));
    expect(await world.outbox.take(other)).toBeDefined();
  });

  it('are edited once the wait is over', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    await world.holds.hold('T1', 'chat.update', 50);
    expect((await taken()).deliveries[0]).toMatchObject({ sid: 's' });
    expect(await world.holds.left('T1', 'chat.update')).toBe(0);
  });

  it.for(['settled', 'not_edited', 'unclear'] as const)(
    'do not hold up news that comes after an edit: %s',
    async (how) => {
      await world.outbox.put(HERE, cardOf('s'));
      await world.outbox.put(HERE, cardOf('t'));
      const edit = await world.take();
      if (how === 'settled') await world.outbox.settle(edit, 60_000, 'edited');
      else await world.outbox.postpone(edit, 60_000, how);
      expect(await world.outbox.take(HERE)).toBeUndefined();
      await put('a');
      expect(idsOf(await world.take())).toEqual(['a']);
    },
  );

  it.for(['unwatched', 'forgotten', 'resumed'] as const)(
    'go behind the messages of their place: %s',
    async (kind) => {
      const last: Delivery<'unwatched' | 'forgotten' | 'resumed'> = {
        id: 'last',
        kind,
        sid: 's',
        at: 1,
        card: '17.1',
        name: 'class',
        channel: 'C9',
        of: 'paused.C9.1',
      };
      await world.outbox.put(HERE, last);
      await put('a');
      await world.outbox.postpone(await world.take(), 60_000, 'not_edited');
      const message = await world.take();
      expect(idsOf(message)).toEqual(['a', 'last']);
      await world.outbox.settle(message, 0);
      expect(await world.outbox.take(HERE)).toBeUndefined();
      expect(await lanesDue()).toEqual([]);
      await put('b');
      expect(idsOf(await world.take())).toEqual(['b', 'last']);
    },
  );

  it('do not hold up the threads of a burst when its table cannot grow', async () => {
    await world.outbox.settle(await table('s', 't'), 0, 'told', { ts: '1.5' });
    await world.redis.hset(world.keyspace.key('table', 'T1:C1'), 'due', 1);
    const grown = await world.take();
    expect(grown.from).toBe('table');
    await world.outbox.postpone(grown, 60_000, 'not_edited');
    expect(await world.tellAll()).toEqual(['s.1', 't.1']);
  });
});

describe('what was already handled', () => {
  it('is new to one of many, and remembered for an hour', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.once.first('Ev1')));
    expect(answers.filter(Boolean)).toHaveLength(1);
    const ttl = await world.redis.ttl(world.keyspace.key('once', 'Ev1'));
    expect(ttl).toBeGreaterThan(3_500);
  });

  it('is remembered as long where it is noted with its delivery', async () => {
    await world.outbox.putOnce(HERE, share('a'));
    expect(await world.redis.ttl(world.keyspace.key('once', 'a'))).toBeGreaterThan(3_500);
  });
});

describe('cards that are to be brought up to date', () => {
  const sidOf = (batch: Batch) => ('sid' in batch.deliveries[0] ? batch.deliveries[0].sid : undefined);

  it('are edited once more when something changes while they are', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    const batch = await world.take();
    await world.outbox.put(HERE, cardOf('s'));
    await world.outbox.settle(batch, 0);
    expect(sidOf(await world.take())).toBe('s');
  });

  it('let news go first when they could not be edited', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    const batch = await world.take();
    await put('a');
    await world.outbox.postpone(batch, 0, 'not_sent');
    expect(idsOf(await world.take())).toEqual(['a']);
    expect(await world.redis.zcard(world.keyspace.key('cards', 'T1:C1'))).toBe(1);
  });

  it('that were refused or gone are counted, and not held against the news that goes first', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    for (let n = 0; n < 3; n += 1) await world.outbox.postpone(await world.take(), 0, 'unclear');
    const gone = await world.take();
    await world.outbox.setCard(gone, 's', undefined);
    await world.outbox.postpone(gone, 0, 'card');
    const edit = await world.take();
    expect(edit).toMatchObject({ refusals: 3, cardsLost: 1 });
    await put('a');
    await world.outbox.postpone(edit, 0, 'unclear');
    expect(await world.take()).toMatchObject({ deliveries: [{ id: 'a' }], refusals: 0, cardsLost: 0 });
  });

  it('are not forgotten by the death of whoever edits them, and let news go first', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    await takeAndDie();
    await put('a');
    expect(idsOf(await taken())).toEqual(['a']);
    expect(await world.tellAll()).toEqual([]);
    expect(await world.redis.zcard(world.keyspace.key('cards', 'T1:C1'))).toBe(1);
  });

  it('stay in doubt, before any news, when one may have been posted', async () => {
    await world.outbox.put(HERE, cardOf('s'));
    const batch = await world.take();
    await world.outbox.sending(batch);
    await put('a');
    await world.outbox.postpone(batch, 0, 'unknown');
    const again = await world.take();
    expect([sidOf(again), again.doubtful]).toEqual(['s', true]);
    await world.outbox.settle(again, 0);
    expect(await world.tellAll()).toEqual(['a']);
  });
});

describe('a burst', () => {
  it('is still one table after the death of whoever sorted it', async () => {
    for (const sid of ['s', 't']) await world.outbox.put(HERE, newsOf(sid));
    const outbox = impatient();
    await outbox.sort(await takeAndDie(outbox), sorted('s', 't'));
    expect(await taken()).toMatchObject({
      from: 'table',
      deliveries: [{ told: [{ sid: 's' }, { sid: 't' }] }],
    });
  });

  it('knows which rows its table shows, and since when the first of the others waits', async () => {
    await world.outbox.settle(await table('s', 't'), 0, 'told', { ts: '1.5' });
    await world.tellAll();
    await world.outbox.put(HERE, newsOf('u'));
    const rows = [{ sid: 'u', at: 7, news: [STUCK], of: ['u.1'] }];
    await world.outbox.sort(await world.take(), { taken: ['u.1'], threads: [], rows, cards: [] });
    await world.redis.hset(world.keyspace.key('table', 'T1:C1'), 'due', 1);
    await world.redis.zadd(world.keyspace.key('lanes'), 1, 'T1:C1');
    expect((await world.take()).deliveries).toMatchObject([
      { kind: 'digest', ts: '1.5', shown: 2, at: 7, told: [{ sid: 's' }, { sid: 't' }, rows[0]] },
    ]);
  });

  it('is not sorted by a worker that was taken for dead', async () => {
    await world.outbox.put(HERE, newsOf('s'));
    const late = await takeAndDie();
    await taken();
    await expect(world.outbox.sort(late, sorted('s'))).rejects.toThrow(StaleBatch);
    expect(await world.redis.llen(world.keyspace.key('lane', 'T1:C1'))).toBe(1);
  });

  it('leaves no key behind when all of it is told, but the table that may still grow', async () => {
    await world.outbox.settle(await table('s', 't'), 0, 'told', { ts: '1.5' });
    expect(await world.tellAll()).toEqual(['s.1', 't.1']);
    const { tag } = world.keyspace;
    const left = (await world.redis.keys(`${tag}:*`)).map((key) => key.slice(tag.length + 1));
    expect(left.filter((key) => /^(lane|thread|threads|hand|lanes|waiting|idle)(:|$)/.test(key))).toEqual([]);
    expect(await world.redis.pttl(world.keyspace.key('rows', 'T1:C1'))).toBeGreaterThan(0);
  });

  it('begins where news that is told alone follows within ten seconds of the first, and each row begins these anew', async () => {
    const { redis, keyspace } = world;
    const lately = keyspace.key('lately', `${HERE.team}:${HERE.channel}`);
    const sort = async (sid: string, told: Piece['told']) => {
      await world.outbox.put(HERE, newsOf(sid));
      const { threads, rows, ...rest } = sorted(sid);
      const placed = threads.map((one) => ({
        ...one,
        pieces: one.pieces.map((piece) => ({ ...piece, told })),
      }));
      const order = { ...rest, threads: placed, rows: told === 'table' ? rows : [] };
      const batch = await world.outbox.sort(await world.take(), order);
      if (batch) await world.outbox.settle(batch, 0);
      await world.tellAll();
    };
    await sort('s', 'channel');
    expect(await redis.pttl(lately)).toBeGreaterThan(9_000);
    await redis.pexpire(lately, 5_000);
    await sort('t', 'channel');
    expect(await redis.pttl(lately)).toBeLessThanOrEqual(5_000);
    await sort('u', 'table');
    expect(await redis.pttl(lately)).toBeGreaterThan(9_000);
  });

  it('is forgotten where the place pauses, but for the message in hand', async () => {
    await register(world, 's');
    await watch(world, 's');
    const inHand = await table('s');
    await world.pauses.pause(HERE, 'is_archived');
    await world.outbox.settle(inHand, 0);
    expect(await world.outbox.take(HERE)).toBeUndefined();
    const left = await world.redis.keys(`${world.keyspace.tag}:{thread,threads,rows,table}*`);
    expect(left).toEqual([]);
  });
});

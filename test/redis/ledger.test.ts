import { beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../src/flows/asking/explain.ts';
import { toldHere } from '../../src/flows/asking/inspect.ts';
import type { Noted } from '../../src/recording/telling/ledger.ts';
import { MOST_TOLD } from '../../src/redis/telling/policy.ts';
import { HERE, openWorld, register, share, THERE, type World, watch } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await register(world, 's', { alias: 'Algebra' });
  await watch(world, 's');
});

const noted: Noted = { delivery: 's.1', ts: '17.1', kinds: ['ended'], how: 'told', sids: ['s'] };

async function tell(note: Partial<Noted> = {}, place = HERE): Promise<void> {
  await world.outbox.put(place, share('a'));
  const batch = await world.outbox.take(place);
  if (!batch) throw new Error('nothing to take');
  await world.outbox.settle(batch, 0, 'told', { ts: '17.1', noted: { ...noted, ...note } });
}

describe('the ledger', () => {
  it('says what was told where, when, and after how many attempts', async () => {
    await world.outbox.put(HERE, share('a'));
    const first = await world.outbox.take(HERE);
    if (first) await world.outbox.postpone(first, 0, 'unknown');
    await tell({ how: 'found' });
    expect(await world.ledger.of('s')).toEqual([
      {
        place: HERE,
        delivery: 's.1',
        ts: '17.1',
        at: expect.closeTo(Date.now(), -5),
        kinds: ['ended'],
        attempts: 1,
        how: 'found',
      },
    ]);
  });

  it('keeps the last messages of a recording, and none of one that is forgotten', async () => {
    for (let n = 0; n < MOST_TOLD + 5; n += 1) await tell({ delivery: `s.${n}` });
    const kept = await world.ledger.of('s');
    expect(kept).toHaveLength(MOST_TOLD);
    expect(kept.at(-1)?.delivery).toBe(`s.${MOST_TOLD + 4}`);
    await world.recordings.forget('s', 'Algebra');
    await tell();
    expect(await world.redis.exists(world.keyspace.key('told', 's'))).toBe(0);
  });

  it('shows a channel what it was told, and nothing of other channels', async () => {
    await tell();
    await tell({ delivery: 's.2' }, THERE);
    expect(await toldHere(THERE, 's', world)).toMatchObject([{ delivery: 's.2', place: THERE }]);
  });
});

it('a life is explained: what was seen, concluded and told, without the resource ID', async () => {
  await tell({ how: 'repeated' });
  const text = (await explain('s', world))?.join('\n') ?? '';
  expect(text).toContain('s (Algebra), app prod, mode mix');
  expect(text).toMatch(/Seen\n {2}\S+Z stage phase registered/);
  expect(text).toContain('nothing was concluded beyond what was seen');
  expect(text).toContain('T1/C1 by U1');
  expect(text).toMatch(/Z T1\/C1 ended: ts 17\.1, delivery s\.1, repeated$/m);
  expect(text).not.toContain('rrrrrrrrrr');
  expect(await explain('nobody', world)).toBeUndefined();
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Homes } from '../../src/ports/slack.ts';
import { createHomes } from '../../src/redis/homes/homes.ts';
import { openWorld } from '../redis/world.ts';
import { memoryHomes } from '../slack/memory-homes.ts';

const MEI = { team: 'T1', user: 'U0MEI' };
const SHOWN = { digest: 'd1', hash: '156772938.1827394' };

/** Every Home has its turn whenever it is asked for. */
const PACE = { keptMs: 60_000, everyMs: 0, spacingMs: 0, openingMs: 0 };

const HOMES: readonly (readonly [where: string, open: () => Homes])[] = [
  ['in memory', () => memoryHomes(0)],
  ['on Redis', () => createHomes(openWorld().keyspace, PACE)],
];

describe.each(HOMES)('Homes %s', (_, open) => {
  let homes: Homes;
  beforeEach(() => {
    homes = open();
  });

  it('have their turn, with what their person has chosen', async () => {
    const opened = await homes.open(MEI, 'all');
    expect(opened).toEqual({ ...MEI, ticket: 1, choice: 'all', until: expect.any(Number), last: false });
    expect(await homes.take(10)).toEqual([opened]);
    await homes.open({ ...MEI, team: 'T2' }, 'mine');
    expect(await homes.take(10)).toHaveLength(2);
    expect(await homes.take(1)).toHaveLength(1);
  });

  it('carry what they show, as far as it is known: not when Slack has another state, nor when opened anew', async () => {
    const opened = await homes.open(MEI, 'all');
    await homes.shown(opened, SHOWN);
    const [turn] = await homes.take(10);
    expect(turn).toEqual({ ...opened, shown: SHOWN });
    if (turn) await homes.shown(turn, undefined);
    expect(await homes.take(10)).toEqual([opened]);
    await homes.shown(opened, SHOWN);
    const again = await homes.open(MEI, 'all');
    expect(await homes.take(10)).toEqual([again]);
  });

  it('ignore a turn of before their person did something', async () => {
    const before = await homes.open(MEI, 'all');
    const after = await homes.open(MEI, 'mine');
    expect(after.ticket).toBeGreaterThan(before.ticket);
    for (const last of [false, true]) await homes.shown({ ...before, last }, SHOWN);
    expect(await homes.take(10)).toEqual([after]);
  });

  it('are forgotten after their last turn', async () => {
    const opened = await homes.open(MEI, 'all');
    await homes.shown({ ...opened, last: true }, SHOWN);
    expect(await homes.take(10)).toEqual([]);
  });
});

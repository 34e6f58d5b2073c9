import { describe, expect, it } from 'vitest';
import { HERE, STORES, THERE } from './worlds.ts';

const newcomer = (sid: string) => ({ sid, owner: 'U1', channel: HERE.channel });

describe.each(STORES)('newcomers %s', (_, open) => {
  it('that are noted at the same time are each told of those before them, and each once', async () => {
    const { newcomers } = open();
    const sids = ['a', 'b', 'c', 'a'];
    const before = await Promise.all(sids.map((sid) => newcomers.note(HERE.team, newcomer(sid))));
    expect(before.map(({ length }) => length).toSorted()).toEqual([0, 1, 2, 3]);
    expect((await newcomers.note(HERE.team, newcomer('d'))).map(({ sid }) => sid).toSorted()).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('are those of one workspace, with whoever asked and where', async () => {
    const { newcomers } = open();
    const other = { sid: 'a', owner: 'U2', channel: THERE.channel };
    await newcomers.note(HERE.team, other);
    expect(await newcomers.note('T2', newcomer('b'))).toEqual([]);
    expect(await newcomers.note(HERE.team, newcomer('b'))).toEqual([other]);
  });

  it('are none once they were refused', async () => {
    const { newcomers } = open();
    await newcomers.note(HERE.team, newcomer('a'));
    await newcomers.drop(HERE.team, newcomer('a'));
    expect(await newcomers.note(HERE.team, newcomer('b'))).toEqual([]);
  });
});

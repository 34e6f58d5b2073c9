import { beforeEach, describe, expect, it } from 'vitest';
import { API_OWNER } from '../../src/recording/watching/watch.ts';
import { ended, HERE, look, openWorld, register, THERE, type World, watch } from './world.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});

const wanted = (sid: string, lang?: string) => ({
  ...{ ...HERE, sid, owner: 'U1', since: 5 },
  ...(lang === undefined ? {} : { lang }),
});

describe('the language of a place', () => {
  it('is the one given last, with whatever watch, and of that place alone', async () => {
    await register(world, 'a');
    await register(world, 'b');
    expect(await world.channelLanguages.at(HERE)).toBeUndefined();
    await world.watches.put(wanted('a', 'zh'));
    await world.watches.put(wanted('b'));
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
    expect(await world.channelLanguages.at(THERE)).toBeUndefined();
    await world.watches.put(wanted('b', 'en'));
    expect(await world.channelLanguages.at(HERE)).toBe('en');
  });

  it('is what a program says only as long as no person there has said anything', async () => {
    await register(world, 'a');
    await register(world, 'b');
    const byProgram = { owner: API_OWNER, since: 6 };
    await world.watches.put({ ...wanted('a', 'zh'), ...byProgram });
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
    await world.watches.put({ ...wanted('a', 'en'), ...byProgram });
    expect(await world.channelLanguages.at(HERE)).toBe('en');
    await world.watches.put(wanted('b', 'zh'));
    await world.watches.put({ ...wanted('a', 'en'), ...byProgram });
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
  });

  it('outlives the watch that it came with', async () => {
    await register(world, 'a');
    await world.watches.put(wanted('a', 'zh'));
    await world.watches.remove(HERE, 'a', 'U1');
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
  });

  it('comes with a standing rule as well, at once', async () => {
    await world.rules.add({ ...HERE, pattern: '*', owner: 'U1', since: 5, lang: 'zh' });
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
    await world.rules.add({ ...HERE, pattern: '*', owner: 'U1', since: 6 });
    expect(await world.channelLanguages.at(HERE)).toBe('zh');
  });

  it('that changes has the cards there of what goes on written anew, and no others', async () => {
    for (const sid of ['live', 'b']) await register(world, sid);
    const over = await register(world, 'over');
    await watch(world, 'live');
    await watch(world, 'over');
    await watch(world, 'live', THERE);
    await look(world, over, { next: ended(over) });

    await world.watches.put(wanted('b', 'zh'));
    const cards = (await world.tellAll()).map((id) => id.split('.')[0]);
    expect(cards.toSorted()).toEqual(['b', 'live']);
    expect(await world.tellAll(THERE)).toEqual([]);
    await world.watches.put(wanted('b', 'zh'));
    expect((await world.tellAll()).map((id) => id.split('.')[0])).toEqual(['b']);
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliver } from '../../src/flows/telling/deliver.ts';
import type { Messenger } from '../../src/ports/slack.ts';
import type { News } from '../../src/recording/news.ts';
import { createSlackInMemory } from '../flows/world.ts';
import { createTestLog, HERE, openWorld, register, type World } from './world.ts';

const SIDS = Array.from({ length: 100 }, (_, n) => `room-${n}`);
const ENDED: News = { kind: 'ended', between: { after: 1, before: 9_000 }, how: 'exited', files: 1 };

let world: World;

/** Every recording has its card already. */
beforeEach(async () => {
  world = openWorld();
  for (const sid of SIDS) {
    await register(world, sid);
    await world.watches.put({ ...HERE, sid, owner: 'U1', since: 1 });
    const batch = await world.outbox.take(HERE);
    if (!batch) throw new Error('no card to post');
    await world.outbox.setCard(batch, sid, `card of ${sid}`);
    await world.outbox.settle(batch, 0);
  }
});
afterEach(() => world.close());

it.each([
  ['at once', [100]],
  ['after a first one', [1, 99]],
  ['in pieces, each behind a message', [1, 60, 39]],
])(
  'a hundred endings %s are told in three messages at most, each once',
  async (_, pieces) => {
    const { messenger, edits } = createSlackInMemory();
    const messages: (readonly string[])[] = [];
    const recording: Messenger = {
      ...messenger,
      post: (place, id, saying, card) => {
        if (saying.kind === 'news') messages.push([saying.subject.known.recording.sid]);
        if (saying.kind === 'digest') messages.push(saying.told.map(({ known }) => known.recording.sid));
        return messenger.post(place, id, saying, card);
      },
    };
    const bot = { ...world, messenger: recording, log: createTestLog(), random: () => 0 };

    const waiting = [...SIDS];
    for (const [index, size] of pieces.entries()) {
      const at = Date.now();
      for (const sid of waiting.splice(0, size)) {
        await world.outbox.put(HERE, { id: `${sid}.2`, kind: 'recording', sid, at, news: [ENDED] });
      }
      // The channel's pace, and after a digest the time to gather, lie between two messages.
      const told = async () => {
        await deliver(HERE, bot);
        return messages.length;
      };
      await expect.poll(told, { timeout: 15_000, interval: 50 }).toBeGreaterThan(index);
    }
    expect(messages.flat().toSorted()).toEqual(SIDS.toSorted());
    expect(messages.length).toBeLessThanOrEqual(3);

    // What follows are the cards, by edits alone.
    await expect
      .poll(() => deliver(HERE, bot).then(() => edits.length), { timeout: 15_000 })
      .toBeGreaterThan(1);
    expect(messages.length).toBeLessThanOrEqual(3);
  },
  60_000,
);

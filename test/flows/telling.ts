import { deliver } from '../../src/flows/telling/deliver.ts';
import type { News } from '../../src/recording/news.ts';
import type { Recording } from '../../src/recording/recording.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { createSlackInMemory, createWorld, HERE } from './world.ts';

/** Most deliveries until nothing is queued; one that is queued again and again would never end. */
const MOST_STEPS = 30;

/** A world, a Slack, and whoever delivers between them. */
export function createTelling(...first: readonly Recording[]) {
  const world = createWorld(...first);
  const slack = createSlackInMemory();
  const needs = { ...world, messenger: slack.messenger };

  /** One delivery. @param but what is otherwise this time */
  const step = (place: Place = HERE, but: Partial<typeof needs> = {}) => deliver(place, { ...needs, ...but });

  return {
    world,
    slack,
    step,
    /** Delivers until nothing is queued, as whoever calls next would. */
    async drain(): Promise<void> {
      for (let steps = 0; world.queued().length > 0; steps += 1) {
        if (steps > MOST_STEPS) throw new Error('does not come to an end');
        await step();
      }
    },
    /** Delivers second by second until nothing is left that is due within a quarter of an hour. */
    async drainInTime(): Promise<void> {
      for (let second = 0; second < 900 && world.queued().length > 0; second += 1) {
        await step();
        world.pass(1_000);
      }
    },
    /** A look has brought this news, which waits to be told. */
    learn: (sid: string, version: number, ...news: News[]) =>
      world.outbox.put(HERE, { id: `${sid}.${version}`, kind: 'recording', sid, at: world.now(), news }),
    /** A worker that dies after Slack has taken what it posts, and before that is written down. */
    async dies(): Promise<void> {
      const settle = () => Promise.reject(new Error('killed'));
      const died = await step(HERE, { outbox: { ...world.outbox, settle } }).catch(String);
      if (died !== 'Error: killed') throw new Error(`It did not die, but: ${died}`);
    },
  };
}

export type Telling = ReturnType<typeof createTelling>;

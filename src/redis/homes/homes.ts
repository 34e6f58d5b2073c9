import { z } from 'zod';
import type { Homes } from '../../ports/slack.ts';
import { HOUR_MS } from '../../recording/recording.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';

/** Times of App Homes, in milliseconds. */
export interface HomePace {
  /** Time for which a Home is kept up to date after its person has opened it or pressed something. */
  readonly keptMs: number;
  /** Least time between two turns of one Home. */
  readonly everyMs: number;
  /** Least time between turns of different Homes: Slack takes about a hundred views a minute from one app. */
  readonly spacingMs: number;
  /** Time for which no other process publishes a Home that its opener is about to publish. */
  readonly openingMs: number;
}

const PACE: HomePace = { keptMs: 15 * 60_000, everyMs: 15_000, spacingMs: 1_000, openingMs: 12_000 };

/** Milliseconds for which a Home is remembered after its last turn was due. */
const REMEMBERED_MS = HOUR_MS;

const Opened = z.tuple([z.number(), z.number()]);
const Turns = z.array(
  z.tuple([z.string(), z.number(), z.string(), z.number(), z.number(), z.string(), z.string()]),
);

/** Stores who has opened App Home lately. A Home that nobody opens again expires. */
export const createHomes = ({ run }: Keyspace, pace: HomePace = PACE): Homes => ({
  async open({ team, user }, choice) {
    const viewer = laneOf({ team, channel: user });
    const [ticket, until] = Opened.parse(
      await run('homes/open', viewer, choice, pace.keptMs, pace.openingMs, REMEMBERED_MS),
    );
    return { team, user, ticket, choice, until, last: false };
  },

  async take(most) {
    const turns = Turns.parse(await run('homes/take', most, pace.everyMs, pace.spacingMs));
    return turns.map(([viewer, ticket, choice, until, last, digest, hash]) => {
      const { team, channel: user } = placeOf(viewer);
      const turn = { team, user, ticket, choice, until, last: last === 1 };
      return digest === '' ? turn : { ...turn, shown: { digest, hash } };
    });
  },

  async shown({ team, user, ticket, last }, shown) {
    const viewer = laneOf({ team, channel: user });
    await run('homes/shown', viewer, ticket, last ? 1 : 0, shown?.digest ?? '', shown?.hash ?? '');
  },
});

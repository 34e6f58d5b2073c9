import { z } from 'zod';
import type { Homes } from '../../ports/slack.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf, placeOf } from '../connection/place.ts';

/** Milliseconds. */
export interface HomePace {
  /** How long a Home is kept up to date after its person has opened it or pressed something. */
  readonly keptMs: number;
  /** Between two turns of one Home. */
  readonly everyMs: number;
  /** Between two Homes where there are many: Slack takes about a hundred views a minute from one app. */
  readonly spacingMs: number;
  /** For how long nobody else publishes what its opener is about to publish. */
  readonly openingMs: number;
}

const PACE: HomePace = { keptMs: 15 * 60_000, everyMs: 15_000, spacingMs: 1_000, openingMs: 12_000 };

const Opened = z.tuple([z.number(), z.number()]);
const Turns = z.array(
  z.tuple([z.string(), z.number(), z.string(), z.number(), z.number(), z.string(), z.string()]),
);

/** Who has opened App Home lately; a Home that nobody looks at is forgotten by itself. */
export const createHomes = ({ run }: Keyspace, pace: HomePace = PACE): Homes => ({
  async open({ team, user }, choice) {
    const viewer = laneOf({ team, channel: user });
    const [ticket, until] = Opened.parse(
      await run('homes/open', viewer, choice, pace.keptMs, pace.openingMs),
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

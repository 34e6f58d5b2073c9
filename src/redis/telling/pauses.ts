import { z } from 'zod';
import type { Pauses } from '../../ports/telling.ts';
import { channelsOf } from '../bus/channels.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from './place.ts';

const Resumed = z.enum(['trying', 'running', 'rules', 'none']);
const State = z.enum(['paused', 'trying']);

/** Which places cannot be told at present. */
export const createPauses = (keyspace: Keyspace): Pauses => {
  const { redis, key, run } = keyspace;
  return {
    async pause(place, reason) {
      await run('pause', laneOf(place), place.team, place.channel, reason);
    },

    resume: async (place) => Resumed.parse(await run('resume', laneOf(place), 'trying')),

    async reached(place) {
      await run('resume', laneOf(place), 'reached');
    },

    async of(place) {
      const [reason, state] = await redis.hmget(key('pause', laneOf(place)), 'reason', 'state');
      return reason == null ? undefined : { reason, state: State.parse(state) };
    },

    everywhere: async (team) =>
      [
        ...(await channelsOf(
          keyspace,
          team,
          () => true,
          () => true,
        )),
      ].map((channel) => ({ team, channel })),
  };
};

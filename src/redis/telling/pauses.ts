import { z } from 'zod';
import type { Pauses } from '../../ports/telling.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';

const Paused = z.enum(['paused', 'already', 'none']);
const Resumed = z.enum(['trying', 'running', 'rules', 'none']);
const State = z.enum(['paused', 'trying']);

/** Stores which places are paused. @param channels lists those of a workspace that have watches or rules */
export const createPauses = (
  { redis, key, run }: Keyspace,
  channels: (team: string) => Promise<ReadonlySet<string>>,
): Pauses => ({
  pause: async (place, reason) =>
    Paused.parse(await run('telling/pause', laneOf(place), place.team, place.channel, reason)),

  resume: async (place) => Resumed.parse(await run('telling/resume', laneOf(place), 'trying')),

  async reached(place) {
    await run('telling/resume', laneOf(place), 'reached');
  },

  async of(place) {
    const [reason, state] = await redis.hmget(key('pause', laneOf(place)), 'reason', 'state');
    return reason == null ? undefined : { reason, state: State.parse(state) };
  },

  everywhere: async (team) => [...(await channels(team))].map((channel) => ({ team, channel })),
});

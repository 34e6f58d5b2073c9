import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';

/** Reads the languages that lua/watch.lua writes, and for rules lua/speak.lua. */
export const createChannelLanguages = ({ redis, key, run }: Keyspace): ChannelLanguages => ({
  async at(place) {
    const lane = laneOf(place);
    const [person, program] = await redis.hmget(key('languages'), `person:${lane}`, `program:${lane}`);
    return person ?? program ?? undefined;
  },

  async give(place, code) {
    await run('knowing/speak', laneOf(place), code);
  },
});

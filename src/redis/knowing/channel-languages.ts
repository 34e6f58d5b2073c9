import type { ChannelLanguages } from '../../ports/knowing.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { laneOf } from '../connection/place.ts';

/** Written by what brings a language: lua/watch.lua, and lua/speak.lua for rules. */
export const createChannelLanguages = ({ redis, key }: Keyspace): ChannelLanguages => ({
  async at(place) {
    const lane = laneOf(place);
    const [person, program] = await redis.hmget(key('languages'), `person:${lane}`, `program:${lane}`);
    return person ?? program ?? undefined;
  },
});

import { scaleOf } from './bench.ts';

/** A million recordings, each looked at every twenty minutes, to see what gives way first. */
export const bench = scaleOf([{ recordings: 1_000_000, pollSeconds: 1_200 }]);

import { scaleOf } from './bench.ts';

/** What gives way first: a million recordings, each looked at every twenty minutes. Takes as long as it takes. */
export const bench = scaleOf([{ recordings: 1_000_000, pollSeconds: 1_200 }]);

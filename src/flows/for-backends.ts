import { browse } from './asking/browse.ts';
import { inspect } from './asking/inspect.ts';
import { type Given, given, type NeedsOf } from './given.ts';
import { announce } from './watching/announce.ts';
import { forget } from './watching/forget.ts';
import { say } from './watching/say.ts';

const FLOWS = { announce, browse, inspect, say, forget };

/** Everything that a backend can request. Each rejects when Redis or Slack is away. */
export interface ForBackends extends Given<typeof FLOWS> {}

export const forBackends = (needs: NeedsOf<typeof FLOWS>): ForBackends => given(FLOWS, needs);

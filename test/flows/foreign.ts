import fc from 'fast-check';
import { list, watchedHere } from '../../src/flows/asking/list.ts';
import { resolve } from '../../src/flows/asking/resolve.ts';
import { status } from '../../src/flows/asking/status.ts';
import { choose, watch } from '../../src/flows/watching/intake.ts';
import { mute, unmute } from '../../src/flows/watching/pressing/mute.ts';
import { vouch, withdrawVouch } from '../../src/flows/watching/pressing/vouch.ts';
import { unwatch } from '../../src/flows/watching/unwatch.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { createWorld, recordingOf } from './world.ts';

/** Fifty workspaces on one bot: whatever ids a payload of one of them carries, it learns nothing of another. */

const TEAMS = Array.from({ length: 50 }, (_, n) => `T${String(n).padStart(2, '0')}`);
/** A sid and an alias hold their workspace, so that a foreign one is recognised anywhere in an answer. */
const sidOf = (team: string, n: number): string => `${team.toLowerCase()}0${n}`.padEnd(32, 'a');
const aliasOf = (team: string, n: number): string => `lesson-of-${team}-${n}`;
const PER_TEAM = 3;

function fiftyWorkspaces() {
  const recordings = TEAMS.flatMap((team) =>
    Array.from({ length: PER_TEAM }, (_, n) =>
      recordingOf(sidOf(team, n), { app: 'prod', alias: aliasOf(team, n), cname: `room-of-${team}` }),
    ),
  );
  const world = createWorld(...recordings);
  for (const team of TEAMS) for (let n = 0; n < PER_TEAM; n++) world.introduce(team, sidOf(team, n));
  return {
    ...world,
    apps: [{ name: 'prod', appId: 'f'.repeat(32) }],
    expiryHours: 72,
    languages: ['en', 'zh'],
  };
}

type World = ReturnType<typeof fiftyWorkspaces>;
type Call = (place: Place, text: string, world: World) => Promise<unknown>;

const BY = 'U1';
const CALLS: Readonly<Record<string, Call>> = {
  find: (place, text, world) => resolve(place, BY, text, world),
  status: (place, text, world) => status(place, BY, text, world),
  watch: (place, text, world) => watch(place, BY, text, world),
  unwatch: (place, text, world) => unwatch(place, BY, text, world),
  choose: (place, text, world) => choose(place, BY, text, { mode: 'mix' }, world),
  mute: (place, text, world) => mute(place, BY, text, 'end', world),
  unmute,
  vouch: (place, text, world) => vouch(place, BY, text, world),
  withdrawVouch: (place, text, world) => withdrawVouch(place, BY, text, world),
  list: (place, _, world) => list(place, BY, 'all', 0, world),
  watchedHere: (place, _, world) => watchedHere(place, 0, world),
};

const team = fc.constantFrom(...TEAMS);
const text = fc
  .tuple(team, fc.nat(PER_TEAM - 1), fc.constantFrom('sid', 'alias', 'prefix', 'part'))
  .map(([of, n, how]) => {
    if (how === 'sid') return sidOf(of, n);
    if (how === 'alias') return aliasOf(of, n);
    if (how === 'prefix') return sidOf(of, n).slice(0, 8);
    return `of-${of}`;
  });

/** Makes so many calls in one world. @throws with the smallest call that answered with something of another workspace */
export async function callWithForeignIds(calls: number): Promise<void> {
  const world = fiftyWorkspaces();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(CALLS)), team, text, async (call, asking, said) => {
      const answer = await CALLS[call]?.({ team: asking, channel: `C-${asking}` }, said, world);
      // Words of the asker come back as they were said.
      const told = JSON.stringify(answer ?? null).replaceAll(JSON.stringify(said), '""');
      const named = [...told.matchAll(/lesson-of-(T\d\d)|room-of-(T\d\d)|"(t\d\d)0\da+"/g)];
      const teams = new Set(named.map(([, alias, room, sid]) => (alias ?? room ?? sid ?? '').toUpperCase()));
      return [...teams].every((one) => one === asking);
    }),
    { numRuns: calls },
  );
  const watched = world.watching.filter(({ sid, team: of }) => !sid.startsWith(of.toLowerCase()));
  if (watched.length > 0) throw new Error(`${watched[0]?.team} watches ${watched[0]?.sid}`);
}

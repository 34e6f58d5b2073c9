import fc from 'fast-check';
import { EVERYTHING, homeOf, homeSight, survey } from '../../src/flows/asking/home.ts';
import { toldHere } from '../../src/flows/asking/inspect.ts';
import { list, watchedHere } from '../../src/flows/asking/list.ts';
import { resolve } from '../../src/flows/asking/resolve.ts';
import { status } from '../../src/flows/asking/status.ts';
import { changeRule, removeRule, rulesOf } from '../../src/flows/rules/change-rule.ts';
import { watchMatching } from '../../src/flows/rules/matching.ts';
import { setRule } from '../../src/flows/rules/set-rule.ts';
import { share, tellAgain } from '../../src/flows/telling/on-request.ts';
import { forgetNeverFound } from '../../src/flows/watching/forget.ts';
import { choose, watch } from '../../src/flows/watching/intake.ts';
import { mute, unmute } from '../../src/flows/watching/pressing/mute.ts';
import { takeOn } from '../../src/flows/watching/pressing/take-on.ts';
import { vouch, withdrawVouch } from '../../src/flows/watching/pressing/vouch.ts';
import { unwatch } from '../../src/flows/watching/unwatch.ts';
import type { LedgerEntry } from '../../src/recording/telling/ledger.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { createWorld, NOON, recordingOf } from './world.ts';

/** Fifty workspaces on one bot: whatever ids a payload of one of them carries, it learns nothing of another. */

const TEAMS = Array.from({ length: 50 }, (_, n) => `T${String(n).padStart(2, '0')}`);
/** A sid and an alias hold their workspace, so that a foreign one is recognised anywhere in an answer. */
const sidOf = (team: string, n: number): string => `${team.toLowerCase()}0${n}`.padEnd(32, 'a');
const aliasOf = (team: string, n: number): string => `lesson-of-${team}-${n}`;
const PER_TEAM = 3;

const placeOf = (team: string): Place => ({ team, channel: `C-${team}` });

/** Numbers in an answer that count what somebody may know of. */
const COUNTS = /"(?:total|matching|watched|left|neverFound|forgotten|queued|paused)":(\d+)/g;

/** Each workspace has three recordings, one of them never found, a rule, and a message that Slack refused. */
async function fiftyWorkspaces() {
  const recordings = TEAMS.flatMap((team) =>
    Array.from({ length: PER_TEAM }, (_, n) =>
      recordingOf(sidOf(team, n), { app: 'prod', alias: aliasOf(team, n), cname: `room-of-${team}` }),
    ),
  );
  const world = createWorld(...recordings);
  const ledgers = new Map<string, LedgerEntry[]>();
  for (const team of TEAMS) {
    for (let n = 0; n < PER_TEAM; n++) world.introduce(team, sidOf(team, n));
    const never = world.lives(sidOf(team, 2));
    const recording = { ...never.recording, origin: 'person' as const };
    world.known.set(sidOf(team, 2), { ...never, recording, phase: 'not_started', how: 'watched' });
    await world.rules.add({ ...placeOf(team), pattern: `room-of-${team}`, owner: BY, since: NOON });
    const refused = { id: `${team}-refused`, kind: 'share', sid: sidOf(team, 0), at: NOON, by: BY } as const;
    await world.deadLetters.keep(placeOf(team), refused, 'invalid_blocks');
    const delivery = `lesson-of-${team}-told`;
    const told = { delivery, ts: '1.1', at: NOON, kinds: [], attempts: 0, how: 'told' } as const;
    ledgers.set(sidOf(team, 0), [{ ...told, place: placeOf(team) }]);
  }
  return {
    ...world,
    apps: [{ name: 'prod', appId: 'f'.repeat(32) }],
    isAdmin: async () => true,
    ledger: { of: async (sid: string) => ledgers.get(sid) ?? [] },
    takenOn: { first: async () => undefined },
  };
}

type World = Awaited<ReturnType<typeof fiftyWorkspaces>>;
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
  toldHere,
  takeOn: (place, text, world) => takeOn(place, BY, text, '1.1', world),
  // Does what the button does.
  async share(place, text, world) {
    const found = await status(place, BY, text, world);
    return found.kind === 'status' ? share(place, found.subject.known.recording.sid, BY, world) : found;
  },
  setRule: (place, _, world) => setRule(place, BY, 'all', world),
  removeRule: (place, text, world) => removeRule(place, BY, text, world),
  pauseRule: (place, text, world) => changeRule(place, BY, text, 'pause', world),
  rulesOf: (place, _, world) => rulesOf(place, BY, world),
  watchMatching: (place, text, world) => watchMatching(place, BY, text, world),
  tellAgain: (place, _, world) => tellAgain({ ...place, channel: BY }, world),
  forgetNeverFound: (place, _, world) => forgetNeverFound(place, BY, world),
  async home({ team }, _, world) {
    const surveyed = await survey(team, world);
    return homeOf(surveyed, BY, EVERYTHING, await homeSight(surveyed, BY, world));
  },
};

const team = fc.constantFrom(...TEAMS);
const text = fc
  .tuple(team, fc.nat(PER_TEAM - 1), fc.constantFrom('sid', 'alias', 'prefix', 'part', 'rule'))
  .map(([of, n, how]) => {
    if (how === 'rule') return `rule-${TEAMS.indexOf(of) + 1}`;
    if (how === 'sid') return sidOf(of, n);
    if (how === 'alias') return aliasOf(of, n);
    if (how === 'prefix') return sidOf(of, n).slice(0, 8);
    return `of-${of}`;
  });

/** Workspaces whose recordings, rooms, lessons or rules a text names. */
function teamsIn(said: string): ReadonlySet<string> {
  const named = said.matchAll(/lesson-of-(T\d\d)|room-of-(T\d\d)|"(t\d\d)0\da+[".]|"C-(T\d\d)"/g);
  return new Set([...named].map(([, ...parts]) => (parts.find(Boolean) ?? '').toUpperCase()));
}

/** Makes so many calls in one world. @throws with the smallest call that answered with something of another workspace */
export async function callWithForeignIds(calls: number): Promise<void> {
  const world = await fiftyWorkspaces();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(CALLS)), team, text, async (call, asking, said) => {
      const answer = await CALLS[call]?.(placeOf(asking), said, world);
      // Words of the asker come back as they were said.
      const told = JSON.stringify(answer ?? null).replaceAll(JSON.stringify(said), '""');
      const counts = [...told.matchAll(COUNTS)].map(([, count]) => Number(count));
      return [...teamsIn(told)].every((one) => one === asking) && counts.every((count) => count <= PER_TEAM);
    }),
    { numRuns: calls },
  );
  const watched = world.watching.filter(({ sid, team: of }) => !sid.startsWith(of.toLowerCase()));
  if (watched.length > 0) throw new Error(`${watched[0]?.team} watches ${watched[0]?.sid}`);
  for (const of of TEAMS) {
    const queued = JSON.stringify([world.queued(placeOf(of)), world.queued({ team: of, channel: BY })]);
    const foreign = [...teamsIn(queued)].filter((one) => one !== of);
    if (foreign.length > 0) throw new Error(`${of} is told of ${foreign}`);
  }
}

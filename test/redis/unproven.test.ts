import { expect, it } from 'vitest';
import type { Claim } from '../../src/ports/polling.ts';
import { claimOne, live, openWorld, PROD, register, type World } from './world.ts';

/** One person asks for a thousand recordings that nobody ever saw; those that live are looked at all the same. */

let world: World;

const PERSON = { origin: 'person' } as const;

async function askForInvented(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => register(world, `invented-${n}`, PERSON)));
}

/** Makes so many looks: `living` ones are found, the others are not. */
async function work(looks: number, againMs: number, living: ReadonlySet<string>): Promise<readonly Claim[]> {
  const done: Claim[] = [];
  while (done.length < looks) {
    const claims = await world.claim();
    await Promise.all(
      claims.map(async (claim) => {
        const known = await world.recordings.find(claim.sid);
        if (!known) throw new Error(`${claim.sid} is not known`);
        const seen = living.has(claim.sid) ? live(known) : known;
        const next = { ...seen, version: known.version + 1, lookedAt: Date.now() };
        await world.schedule.commit(claim, known, next, [], false, Date.now() + againMs);
        done.push(claim);
      }),
    );
  }
  return done;
}

const looksAt = (claims: readonly Claim[], sid: string): number =>
  claims.filter((claim) => claim.sid === sid).length;

const FAST = { ...PROD, requestsPerSecond: 100 };
/** Looks that two requests a second make in twenty seconds. */
const TWENTY_SECONDS = 40;

it('a living recording keeps its looks beside a thousand ids that nobody ever saw', async () => {
  world = openWorld({ apps: [FAST] });
  await askForInvented(1_000);
  const known = await register(world, 'living', PERSON);
  const claim = await claimOne(world, 'living');
  await world.schedule.commit(claim, known, { ...live(known), version: 1 }, [], false, Date.now());
  const claims = await work(TWENTY_SECONDS, 0, new Set(['living']));
  expect(looksAt(claims, 'living')).toBeGreaterThanOrEqual(4);
});

it('ids that were never found get at least a tenth, whatever lives', async () => {
  world = openWorld({ apps: [FAST] });
  await askForInvented(100);
  const living = Array.from({ length: 100 }, (_, n) => `living-${n}`);
  for (const sid of living) await register(world, sid);
  const claims = await work(TWENTY_SECONDS, 0, new Set(living));
  const invented = claims.filter(({ sid }) => sid.startsWith('invented')).length;
  expect(invented).toBeGreaterThanOrEqual(Math.floor(claims.length / 10));
  expect(invented).toBeLessThanOrEqual(Math.ceil(claims.length / 10) + 1);
});

it('twenty lessons that a backend registers are all looked at before any invented id is looked at twice', async () => {
  world = openWorld({ apps: [FAST] });
  await askForInvented(1_000);
  const lessons = Array.from({ length: 20 }, (_, n) => `lesson-${n}`);
  for (const sid of lessons) await register(world, sid);
  const claims = await work(TWENTY_SECONDS, 60_000, new Set());
  expect(lessons.filter((sid) => looksAt(claims, sid) === 0)).toEqual([]);
});

it('one that a stop is reported of is no longer among those that were never found', async () => {
  world = openWorld();
  await register(world, 'asked', { ...PERSON, lookIn: 60_000 });
  const unproven = world.keyspace.key('unproven', 'prod');
  expect(await world.redis.zcard(unproven)).toBe(1);
  await world.recordings.said('asked', { stopRequestedAt: Date.now() });
  expect(await world.redis.zcard(unproven)).toBe(0);
});

it('nothing of it stays when it is forgotten', async () => {
  world = openWorld();
  await register(world, 'asked', PERSON);
  await world.recordings.forget('asked', 'Algebra');
  expect(await world.redis.zcard(world.keyspace.key('unproven', 'prod'))).toBe(0);
});

import type { Drafts, Newcomers, Recordings, Rules, Watches } from '../../src/ports/knowing.ts';
import type { Schedule, Sights } from '../../src/ports/polling.ts';
import type { Once } from '../../src/ports/process.ts';
import type { Mutes, Outbox, Pauses } from '../../src/ports/telling.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import { createWorld, recordingOf } from '../flows/world.ts';
import { openWorld, PROD } from '../redis/world.ts';

/** Stores that the flows are tested with or meet in production: the same ports, of which the same is claimed. */
export interface Stores {
  readonly recordings: Recordings;
  readonly schedule: Schedule;
  readonly watches: Watches;
  readonly rules: Rules;
  readonly mutes: Mutes;
  readonly outbox: Outbox;
  readonly pauses: Pauses;
  readonly sights: Sights;
  readonly once: Pick<Once, 'first' | 'seen' | 'forget'>;
  readonly drafts: Drafts;
  readonly newcomers: Newcomers;
  /** The only app. */
  readonly app: string;
  readonly now: () => Instant;
  /** Returns in a later millisecond. */
  tick(): Promise<void>;
}

function inMemory(): Stores {
  const world = createWorld();
  return { ...world, app: 'default', tick: async () => world.pass(1) };
}

function onRedis(): Stores {
  const world = openWorld();
  return {
    ...world,
    app: PROD.name,
    now: Date.now,
    async tick() {
      for (const before = Date.now(); Date.now() === before; ) await world.redis.ping();
    },
  };
}

/** Rows for `describe.each`: where the stores are, and how one test gets empty ones. */
export const STORES: readonly (readonly [where: string, open: () => Stores])[] = [
  ['in memory', inMemory],
  ['on Redis', onRedis],
];

export const HERE: Place = { team: 'T1', channel: 'C1' };
export const THERE: Place = { team: 'T1', channel: 'C2' };
export const SID = '38f8e3cf7b21';

export const first = ({ app, now }: Stores, sid: string, more: Partial<Recording> = {}): Known =>
  unseen(recordingOf(sid, { app, registeredAt: now(), expiresAt: now() + 3_600_000, ...more }));

/** Makes a recording known to a workspace. */
export async function register(
  stores: Stores,
  sid = SID,
  more: Partial<Recording> = {},
  team = HERE.team,
): Promise<'new' | 'known' | 'replaced'> {
  return stores.recordings.register(first(stores, sid, more), stores.now(), team);
}

/** Registers a recording and has a place watch it, whose card is told. */
export async function watched(stores: Stores, sid = SID, place = HERE, owner = 'U1'): Promise<void> {
  await register(stores, sid);
  await stores.watches.put({ ...place, sid, owner, since: stores.now() });
  await tellAll(stores, place);
}

/** Takes the deliveries of a place one by one, telling each at once. @returns what each was, in short */
export async function tellAll({ outbox }: Stores, place = HERE): Promise<readonly string[]> {
  const told: string[] = [];
  for (let batch = await outbox.take(place); batch; batch = await outbox.take(place)) {
    const [delivery] = batch.deliveries;
    const isCard = delivery.kind === 'recording' && delivery.news.length === 0;
    told.push(isCard ? `card of ${delivery.sid}` : delivery.id);
    await outbox.settle(batch, 0);
  }
  return told;
}

/** One look that finds the recording live, and has that written. */
export async function look(stores: Stores, sid = SID): Promise<'committed' | 'fenced'> {
  const claim = await stores.schedule.claimOne(sid, stores.app);
  const [known] = await stores.recordings.findAll([sid]);
  if (claim === 'busy' || !known) throw new Error(`${sid} cannot be looked at`);
  return stores.schedule.commit(claim, known, live(stores, known), [], true, stores.now() + 30_000);
}

export const live = ({ now }: Stores, known: Known): Known => ({
  ...known,
  phase: 'recording',
  reached: 'recording',
  status: 5,
  lookedAt: now(),
});

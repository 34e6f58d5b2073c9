import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { inject, onTestFinished } from 'vitest';
import type { Claim } from '../../src/ports/polling.ts';
import type { Log } from '../../src/ports/process.ts';
import type { Batch } from '../../src/ports/telling.ts';
import { type Known, unseen } from '../../src/recording/known.ts';
import type { News } from '../../src/recording/news.ts';
import type { Instant, Recording } from '../../src/recording/recording.ts';
import type { Delivery } from '../../src/recording/telling/delivery.ts';
import type { Place } from '../../src/recording/watching/place.ts';
import type { Keyspace } from '../../src/redis/connection/keyspace.ts';
import { openKeyspace } from '../../src/redis/open-keyspace.ts';
import type { PolledApp } from '../../src/redis/polling/apps.ts';
import { createLeases, type Leases } from '../../src/redis/polling/leases.ts';
import { createPlanner, type Planner, type PlannerOptions } from '../../src/redis/polling/planner.ts';
import { openStores, type Stores } from '../../src/redis/stores.ts';

export const PROD: PolledApp = { name: 'prod', credential: 'customer-1', requestsPerSecond: 2 };

/** A signal that never aborts. */
export const NEVER = new AbortController().signal;

export const HERE: Place = { team: 'T1', channel: 'C1' };
export const THERE: Place = { team: 'T1', channel: 'C2' };

/** One bot's data on the real server, under a prefix that nobody else has. */
export interface World extends Stores {
  readonly keyspace: Keyspace;
  /** Prefix of another process of the same bot. */
  readonly prefix: string;
  readonly redis: Redis;
  readonly planner: Planner;
  readonly leases: Leases;
  /** One round of planning. */
  claim(): Promise<readonly Claim[]>;
  readonly apps: readonly PolledApp[];
  /** Milliseconds until the next look of a recording, or `undefined` when none is due. */
  dueIn(sid: string, app?: string): Promise<number | undefined>;
  /** Takes the deliveries of a place one by one, telling each at once. */
  tellAll(place?: Place): Promise<readonly string[]>;
  /** Takes what is to be told there next; throws where there is nothing. */
  take(place?: Place): Promise<Batch>;
  /** Comes by itself when the test is over. */
  close(): Promise<void>;
}

export const randomPrefix = (): string => `test-${randomBytes(6).toString('hex')}`;

export function openWorld(
  options: Partial<PlannerOptions> & {
    readonly apps?: readonly PolledApp[];
    readonly prefix?: string;
    readonly url?: string;
  } = {},
): World {
  const { apps = [PROD], prefix = randomPrefix(), url = inject('redisUrl'), leaseMs = 60_000 } = options;
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const keyspace = openKeyspace(redis, prefix);
  const leases = createLeases(keyspace, createTestLog(), { leaseMs });
  const stores = openStores(keyspace, apps, Date.now, leases);
  const planner = createPlanner(keyspace, apps, { ...options, leaseMs });
  // A server of the test's own may be gone by then, with all that it held.
  let holds = options.url === undefined;
  const close = async (): Promise<void> => {
    if (holds) await forget(redis, keyspace.tag);
    holds = false;
    redis.disconnect();
  };
  onTestFinished(close);
  return {
    ...stores,
    keyspace,
    prefix,
    redis,
    apps,
    planner,
    leases,
    claim: async () => (await planner.round()).claims,
    async dueIn(sid, app = PROD.name) {
      const at = await redis.zscore(keyspace.key('due', app), sid);
      return at === null ? undefined : Number(at) - Date.now();
    },
    async tellAll(place = HERE) {
      const told: string[] = [];
      for (let batch = await stores.outbox.take(place); batch; batch = await stores.outbox.take(place)) {
        told.push(batch.deliveries[0].id);
        await stores.outbox.settle(batch, 0);
      }
      return told;
    },
    async take(place = HERE) {
      const batch = await stores.outbox.take(place);
      if (!batch) throw new Error('nothing to take');
      return batch;
    },
    close,
  };
}

async function forget(redis: Redis, tag: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `${tag}:*`, count: 1_000 })) {
    if (keys.length > 0) await redis.unlink(...keys);
  }
}

const RESOURCE_ID = 'r'.repeat(250);

export function recording(sid: string, more: Partial<Recording> = {}): Recording {
  const registeredAt = Date.now();
  return {
    sid,
    app: PROD.name,
    resourceId: RESOURCE_ID,
    mode: 'mix',
    registeredAt,
    expiresAt: registeredAt + 72 * 3_600_000,
    ...more,
  };
}

/** Registers a recording whose first look is due now; a backend's, unless `origin` says otherwise. */
export async function register(
  world: Stores,
  sid: string,
  more: Partial<Recording> & { readonly team?: string; readonly lookIn?: number } = {},
): Promise<Known> {
  const { team = HERE.team, lookIn = 0, ...rest } = more;
  const first = unseen(recording(sid, { origin: 'backend', ...rest }));
  await world.recordings.register(first, Date.now() + lookIn, team);
  return first;
}

/** A result of a look: the recording is live. */
export const live = (known: Known): Known => ({
  ...known,
  phase: 'recording',
  reached: 'recording',
  status: 5,
  lookedAt: Date.now(),
});

/** A result of a look: the recording has ended, and nobody looks at it again. */
export const ended = (known: Known) => ({ ...live(known), phase: 'ended', final: true }) as const;

interface Look {
  /** Its result; the recording live unless something else is said. */
  readonly next?: Known;
  /** A claim from before; its own one unless it is said. */
  readonly claim?: Claim;
  readonly news?: readonly News[];
  readonly show?: boolean | 'older';
  /** When it is to be looked at again: at once, or never when it is final. */
  readonly again?: Instant;
}

/** One look at a recording that was judged from `known`. */
export async function look(world: Stores, known: Known, found: Look = {}): Promise<'committed' | 'fenced'> {
  const { next = live(known), news = [], show = false } = found;
  const claim = found.claim ?? (await claimOne(world, known.recording.sid));
  const again = next.final ? undefined : (found.again ?? Date.now());
  return world.schedule.commit(claim, known, next, news, show, again);
}

export async function claimOne(world: Stores, sid: string): Promise<Claim> {
  const claim = await world.schedule.claimOne(sid, PROD.name);
  if (claim === 'busy') throw new Error(`${sid} is busy`);
  return claim;
}

export const watchOf = (sid: string, place: Place = HERE) =>
  ({ ...place, sid, owner: 'U1', since: 1 }) as const;

/** Watches and tells the card, so that the outbox of the place is empty again. */
export async function watch(world: World, sid: string, place: Place = HERE): Promise<void> {
  await world.watches.put(watchOf(sid, place));
  await world.tellAll(place);
}

/** A message without news. */
export const share = (id: string, sid = 's'): Delivery => ({ id, kind: 'share', sid, at: 1, by: 'U1' });

/** News that a channel is told. */
export const STUCK: News = { kind: 'stuck_ready', since: 1 };

/** News of a recording; without any, an edit of its card. */
export const newsOf = (sid: string, news: readonly News[] = [STUCK], id = `${sid}.1`): Delivery => ({
  id,
  kind: 'recording',
  sid,
  at: 1,
  news,
});

export interface Line {
  readonly outcome: string;
  readonly facts: Record<string, unknown>;
}

/** A log that can be read. */
export function createTestLog(): Log & { readonly lines: Line[]; outcomes(): readonly string[] } {
  const lines: Line[] = [];
  const note = (facts: Record<string, unknown>, outcome: string) => {
    lines.push({ outcome, facts });
  };
  return { lines, info: note, warn: note, error: note, outcomes: () => lines.map(({ outcome }) => outcome) };
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Claim } from '../../ports/polling.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { placeOf } from '../connection/place.ts';
import { pairsIn } from '../connection/scripts/pairs.ts';
import { limitsOf, type PolledApp, windowOf } from './apps.ts';

/** A dark app gets one probe per this interval, in milliseconds. */
const PROBE_MS = 15_000;

/** Most claims, configured apps and places of one round, whose scripts hold up Redis for as long as they run. */
const CLAIMS_PER_ROUND = 250;
const APPS_PER_ROUND = 250;
const LANES_PER_ROUND = 200;

/** Recordings that one script puts back, and recordings that one script forgets. */
const RECONCILE_SLICE = 500;
const PURGE_SLICE = 100;

/** Milliseconds that a script answers; empty text means never. */
const Until = z.string().transform((text) => (text === '' ? Number.POSITIVE_INFINITY : Number(text)));
const Outlook = z.tuple([z.coerce.number(), Until, z.array(z.string()), z.array(z.string())]);
const Claimed = z.tuple([Until]).rest(z.string());
const Count = z.number();

export interface PlannerOptions {
  /** Time for which a claim holds without a heartbeat, in milliseconds. */
  readonly leaseMs: number;
  /** Milliseconds between two looks at a dark app; tests only. */
  readonly probeMs?: number;
}

/** A place that may be told something. */
export interface LaneDue {
  readonly place: Place;
  /** Since when, by the clock of Redis. */
  readonly since: string;
  /** Number of jobs for it that have not come about, perhaps because a worker died. */
  readonly missed: number;
}

/** Result of one round of planning. */
interface Round {
  readonly claims: readonly Claim[];
  readonly lanes: readonly LaneDue[];
  /** Milliseconds until there is something to do next; infinite if nothing is planned. */
  readonly nextInMs: number;
}

/**
 * Reads our own table of recordings and outboxes that are due. Every worker process does so, without a leader: one
 * atomic script claims, so no two processes claim the same recording.
 */
export interface Planner {
  /**
   * Claims due recordings, earliest first, for each app up to its window and its budget.
   * @param room limit of claims
   * @param roomSoon limit of those that are not due yet
   */
  round(room?: number, roomSoon?: number): Promise<Round>;
  /** Gives back a claim that nobody has begun. The recording keeps its place in the order. */
  giveBack(claim: Claim): Promise<void>;
  /** Puts back recordings that are missing in the timetables; answers how many. */
  reconcile(): Promise<number>;
  /** Forgets recordings that finished longer ago than this, in milliseconds; answers how many. */
  purge(historyMs: number): Promise<number>;
}

export function createPlanner(
  { redis, key, run, clock }: Keyspace,
  apps: readonly PolledApp[],
  { leaseMs, probeMs = PROBE_MS }: PlannerOptions,
): Planner {
  const limits = limitsOf(apps);
  const settings = new Map(
    apps.map((app) => {
      const limit = limits.get(app.name);
      return [app.name, limit ? [app.name, windowOf(app), limit.budget, limit.intervalMs] : []];
    }),
  );
  /** Number of apps on the agenda that are no longer configured. They stay on it, because they may come back. */
  let unconfigured = 0;

  async function claim(
    due: readonly string[],
    most: number,
    mostSoon: number,
  ): Promise<Pick<Round, 'claims' | 'nextInMs'>> {
    const args = due.flatMap((app) => settings.get(app) ?? []);
    const seed = randomUUID();
    const answer = await run('polling/claim', most, leaseMs, seed, probeMs, mostSoon, ...args);
    const [nextInMs, ...flat] = Claimed.parse(answer);
    return { claims: claimsIn(flat), nextInMs };
  }

  return {
    async round(room = CLAIMS_PER_ROUND, roomSoon = room) {
      const askedAt = performance.now();
      const answer = await run('polling/outlook', APPS_PER_ROUND + unconfigured, LANES_PER_ROUND);
      const [at, upcomingInMs, onAgenda, flat] = Outlook.parse(answer);
      clock.told(at, askedAt);
      const due = onAgenda.filter((app) => settings.has(app));
      unconfigured = onAgenda.length - due.length;
      const lanes = lanesIn(flat, at);
      if (due.length === 0 || room <= 0) return { claims: [], lanes, nextInMs: upcomingInMs };
      const { claims, nextInMs } = await claim(due, Math.min(room, CLAIMS_PER_ROUND), Math.max(0, roomSoon));
      // `nextInMs` may be about an app that is no longer configured.
      return { claims, lanes, nextInMs: unconfigured > 0 ? upcomingInMs : Math.min(upcomingInMs, nextInMs) };
    },

    async giveBack({ sid, app, token }) {
      await run('polling/release', sid, app, token, '');
    },

    async reconcile() {
      const names = apps.map(({ name }) => name);
      if ((await run('polling/balance', 0, ...names)) === 'balanced') return 0;
      const beginning = key('rec', '');
      let putBack = 0;
      let cursor = '0';
      do {
        const [next, keys] = await redis.scan(cursor, 'MATCH', `${beginning}*`, 'COUNT', RECONCILE_SLICE);
        const sids = keys.map((one) => one.slice(beginning.length));
        if (sids.length > 0) putBack += Count.parse(await run('polling/reconcile', ...sids));
        cursor = next;
      } while (cursor !== '0');
      await run('polling/balance', 1, ...names);
      return putBack;
    },

    async purge(historyMs) {
      let purged = 0;
      for (;;) {
        const slice = Count.parse(await run('polling/purge', historyMs, PURGE_SLICE));
        purged += slice;
        if (slice < PURGE_SLICE) return purged;
      }
    },
  };
}

/** Values of one claim in the answer of the script. */
const PARTS = 5;

/** Reads claims, and sorts them by the moment of their request, so that those of one job are sent together. */
function claimsIn(flat: readonly string[]): readonly Claim[] {
  const claims = flat.flatMap((sid, index) => {
    if (index % PARTS !== 0) return [];
    const [app = '', token = '', slot = '', due = ''] = flat.slice(index + 1, index + PARTS);
    return [{ sid, app, token, ...(slot === '' ? { due: Number(due) } : { slot: Number(slot) }) }];
  });
  return claims.toSorted((one, other) => momentOf(one) - momentOf(other));
}

const momentOf = ({ slot, due }: Claim): number => slot ?? due ?? 0;

/**
 * Milliseconds after which a place that is still due gets another job: a worker may have died between taking the job
 * and taking the place, which BullMQ notices only after half a minute.
 */
const MISSED_MS = 3_000;

/** Number of jobs missed since then. The time doubles with each, so that places of busy workers do not fill the queue. */
const missedSince = (since: string, now: number): number =>
  Math.floor(Math.log2(1 + Math.max(0, now - Number(since)) / MISSED_MS));

const lanesIn = (flat: readonly string[], now: number): readonly LaneDue[] =>
  pairsIn(flat).map(([lane, since]) => ({ place: placeOf(lane), since, missed: missedSince(since, now) }));

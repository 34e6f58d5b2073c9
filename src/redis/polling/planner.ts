import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Claim } from '../../ports/polling.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { placeOf } from '../connection/place.ts';
import { limitsOf, type PolledApp, windowOf } from './apps.ts';

/** Of an app of which nothing can be seen, one look in so long finds out whether it can be seen again. */
const PROBE_MS = 15_000;

const CLAIMS_PER_ROUND = 250;
const APPS_PER_ROUND = 250;
const LANES_PER_ROUND = 200;
const RECONCILE_SLICE = 500;
const PURGE_SLICE = 100;

/** A script says in how many milliseconds, or nothing when it knows of nothing. */
const Until = z.string().transform((text) => (text === '' ? Number.POSITIVE_INFINITY : Number(text)));
const Outlook = z.tuple([z.coerce.number(), Until, z.array(z.string()), z.array(z.string())]);
const Claimed = z.tuple([Until]).rest(z.string());
const Count = z.number();

export interface PlannerOptions {
  /** For how long a claim holds without a sign of life. */
  readonly leaseMs: number;
  readonly probeMs?: number;
}

/** A place that may be told something, since this moment (by the clock of Redis). */
export interface LaneDue {
  readonly place: Place;
  readonly since: string;
}

/** What one round of planning found. */
export interface Round {
  readonly claims: readonly Claim[];
  readonly lanes: readonly LaneDue[];
  /** Milliseconds until there is next something to do; infinite when nothing is planned. */
  readonly nextInMs: number;
}

/**
 * Which recording is due when, and which outbox, is in our own table; this reads it. It runs in every worker process
 * without a leader: claims are one atomic script, so that two processes can never claim the same recording. A round
 * costs what is due, not what exists.
 */
export interface Planner {
  /**
   * Claims what is due, earliest first, for each app up to its window and its budget.
   * @param room how many claims at most; with none left, what is due waits where the order is kept
   */
  round(room?: number): Promise<Round>;
  /** A claim that nobody has taken up has its old place again. */
  giveBack(claim: Claim): Promise<void>;
  /** Puts back what should be scheduled and is not; answers how many that were. */
  reconcile(): Promise<number>;
  /** Forgets what finished longer ago than this, in milliseconds; answers how many that were. */
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
  /** Apps on the agenda that are configured no longer. They keep their place, for the day they come back. */
  let strangers = 0;

  async function claim(due: readonly string[], most: number): Promise<Pick<Round, 'claims' | 'nextInMs'>> {
    const args = due.flatMap((app) => settings.get(app) ?? []);
    const seed = randomUUID();
    const answer = await run('polling/claim', most, leaseMs, seed, probeMs, ...args);
    const [nextInMs, ...flat] = Claimed.parse(answer);
    return { claims: claimsIn(flat), nextInMs };
  }

  return {
    async round(room = CLAIMS_PER_ROUND) {
      const askedAt = performance.now();
      const answer = await run('polling/outlook', APPS_PER_ROUND + strangers, LANES_PER_ROUND);
      const [at, upcomingInMs, onAgenda, flat] = Outlook.parse(answer);
      clock.told(at, askedAt);
      const due = onAgenda.filter((app) => settings.has(app));
      strangers = onAgenda.length - due.length;
      const lanes = lanesIn(flat);
      if (due.length === 0 || room <= 0) return { claims: [], lanes, nextInMs: upcomingInMs };
      const { claims, nextInMs } = await claim(due, Math.min(room, CLAIMS_PER_ROUND));
      // With a stranger first on the agenda, it says nothing about the others.
      return { claims, lanes, nextInMs: strangers > 0 ? upcomingInMs : Math.min(upcomingInMs, nextInMs) };
    },

    async giveBack({ sid, app, token }) {
      await run('polling/release', sid, app, token, '');
    },

    async reconcile() {
      let putBack = 0;
      let cursor = '0';
      do {
        const [next, sids] = await redis.sscan(key('live'), cursor, 'COUNT', RECONCILE_SLICE);
        if (sids.length > 0) putBack += Count.parse(await run('polling/reconcile', ...sids));
        cursor = next;
      } while (cursor !== '0');
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

const PARTS = 5;

/** In the order in which they are to be sent, so that those of one job are sent together. */
function claimsIn(flat: readonly string[]): readonly Claim[] {
  const claims = flat.flatMap((sid, index) => {
    if (index % PARTS !== 0) return [];
    const [app = '', token = '', slot = '', due = ''] = flat.slice(index + 1, index + PARTS);
    return [{ sid, app, token, ...(slot === '' ? { due: Number(due) } : { slot: Number(slot) }) }];
  });
  return claims.toSorted((one, other) => momentOf(one) - momentOf(other));
}

const momentOf = ({ slot, due }: Claim): number => slot ?? due ?? 0;

function lanesIn(flat: readonly string[]): readonly LaneDue[] {
  return flat.flatMap((lane, index) => {
    const since = flat[index + 1];
    return index % 2 === 0 && since !== undefined ? [{ place: placeOf(lane), since }] : [];
  });
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Claim, Schedule } from '../../ports/polling.ts';
import type { Clock } from '../../ports/process.ts';
import { lesson } from '../../recording/ending/reporting.ts';
import { lookRankOf } from '../../recording/pacing/cadence.ts';
import { lookBetween } from '../../recording/summing/shows.ts';
import type { Keyspace } from '../connection/keyspace.ts';
import { fieldsIn } from '../connection/scripts/pairs.ts';
import { together } from '../connection/scripts/together.ts';
import { LETTER } from '../hearing/reports.ts';
import { createRuling } from '../knowing/ruling.ts';
import { decodeKnown } from '../knowing/stored/decode-known.ts';
import { encodeKnown } from '../knowing/stored/encode-known.ts';
import { encodeNews } from '../telling/stored/delivery-codec.ts';
import { limitsOf, type PolledApp } from './apps.ts';
import type { Leases } from './leases.ts';
import { createAlarm, createGate, missed, until } from './punctual.ts';
import { decodeSight } from './sights.ts';

/** Moment, fields and values of `<tag>:rec:<sid>`, value of `<tag>:known:<sid>`, sight of the app. */
const Begun = z.compile(z.tuple([z.coerce.number(), z.array(z.string()), z.string(), z.string()]).nullable());

/**
 * Looks begin, and answers are judged, at multiples of so many milliseconds, several in one call and by one timer: a
 * process that wakes up for one look spends most of its time on waking up (ADR 18).
 */
const BEGIN_STEP_MS = 50;
const JUDGE_STEP_MS = 100;

/** Number of answers that do not wait for the next step, because judging many in a row would delay requests. */
const ENOUGH = 25;

/** The first multiple of `stepMs` at or after a moment. */
const stepFrom = (moment: number, stepMs: number): number => Math.ceil(moment / stepMs) * stepMs;

/**
 * Stores when each recording is looked at next, and by whom.
 * @param now the clock of `nextLook`. Only the difference to it is sent, so that a wrong clock does no harm
 */
export function createSchedule(
  keyspace: Keyspace,
  apps: readonly PolledApp[],
  now: Clock,
  leases: Leases,
): Schedule {
  const { run, clock } = keyspace;
  const rulingOf = createRuling(keyspace, now);
  const limits = limitsOf(apps);
  const alarm = createAlarm(clock, leases.ending);
  const answered = createGate(() => alarm(stepFrom(clock.now() ?? 0, JUDGE_STEP_MS)), ENOUGH);
  const beginTogether = together(keyspace, 'polling/begin');
  const commitTogether = together(keyspace, 'polling/commit');

  async function take({ sid, app, token, due = 0 }: Claim, slot: number | undefined) {
    const limit = limits.get(app);
    if (!limit) throw new Error(`No Agora app is named ${app}`);
    const { budget, intervalMs } = limit;
    const answer = await beginTogether(sid, app, token, leases.leaseMs, slot ?? '', due, budget, intervalMs);
    const begun = Begun.parse(answer);
    if (!begun) return undefined;
    const [moment, fields, body, sight] = begun;
    return { moment, fields, body, sight };
  }

  const untilLook = (nextLook: number): number => Math.max(0, nextLook - now());
  return {
    async begin(claim, signal) {
      const { sid, slot, due = 0 } = claim;
      signal.throwIfAborted();
      if (slot === undefined) await alarm(stepFrom(due, BEGIN_STEP_MS));
      // The next process takes what this one has claimed and not begun.
      if (leases.ending.aborted) leases.abandon(claim);
      // The alarm is that of others too, and does not end when this look is stopped.
      signal.throwIfAborted();
      let begun = await take(claim, slot);
      if (begun?.fields.length === 0) {
        await until(clock, begun.moment, signal);
        begun = await take(claim, slot);
      }
      if (!begun) return undefined;
      await until(clock, begun.moment, signal);
      if (missed(clock, begun.moment)) {
        begun = await take(claim, begun.moment);
        if (!begun) return undefined;
        await until(clock, begun.moment, signal);
      }
      const { moment, fields, body, sight } = begun;
      const stored = fieldsIn(fields);
      const lateMs = Math.max(0, moment - Number(stored.due ?? moment));
      return { known: decodeKnown(sid, stored, body), sight: decodeSight(sight), lateMs };
    },

    answered,

    async commit(claim, known, next, news, show, nextLook) {
      const { sid, app, token } = claim;
      const version = known.version + 1;
      const at = lookBetween(known, next) ?? now();
      const delivery = news.length > 0 || show === true ? encodeNews(sid, version, at, news) : show || '';
      const delay = nextLook === undefined ? '' : untilLook(nextLook);
      const learnt = lesson(known, next);
      const body = encodeKnown(next);
      const write = async () => {
        const { editions, watches } = await rulingOf(known, next);
        return commitTogether(
          sid,
          app,
          token,
          known.version,
          version,
          body,
          delivery,
          delay,
          lookRankOf(next, at),
          editions,
          learnt ? LETTER[learnt] : '',
          ...watches,
        );
      };
      let written = await write();
      // The rules have changed since they were read.
      while (written === 2) written = await write();
      leases.drop(claim);
      if (written !== 1) return 'fenced';
      return 'committed';
    },

    /** A lease that has run out needs no release. */
    async release(claim, nextLook) {
      leases.drop(claim);
      await run(
        'polling/release',
        claim.sid,
        claim.app,
        claim.token,
        nextLook === undefined ? '' : untilLook(nextLook),
      );
    },

    async claimOne(sid, app): Promise<Claim | 'busy'> {
      const claim = { sid, app, token: randomUUID() };
      const outcome = await run('polling/claim-one', sid, app, claim.token, leases.leaseMs);
      if (outcome === 'unknown') throw new Error(`App ${app} has no recording ${sid}`);
      if (outcome !== 'claimed') return 'busy';
      leases.keep(claim);
      return claim;
    },
  };
}

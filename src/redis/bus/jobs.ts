import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Claim } from '../../ports/polling.ts';
import type { Log, Signal } from '../../ports/process.ts';
import type { Place } from '../../recording/watching/place.ts';
import { laneOf } from '../connection/place.ts';
import type { Leases } from '../polling/leases.ts';
import type { LaneDue } from '../polling/planner.ts';
import { StaleBatch } from '../telling/outbox.ts';

/** A job of BullMQ. Our own table knows what it is about, so nothing of it is kept when it is over. */
interface JobOrder {
  readonly name: string;
  readonly data: readonly Claim[] | Place;
  readonly opts: {
    /** BullMQ drops a job whose id is that of one that has not ended. */
    readonly jobId: string;
    readonly attempts: 1;
    readonly removeOnComplete: true;
    /** A failed job that is kept would make BullMQ drop every later one with its id, silently. */
    readonly removeOnFail: true;
  };
}

const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

// BullMQ refuses ids that hold a colon or only digits.

/**
 * Looks per job at most. A worker takes its jobs one by one, so looks that were claimed together are spread
 * over several jobs.
 */
const HANDFUL = 25;

/** Puts claims into jobs of up to `HANDFUL` looks: a job for each look would cost as much as the look. */
export const pollJobs = (claims: readonly Claim[]): JobOrder[] =>
  claims.flatMap(({ token }, index) =>
    index % HANDFUL === 0
      ? [
          {
            name: 'poll',
            data: claims.slice(index, index + HANDFUL),
            opts: { jobId: `poll-${token}`, ...ONCE },
          },
        ]
      : [],
  );

/**
 * The moment is part of the id, and how often a job was missed: one that a dead worker left behind does not keep the
 * place from being told.
 */
export const deliverJob = ({ place, since, missed }: LaneDue): JobOrder => ({
  name: 'deliver',
  data: place,
  opts: { jobId: `lane-${encodeURIComponent(laneOf(place))}-${since}-${missed}`, ...ONCE },
});

const Claims = z.array(
  z.object({
    sid: z.string(),
    app: z.string(),
    token: z.string(),
    slot: z.number().exactOptional(),
    due: z.number().exactOptional(),
  }),
);
export const claimsOf = (job: Job): readonly Claim[] => Claims.parse(job.data);

const PlaceData = z.object({ team: z.string(), channel: z.string() });

export interface PollWork {
  readonly log: Log;
  readonly leases: Leases;
  readonly poll: (claim: Claim, signal: Signal) => Promise<void>;
}

/** Takes the looks of a job side by side. A look that fails comes back when the lease of its claim runs out. */
export async function pollWork(job: Job, work: PollWork): Promise<void> {
  await Promise.all(claimsOf(job).map((claim) => lookWork(claim, work)));
}

async function lookWork(claim: Claim, { log, leases, poll }: PollWork): Promise<void> {
  try {
    await poll(claim, leases.keep(claim));
  } catch (error) {
    log.error({ sid: claim.sid, app: claim.app, why: reasonOf(error) }, 'pollFailed');
  } finally {
    leases.drop(claim);
  }
}

export interface DeliverWork {
  readonly log: Log;
  readonly deliver: (place: Place) => Promise<void>;
}

/**
 * Makes one attempt at the first delivery of a place. A delivery that fails stays first until it is settled.
 */
export async function deliverWork(job: Job, { log, deliver }: DeliverWork): Promise<void> {
  const place = PlaceData.parse(job.data);
  try {
    await deliver(place);
  } catch (error) {
    if (error instanceof StaleBatch) {
      log.warn({ ...place }, 'laneTakenOver');
      return;
    }
    log.error({ ...place, why: reasonOf(error) }, 'deliverFailed');
    throw error;
  }
}

/** Gives name and message only, because an error of a client may carry its whole request. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

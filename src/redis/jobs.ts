import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Claim, Log, Place } from '../ports.ts';
import type { Leases } from './leases.ts';
import { StaleBatch } from './outbox.ts';
import { laneOf } from './place.ts';
import type { LaneDue } from './planner.ts';

/** A job of BullMQ. What it is about is in our own table, so nothing is kept of it when it is over. */
interface JobOrder {
  readonly name: string;
  readonly data: Claim | Place;
  readonly opts: {
    /** A second job with the id of one that has not ended is dropped by BullMQ. */
    readonly jobId: string;
    readonly attempts: 1;
    readonly removeOnComplete: true;
    /** A failed job that is kept would swallow every later one with its id, without a word. */
    readonly removeOnFail: true;
  };
}

const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

// BullMQ refuses ids that hold a colon or only digits.

export const pollJob = (claim: Claim): JobOrder => ({
  name: 'poll',
  data: claim,
  opts: { jobId: `poll-${claim.token}`, ...ONCE },
});

/** With the moment in its id, what a dead worker left behind does not stand in the way of the next attempt. */
export const deliverJob = ({ place, since }: LaneDue): JobOrder => ({
  name: 'deliver',
  data: place,
  opts: { jobId: `lane-${encodeURIComponent(laneOf(place))}-${since}`, ...ONCE },
});

const ClaimData = z.object({
  sid: z.string(),
  app: z.string(),
  token: z.string(),
  slot: z.number().exactOptional(),
});
export const claimOf = (job: Job): Claim => ClaimData.parse(job.data);

const PlaceData = z.object({ team: z.string(), channel: z.string() });

export interface PollWork {
  readonly log: Log;
  readonly leases: Leases;
  readonly poll: (claim: Claim, signal: AbortSignal) => Promise<void>;
}

/** One look. Whatever goes wrong, the recording comes back when the lease of its claim runs out. */
export async function pollWork(job: Job, { log, leases, poll }: PollWork): Promise<void> {
  const claim = claimOf(job);
  try {
    await poll(claim, leases.keep(claim));
  } catch (error) {
    log.error({ sid: claim.sid, app: claim.app, why: reasonOf(error) }, 'pollFailed');
    throw error;
  } finally {
    leases.drop(claim);
  }
}

export interface DeliverWork {
  readonly log: Log;
  readonly deliver: (place: Place) => Promise<void>;
}

/** One attempt at the first delivery of a place. Whatever goes wrong, it stays the first until it is settled. */
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

/** Name and message only: an error of a client may carry its whole request. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Claim, Log, Place } from '../ports.ts';
import { StaleBatch } from './outbox.ts';
import { laneOf } from './place.ts';
import type { Turn } from './planner.ts';

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

// Named for the turn and not for the place, or the job of a killed worker would keep the place silent until
// BullMQ finds it stalled, long after the lease of its outbox has run out.
export const deliverJob = ({ place, at }: Turn): JobOrder => ({
  name: 'deliver',
  data: place,
  opts: { jobId: `lane-${encodeURIComponent(laneOf(place))}-${at}`, ...ONCE },
});

const ClaimData = z.object({ sid: z.string(), app: z.string(), token: z.string() });
const PlaceData = z.object({ team: z.string(), channel: z.string() });

export interface PollWork {
  readonly log: Log;
  readonly holds: (claim: Claim) => Promise<boolean>;
  readonly poll: (claim: Claim, signal: AbortSignal) => Promise<void>;
  /** Looks under way, so that a stop that can wait no longer may abort them. */
  readonly inHand: Set<AbortController>;
  readonly leaseMs: number;
}

/** One look. Whatever goes wrong, the recording comes back when the lease of its claim runs out. */
export async function pollWork(job: Job, { log, holds, poll, inHand, leaseMs }: PollWork): Promise<void> {
  const claim = ClaimData.parse(job.data);
  // It may have waited in the queue while no worker ran; asking Agora for nothing would cost somebody's quota.
  if (!(await holds(claim))) {
    log.info({ sid: claim.sid, app: claim.app }, 'claimGone');
    return;
  }
  const controller = new AbortController();
  const lease = setTimeout(() => controller.abort(), leaseMs);
  inHand.add(controller);
  try {
    await poll(claim, controller.signal);
  } catch (error) {
    log.error({ sid: claim.sid, app: claim.app, why: reasonOf(error) }, 'pollFailed');
    throw error;
  } finally {
    clearTimeout(lease);
    inHand.delete(controller);
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

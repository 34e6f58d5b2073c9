import type { Job } from 'bullmq';
import { z } from 'zod';
import type { Claim } from '../../ports/polling.ts';
import type { Log, Signal } from '../../ports/process.ts';
import type { Place } from '../../recording/watching/place.ts';
import { laneOf } from '../connection/place.ts';
import type { Leases } from '../polling/leases.ts';
import type { LaneDue } from '../polling/planner.ts';
import { StaleBatch } from '../telling/outbox.ts';

/** A job to be added to a queue. BullMQ drops it if another job with its id exists, and refuses ids with a colon. */
interface JobOrder {
  readonly name: string;
  readonly data: readonly Claim[] | Place;
  readonly opts: { readonly jobId: string } & typeof ONCE;
}

/** Nothing is kept of a job: our own table has the truth, and a kept job would block later ones with its id. */
const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** Limit of looks per job: so few that looks claimed together are spread over several workers. */
const HANDFUL = 25;

/** Puts claims into jobs of up to `HANDFUL` looks: one job per look would cost as much as the look. */
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

/** Makes the job for a place. Its id has the moment and `missed`, so that no job of a dead worker can block it. */
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

/** The work that jobs order. */
export interface Work {
  /** The leases with which the stores of `poll` were opened. */
  readonly leases: Leases;
  /**
   * Looks at one recording. The signal aborts when the lease is lost, when a stop can wait no longer, and at a stop if the
   * look has not begun.
   */
  readonly poll: (claim: Claim, signal: Signal) => Promise<void>;
  /** Tells a place the first of the deliveries that wait for it. */
  readonly deliver: (place: Place) => Promise<void>;
}

/** Takes the looks of a job in parallel. A look that fails comes back when its lease runs out. */
export async function pollWork(job: Job, { leases, poll }: Work, log: Log): Promise<void> {
  const look = async (claim: Claim): Promise<void> => {
    try {
      await poll(claim, leases.keep(claim));
    } catch (error) {
      log.error({ sid: claim.sid, app: claim.app, error }, 'pollFailed');
    } finally {
      leases.drop(claim);
    }
  };
  await Promise.all(claimsOf(job).map(look));
}

/** Makes one attempt at the first delivery of a place. */
export async function deliverWork(job: Job, { deliver }: Work, log: Log): Promise<void> {
  const place = PlaceData.parse(job.data);
  try {
    await deliver(place);
  } catch (error) {
    if (error instanceof StaleBatch) {
      log.warn({ ...place }, 'laneTakenOver');
      return;
    }
    log.error({ ...place, error }, 'deliverFailed');
    throw error;
  }
}

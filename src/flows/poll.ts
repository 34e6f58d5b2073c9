import type { Agora } from '../ports/agora.ts';
import type { Claim } from '../ports/schedule.ts';
import { type JudgeWorld, judge } from './judge.ts';

export interface PollWorld extends JudgeWorld {
  readonly agora: Agora;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One background look at a recording that is due: its moment in the budget, look, judgement, one write. */
export async function poll(claim: Claim, signal: AbortSignal, world: PollWorld): Promise<void> {
  const { agora, schedule, sleep, log } = world;
  const begun = await schedule.begin(claim);
  if (!begun) {
    // It waited in the queue while no worker ran; asking Agora for nothing would cost somebody's quota.
    log.info({ sid: claim.sid, app: claim.app }, 'claimGone');
    return;
  }
  const { known, waitMs } = begun;
  try {
    if (waitMs > 0) await sleep(waitMs, signal);
    const seen = await agora.look(known.recording, signal);
    await judge(claim, known, seen, world);
  } catch (error) {
    if (!signal.aborted) throw error;
    // Stopping: whoever comes next should not have to wait for the lease to run out.
    await schedule.release(claim);
  }
}

import type { Agora } from '../../ports/agora.ts';
import type { Claim } from '../../ports/polling.ts';
import type { Signal } from '../../ports/process.ts';
import { type JudgeNeeds, judge } from './judge.ts';

export interface PollNeeds extends JudgeNeeds {
  readonly agora: Agora;
}

/** One background look at a recording that is due: its turn in the budget, the look, the judgement, one write. */
export async function poll(claim: Claim, signal: Signal, needs: PollNeeds): Promise<void> {
  const { agora, budget, schedule, log } = needs;
  try {
    const begun = await schedule.begin(claim, signal);
    if (!begun) {
      // The claim waited in the queue while no worker ran; a request without one would waste the team's quota.
      log.info({ sid: claim.sid, app: claim.app }, 'claimGone');
      return;
    }
    const again = (waitMs: number) => budget.again(claim.app, waitMs, signal);
    const seen = await agora.look(begun.known.recording, again, signal);
    const answeredAt = needs.now();
    await schedule.answered();
    await judge(claim, begun.known, seen, answeredAt, needs, begun);
  } catch (error) {
    if (!signal.aborted) throw error;
    // The process stops: the next one should not have to wait for the lease to run out.
    await schedule.release(claim);
  }
}

import type { Agora, Claim, Recordings } from '../ports.ts';
import { type JudgeWorld, judge } from './judge.ts';

export interface PollWorld extends JudgeWorld {
  readonly agora: Agora;
  readonly recordings: Recordings;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One background look at a recording that is due: budget, look, judgement, one write. */
export async function poll(claim: Claim, signal: AbortSignal, world: PollWorld): Promise<void> {
  const { agora, budget, recordings, schedule, sleep, log } = world;
  const known = await recordings.find(claim.sid);
  if (!known) {
    log.info({ sid: claim.sid }, 'forgotten');
    return;
  }
  try {
    // The token is taken last, right before the request, so that none is spent on waiting.
    for (let wait = await budget.take(claim.app); wait > 0; wait = await budget.take(claim.app)) {
      await sleep(wait, signal);
    }
    const seen = await agora.look(known.recording, signal);
    await judge(claim, known, seen, world);
  } catch (error) {
    if (!signal.aborted) throw error;
    // Stopping: whoever comes next should not have to wait for the lease to run out.
    await schedule.release(claim, world.now());
  }
}

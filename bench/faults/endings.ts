import { setTimeout as sleep } from 'node:timers/promises';
import type { Crowd, Member } from './crowd.ts';
import { judge } from './judge.ts';
import type { FaultyWorld } from './world.ts';

/** Ends each recording once all its files were told: nobody could know of one that vanished before a look. */
export async function endWhenTold(
  { slack }: FaultyWorld,
  crowd: Crowd,
  members: readonly Member[],
  withinMs: number,
): Promise<void> {
  const ending = new Set(members);
  for (const until = Date.now() + withinMs; ending.size > 0 && Date.now() < until; ) {
    const untold = judge(slack, crowd).lost.join();
    for (const member of ending) {
      if (untold.includes(member.sid)) continue;
      crowd.end(member);
      ending.delete(member);
    }
    await sleep(500);
  }
}

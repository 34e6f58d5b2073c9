import { poll } from '../../src/flows/polling/poll.ts';
import type { Observation } from '../../src/recording/observation.ts';
import { SID, type World } from './world.ts';

/** The bot goes on. */
export const never = new AbortController().signal;

/** One background look at a recording for each answer of Agora. */
export async function looksAt(world: World, sid: string, ...answers: readonly Observation[]): Promise<void> {
  for (const answer of answers) {
    world.answers.push(answer);
    await poll(world.claim(sid), never, world);
  }
}

export const looks = (world: World, ...answers: readonly Observation[]) => looksAt(world, SID, ...answers);

export const NOT_FOUND: Observation = { kind: 'not_found' };

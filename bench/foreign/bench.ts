import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { Bench } from '../figure.ts';
import { answerOf } from '../forked.ts';
import type { Order } from './calls.ts';

/** Worlds and calls in each: a million calls, in new worlds because they grow with use. */
const WORLDS = 500;
const CALLS = 2_000;

const Learnt = z.array(z.string());

/**
 * Fifty workspaces on one bot, and a million calls with ids and names of any of them. No answer and no watch may contain
 * anything of another workspace. Runs a process for each core.
 */
export const bench: Bench = async ({ say }) => {
  const processes = availableParallelism();
  const worlds = Math.ceil(WORLDS / processes);
  const learnt = (
    await Promise.all(Array.from({ length: processes }, () => run({ worlds, calls: CALLS })))
  ).flat();
  for (const message of learnt.slice(0, 3)) say(message);
  return [
    {
      name: 'calls',
      figure: `${processes * worlds * CALLS}`,
      target: '≥ 1000000',
      ok: processes * worlds >= WORLDS,
    },
    {
      name: 'worlds in which a workspace learnt of another',
      figure: `${learnt.length}`,
      target: '0',
      ok: learnt.length === 0,
    },
  ];
};

const run = async (order: Order): Promise<readonly string[]> =>
  Learnt.parse(await answerOf(new URL('calls.ts', import.meta.url), { order }));

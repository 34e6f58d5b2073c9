import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, caller, notice } from './call.ts';

/** A load of callbacks: as many as `inFlight` callers manage, or `perSecond` whatever is answered. */
export interface Storm {
  readonly port: number;
  readonly sids: readonly string[];
  readonly forMs: number;
  readonly inFlight?: number;
  readonly perSecond?: number;
}

/** Milliseconds that each callback took, from the moment at which it was to be sent. */
type Took = readonly number[];

/** Runs in a process of its own, so that the cost of sending is not measured with that of answering. */
process.once('message', async (storm: Storm) => {
  const call = caller(storm.port);
  process.send?.(await (storm.perSecond === undefined ? closed(call, storm) : open(call, storm)));
});

const SIXTEEN = 16;

async function one(call: Call, { sids }: Storm, nth: number): Promise<void> {
  const { status } = await call(notice(sids[nth % sids.length] ?? '', 33, { progress: nth % 10_000 }));
  if (status !== 200) throw new Error(`A callback was answered ${status}`);
}

async function closed(call: Call, storm: Storm): Promise<Took> {
  const took: number[] = [];
  const from = performance.now();
  let nth = 0;
  await Promise.all(
    Array.from({ length: storm.inFlight ?? SIXTEEN }, async () => {
      while (performance.now() - from < storm.forMs) {
        nth += 1;
        const at = performance.now();
        await one(call, storm, nth);
        took.push(performance.now() - at);
      }
    }),
  );
  return took;
}

/** A delay of this process counts as one of the bot, because they cannot be told apart. */
async function open(call: Call, storm: Storm): Promise<Took> {
  const { forMs, perSecond = 1 } = storm;
  const took: number[] = [];
  const pending: Promise<void>[] = [];
  const from = performance.now();
  for (let nth = 0; (nth * 1_000) / perSecond < forMs; ) {
    for (; (nth * 1_000) / perSecond <= performance.now() - from; nth += 1) {
      const at = from + (nth * 1_000) / perSecond;
      pending.push(one(call, storm, nth).then(() => void took.push(performance.now() - at)));
    }
    await sleep(1);
  }
  await Promise.all(pending);
  return took;
}
